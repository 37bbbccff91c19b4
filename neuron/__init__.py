"""One neuron: logistic regression as a short, exact library on NumPy.

Read the files in the article's order: `model`, `loss`, `gradient`, `descent`; then `data`, where
samples come from, `geometry`, `field` and `norm`, which say what a plot of the plane has to show,
and `landscape`, `stepping` and `survey`, which do so for the loss over the parameters.
"""

from neuron.data import sample_separable
from neuron.descent import Trajectory, gradient_descent, loss_rises, step_limit
from neuron.field import probability_gradients, weight_arrows
from neuron.geometry import boundary_segment, boundary_segments
from neuron.gradient import gradient, gradient_numerical, gradient_scalar
from neuron.landscape import loss_grid, loss_line, losses_at
from neuron.loss import likelihood, log_likelihood, log_loss, sample_losses
from neuron.model import accuracy, activation, predict, score, sigmoid
from neuron.norm import norm
from neuron.stepping import gradient_rounding, loss_change, overshoot_rate
from neuron.survey import Levels, contour_levels, log_heights, path_window, unit_vector

__all__ = [
    "Levels",
    "Trajectory",
    "accuracy",
    "activation",
    "boundary_segment",
    "boundary_segments",
    "contour_levels",
    "gradient",
    "gradient_descent",
    "gradient_numerical",
    "gradient_rounding",
    "gradient_scalar",
    "likelihood",
    "log_heights",
    "log_likelihood",
    "log_loss",
    "loss_change",
    "loss_grid",
    "loss_line",
    "loss_rises",
    "losses_at",
    "norm",
    "overshoot_rate",
    "path_window",
    "predict",
    "probability_gradients",
    "sample_losses",
    "sample_separable",
    "score",
    "sigmoid",
    "step_limit",
    "unit_vector",
    "weight_arrows",
]
