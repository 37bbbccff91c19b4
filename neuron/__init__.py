"""One neuron: logistic regression as a short, exact library on NumPy.

Read the files in the article's order: `model`, `taylor`, `loss`, `gradient`, `chain`, `descent`;
then `data`, where samples come from, and `geometry`, `field` and `norm`, which say what a plot of
the plane has to show.
"""

from neuron.chain import ChainRule, SampleTable, chain_rule, sample_table, updated
from neuron.data import sample_separable
from neuron.descent import Trajectory, gradient_descent, loss_rises, step_limit
from neuron.field import probability_gradients, weight_arrows
from neuron.geometry import boundary_segment, boundary_segments
from neuron.gradient import gradient, gradient_numerical, gradient_scalar
from neuron.loss import likelihood, log_likelihood, log_loss, sample_losses
from neuron.model import accuracy, activation, predict, score, sigmoid
from neuron.norm import norm
from neuron.taylor import (
    SmallChange,
    sigmoid_change,
    sigmoid_slopes,
    small_change,
    taylor_error,
)

__all__ = [
    "ChainRule",
    "SampleTable",
    "SmallChange",
    "Trajectory",
    "accuracy",
    "activation",
    "boundary_segment",
    "boundary_segments",
    "chain_rule",
    "gradient",
    "gradient_descent",
    "gradient_numerical",
    "gradient_scalar",
    "likelihood",
    "log_likelihood",
    "log_loss",
    "loss_rises",
    "norm",
    "predict",
    "probability_gradients",
    "sample_losses",
    "sample_separable",
    "sample_table",
    "score",
    "sigmoid",
    "sigmoid_change",
    "sigmoid_slopes",
    "small_change",
    "step_limit",
    "taylor_error",
    "updated",
    "weight_arrows",
]
