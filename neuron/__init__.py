"""One neuron: logistic regression as a short, exact library on NumPy.

Read the files in the article's order: `model`, `taylor`, `loss`, `gradient`, `chain`, `descent`.
`data`, `features` and `sets` say where samples come from; `geometry`, `field` and `norm`, what a
plot of the plane has to show; `probability`, `repeated` and `along` look closer at the likelihood,
`landscape`, `stepping` and `survey` at the loss around a state; `exact` has changes that are too
small for float64.
"""

from neuron._run import STEPS_FIRST_UP_TO
from neuron.along import likelihood_peak, likelihood_range, log_likelihood_along
from neuron.chain import ChainRule, SampleTable, chain_rule, sample_table, updated
from neuron.data import sample_separable
from neuron.descent import Trajectory, gradient_descent, loss_rises, step_limit
from neuron.exact import exact_change
from neuron.features import sample_separable_features
from neuron.field import decision_gradients, probability_gradients, weight_arrows
from neuron.geometry import boundary_segment, boundary_segments
from neuron.gradient import gradient, gradient_numerical, gradient_scalar
from neuron.landscape import loss_grid, loss_line, losses_at
from neuron.loss import likelihood, log_likelihood, log_loss, sample_losses
from neuron.model import accuracy, activation, logit, predict, score, sigmoid
from neuron.norm import norm
from neuron.probability import label_probabilities, residuals
from neuron.repeated import (
    SMALLEST_NORMAL,
    RepeatedProduct,
    power_of_ten,
    repeated_log_likelihood,
    repeated_product,
    samples_until_lost,
)
from neuron.sets import SET_NAMES, named_set
from neuron.standardise import Standardisation, standardisation
from neuron.stepping import gradient_rounding, loss_change, overshoot_rate
from neuron.stretch import equal_scales
from neuron.survey import Levels, contour_levels, log_heights, path_window, unit_vector
from neuron.taylor import SmallChange, sigmoid_change, sigmoid_slopes, small_change, taylor_error

__all__ = [
    "SET_NAMES",
    "SMALLEST_NORMAL",
    "STEPS_FIRST_UP_TO",
    "ChainRule",
    "Levels",
    "RepeatedProduct",
    "SampleTable",
    "SmallChange",
    "Standardisation",
    "Trajectory",
    "accuracy",
    "activation",
    "boundary_segment",
    "boundary_segments",
    "chain_rule",
    "contour_levels",
    "decision_gradients",
    "equal_scales",
    "exact_change",
    "gradient",
    "gradient_descent",
    "gradient_numerical",
    "gradient_rounding",
    "gradient_scalar",
    "label_probabilities",
    "likelihood",
    "likelihood_peak",
    "likelihood_range",
    "log_heights",
    "log_likelihood",
    "log_likelihood_along",
    "log_loss",
    "logit",
    "loss_change",
    "loss_grid",
    "loss_line",
    "loss_rises",
    "losses_at",
    "named_set",
    "norm",
    "overshoot_rate",
    "path_window",
    "power_of_ten",
    "predict",
    "probability_gradients",
    "repeated_log_likelihood",
    "repeated_product",
    "residuals",
    "sample_losses",
    "sample_separable",
    "sample_separable_features",
    "sample_table",
    "samples_until_lost",
    "score",
    "sigmoid",
    "sigmoid_change",
    "sigmoid_slopes",
    "small_change",
    "standardisation",
    "step_limit",
    "taylor_error",
    "unit_vector",
    "updated",
    "weight_arrows",
]
