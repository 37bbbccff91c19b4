"""One neuron: logistic regression as a short, exact library on NumPy.

Read the files in the article's order:

1. `model`: the score, the sigmoid, the prediction. `taylor`: what a small change does to the
   output; `taylor_exact`: the same where float64 has no number for it.
2. `loss`: the likelihood and the log-loss. `likelihood_line`: where the likelihood peaks along one
   parameter; `repeated`: what float64 makes of a product of many probabilities.
3. `gradient`: which way is uphill. `chain`: the same, sample by sample, by the chain rule.
4. `descent`: the update rule, `descent_step`, and a whole run of it, `gradient_descent`.
   `overshoot`: which steps go too far. `pulls`: one step as arrows.

What theory promises: `separability` decides, with proof, whether a line can separate the classes;
`growing` says what of that stays so when more samples come. If a line can, `support_vectors` has
the widest margins, one of which is where gradient descent goes; if not, `newton` finds the minimum,
`optima` says how far a state is from it, `hessian` how sharp it is, and `infimum` what the loss
cannot go below. `perceptron` is the older rule,
`batch_perceptron` what steps without end come to. `rises` tells which steps raised the loss.
`many_rates` has the losses of many learning rates at once, `recorded` some states of a run
too long to keep, `descent_bound` how large the loss can still be, and `cycles` what a step that is
too large for the minimum ends in.

Beside them, `data`, `sets` and `standardise` say where samples come from and prepare them;
`wrong_line` chooses a start worth watching;
`placed_line` gives W and b for a line that is put somewhere, `placed_lines` for all the places on
its way, and `measured` what each of them costs;
`convex_hull` and `strip` draw hulls and the street of a margin;
`landscape` and `landscape_map` survey the loss around a state; `geometry`, `field` and
`axis_scales` say what a plot of the plane has to show; `vectors` has lengths, directions and
angles; `curve_gap` says how far a sketch of a curve is off.

A file whose name begins with an underscore is for the others: `_checks` says what every function
demands of its arguments, `_margin` has the stable form of a sample's loss and pull, `_walk` the
fast loop of steps, `_run` what is measured on the way, `_view` lines and boxes; `_exact` calculates
without rounding, `_nearest` finds the point of a convex hull nearest to the origin, `_hulls` has
the hulls of samples. `_bugs` has neurons with a mistake in them, which a learner is to find.
"""

from neuron._run import STEPS_FIRST_UP_TO
from neuron.axis_scales import equal_scales
from neuron.batch_perceptron import (
    BatchRun,
    batch_perceptron,
    threshold_step,
    wrong_sides,
)
from neuron.chain import ChainRule, SampleTable, chain_rule, sample_table
from neuron.convex_hull import convex_hull
from neuron.curve_gap import CurveGap, curve_gap
from neuron.cycles import cycle_length
from neuron.data import sample_separable, sample_separable_features
from neuron.descent import Trajectory, descent_step, gradient_descent
from neuron.descent_bound import loss_bound
from neuron.field import decision_gradients, probability_gradients, weight_arrows
from neuron.geometry import boundary_segment, boundary_segments, reaches_box
from neuron.gradient import gradient, gradient_numerical, gradient_scalar, residuals
from neuron.growing import keeps_gap, overlaps_for_good
from neuron.hessian import sharpness, sharpness_along
from neuron.infimum import loss_infimum
from neuron.landscape import loss_grid, loss_line, losses_at
from neuron.landscape_map import Levels, contour_levels, log_heights, path_window
from neuron.likelihood_line import likelihood_peak, likelihood_range, log_likelihood_along
from neuron.loss import label_probabilities, likelihood, log_likelihood, log_loss, sample_losses
from neuron.many_rates import LossesAfter, log_spaced_iterations, losses_after
from neuron.measured import Measured, measured_states
from neuron.model import accuracy, activation, logit, predict, score, sigmoid
from neuron.newton import Optimum, optimum
from neuron.optima import distances_to_optimum, free_directions, loss_above_optimum
from neuron.overshoot import (
    gradient_rounding,
    loss_change,
    loss_rises,
    overshoot_rate,
    step_limit,
)
from neuron.perceptron import PerceptronRun, perceptron, wrong_counts
from neuron.placed_line import line_within, sharpened_line, shifted_line, turned_line
from neuron.placed_lines import lines_within, sharpened_lines, shifted_lines, turned_lines
from neuron.places import Places, places_in_box
from neuron.pulls import StepArrow, pull_arrows, step_arrow
from neuron.recorded import Record, recorded_descent
from neuron.repeated import (
    SMALLEST_NORMAL,
    RepeatedProduct,
    power_of_ten,
    repeated_log_likelihood,
    repeated_product,
    samples_until_lost,
)
from neuron.rises import rising_steps
from neuron.separability import Separability, Verdict, separability
from neuron.sets import SET_NAMES, named_set
from neuron.standardise import Standardisation, standardisation
from neuron.strip import strip_in_view
from neuron.support_vectors import WidestMargin, margins_reached, max_margin, max_margin_with_bias
from neuron.taylor import SmallChange, sigmoid_change, sigmoid_slopes, small_change, taylor_error
from neuron.taylor_exact import exact_change
from neuron.vectors import angle_between, angles, norm, unit_vector
from neuron.wrong_line import wrong_line

__all__ = [
    "SET_NAMES",
    "SMALLEST_NORMAL",
    "STEPS_FIRST_UP_TO",
    "BatchRun",
    "ChainRule",
    "CurveGap",
    "Levels",
    "LossesAfter",
    "Measured",
    "Optimum",
    "PerceptronRun",
    "Places",
    "Record",
    "RepeatedProduct",
    "SampleTable",
    "Separability",
    "SmallChange",
    "Standardisation",
    "StepArrow",
    "Trajectory",
    "Verdict",
    "WidestMargin",
    "accuracy",
    "activation",
    "angle_between",
    "angles",
    "batch_perceptron",
    "boundary_segment",
    "boundary_segments",
    "chain_rule",
    "contour_levels",
    "convex_hull",
    "curve_gap",
    "cycle_length",
    "decision_gradients",
    "descent_step",
    "distances_to_optimum",
    "equal_scales",
    "exact_change",
    "free_directions",
    "gradient",
    "gradient_descent",
    "gradient_numerical",
    "gradient_rounding",
    "gradient_scalar",
    "keeps_gap",
    "label_probabilities",
    "likelihood",
    "likelihood_peak",
    "likelihood_range",
    "line_within",
    "lines_within",
    "log_heights",
    "log_likelihood",
    "log_likelihood_along",
    "log_loss",
    "log_spaced_iterations",
    "logit",
    "loss_above_optimum",
    "loss_bound",
    "loss_change",
    "loss_grid",
    "loss_infimum",
    "loss_line",
    "loss_rises",
    "losses_after",
    "losses_at",
    "margins_reached",
    "max_margin",
    "max_margin_with_bias",
    "measured_states",
    "named_set",
    "norm",
    "optimum",
    "overlaps_for_good",
    "overshoot_rate",
    "path_window",
    "perceptron",
    "places_in_box",
    "power_of_ten",
    "predict",
    "probability_gradients",
    "pull_arrows",
    "reaches_box",
    "recorded_descent",
    "repeated_log_likelihood",
    "repeated_product",
    "residuals",
    "rising_steps",
    "sample_losses",
    "sample_separable",
    "sample_separable_features",
    "sample_table",
    "samples_until_lost",
    "score",
    "separability",
    "sharpened_line",
    "sharpened_lines",
    "sharpness",
    "sharpness_along",
    "shifted_line",
    "shifted_lines",
    "sigmoid",
    "sigmoid_change",
    "sigmoid_slopes",
    "small_change",
    "standardisation",
    "step_arrow",
    "step_limit",
    "strip_in_view",
    "taylor_error",
    "threshold_step",
    "turned_line",
    "turned_lines",
    "unit_vector",
    "weight_arrows",
    "wrong_counts",
    "wrong_line",
    "wrong_sides",
]
