"""The first visit's run has a story: a wrong line in view that turns and comes right in time."""

import math
from itertools import pairwise

import numpy as np

from neuron import boundary_segment
from playground.state.experiment import first_experiment
from playground.state.options import DOUBLING, PACES
from tests import textbook

FIRST = first_experiment()
X, Y = FIRST.points.X, FIRST.points.y
START = (FIRST.w1, FIRST.w2), FIRST.b


def state(k):
    return textbook.weights_after(k, X, Y, FIRST.alpha, *START)


def right(k):
    """How many points the line has on the right side."""
    W, b = state(k)
    return int(np.sum((X @ W + b >= 0) == Y))


def iteration_after(seconds):
    """Where the default pace is: it doubles each second."""
    assert FIRST.option("speed") == DOUBLING
    return int(PACES[DOUBLING] / math.log(2) * (2**seconds - 1))


def test_it_begins_with_a_line_in_view_that_is_wrong():
    assert boundary_segment(np.array(START[0]), START[1], FIRST.box) is not None
    assert right(0) <= len(Y) / 5


def test_the_line_turns_by_more_than_120_degrees():
    angles = np.unwrap([math.atan2(*state(k)[0][::-1]) for k in range(0, FIRST.iterations + 1, 20)])
    assert abs(math.degrees(angles[-1] - angles[0])) > 120


def test_all_points_are_right_between_one_second_and_five_after_play():
    assert right(iteration_after(1)) < len(Y)
    assert right(iteration_after(5)) == len(Y)


def test_the_loss_falls_visibly_over_that_time():
    losses = [textbook.log_loss(X, Y, *state(iteration_after(second))) for second in range(5)]
    assert all(later < 0.9 * sooner for sooner, later in pairwise(losses))
