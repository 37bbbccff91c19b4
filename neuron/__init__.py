"""One neuron: logistic regression as a short, exact library on NumPy.

Read the files in the article's order: `model`, `loss`, `gradient`, `descent`; then `data` and
`sets`, where samples come from, `standardise`, which gives every feature the same scale, and
`geometry`, `field`, `stretch` and `norm`, which say what a plot of the plane has to show.
"""

from neuron.data import sample_separable
from neuron.descent import Trajectory, gradient_descent, loss_rises, step_limit
from neuron.field import probability_gradients, weight_arrows
from neuron.geometry import boundary_segment, boundary_segments
from neuron.gradient import gradient, gradient_numerical, gradient_scalar
from neuron.loss import likelihood, log_likelihood, log_loss, sample_losses
from neuron.model import accuracy, activation, predict, score, sigmoid
from neuron.norm import norm
from neuron.sets import SET_NAMES, named_set
from neuron.standardise import Standardisation, standardisation
from neuron.stretch import equal_scales

__all__ = [
    "SET_NAMES",
    "Standardisation",
    "Trajectory",
    "accuracy",
    "activation",
    "boundary_segment",
    "boundary_segments",
    "equal_scales",
    "gradient",
    "gradient_descent",
    "gradient_numerical",
    "gradient_scalar",
    "likelihood",
    "log_likelihood",
    "log_loss",
    "loss_rises",
    "named_set",
    "norm",
    "predict",
    "probability_gradients",
    "sample_losses",
    "sample_separable",
    "score",
    "sigmoid",
    "standardisation",
    "step_limit",
    "weight_arrows",
]
