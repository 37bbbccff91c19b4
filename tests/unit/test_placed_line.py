"""A line that is put somewhere: it passes there, and keeps what it should."""

import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from neuron import line_within, sharpened_line, shifted_line, sigmoid, turned_line

near = st.floats(-50.0, 50.0)
places = st.tuples(near, near)
weights = st.tuples(near, near).filter(lambda W: math.hypot(*W) > 1e-3)


def z(line, place):
    W, b = line
    return W @ np.array(place) + b


@given(weights, places)
def test_a_shifted_line_passes_through_the_place_with_the_same_weights(W, place):
    line = shifted_line(W, place)
    assert line[0].tolist() == list(W)
    assert z(line, place) == pytest.approx(0.0, abs=1e-12 * (1 + abs(line[1])))


@given(weights, places, places, st.booleans())
def test_a_turned_line_passes_through_both_places_and_keeps_its_length(W, about, through, left):
    assume(math.dist(about, through) > 1e-3)
    line = turned_line(W, about, through, left=left)
    length = math.hypot(*W)
    assert np.hypot(*line[0]) == pytest.approx(length, rel=1e-12)
    for place in (about, through):
        assert z(line, place) == pytest.approx(0.0, abs=1e-10 * length * 100)
    # one step to the left of the way from the one to the other
    way = np.subtract(through, about)
    beside = about + np.array([-way[1], way[0]])
    assert (z(line, beside) > 0) == left


def test_a_line_turned_step_by_step_comes_back_the_other_way_round_after_half_a_turn():
    for angle in np.linspace(0, math.pi, 19):
        W, _ = turned_line(
            [0.0, 3.0], [1.0, 2.0], [1 + math.cos(angle), 2 + math.sin(angle)], left=True
        )
        expected = 3 * np.array([-math.sin(angle), math.cos(angle)])
        np.testing.assert_allclose(W, expected, atol=1e-12)


@given(weights, near, st.floats(0.01, 100.0), places)
def test_a_sharper_line_has_its_zeros_where_they_were(W, b, factor, place):
    line = sharpened_line(W, b, factor)
    assert z(line, place) == pytest.approx(factor * z((np.array(W), b), place), rel=1e-9, abs=1e-9)


def test_a_sharper_line_is_surer_on_either_side():
    W, b = sharpened_line([1.0, 0.0], 0.0, 3.0)
    assert sigmoid(W @ [0.5, 0.0] + b) > sigmoid(0.5)
    assert sigmoid(W @ [-0.5, 0.0] + b) < sigmoid(-0.5)


@given(st.lists(st.floats(-1e300, 1e300), min_size=1, max_size=4), st.floats(-1e300, 1e300))
def test_within_a_limit_the_line_is_the_same(W, b):
    inside, bias = line_within(W, b, 100.0)
    size = max(np.abs(W).max(), abs(b))
    assert max(np.abs(inside).max(), abs(bias)) <= 100.0
    if size <= 100.0:
        assert (inside.tolist(), bias) == (W, b)
    else:
        assert max(np.abs(inside).max(), abs(bias)) == pytest.approx(100.0)
        before, after = np.append(W, b) / size, np.append(inside, bias) / 100.0
        assert after == pytest.approx(before, rel=1e-12, abs=1e-300)


@pytest.mark.parametrize("about", [(0.0, 0.0), (1e200, -1e200)])
def test_two_places_that_are_one_give_no_line(about):
    with pytest.raises(ValueError, match="two places"):
        turned_line([1.0, 0.0], about, about, left=True)


@pytest.mark.parametrize(
    ("call", "reason"),
    [
        (lambda: shifted_line([1.0], [0.0, 0.0]), r"W must have shape \(2,\)"),
        (lambda: shifted_line([1.0, 0.0], [0.0]), "through must be a place"),
        (lambda: shifted_line([1e200, 0.0], [1e200, 0.0]), "b = -W · through leaves float64"),
        (lambda: shifted_line([1.0, np.nan], [0.0, 0.0]), r"W\[1\] is nan"),
        (lambda: turned_line([1.0, 0.0], [0.0, np.inf], [0.0, 0.0], left=True), "about"),
        (lambda: sharpened_line([1.0, 0.0], 0.0, 0.0), "factor must be greater than 0"),
        (lambda: sharpened_line([1e300, 0.0], 0.0, 1e10), "leaves float64"),
        (lambda: line_within([1.0, 0.0], 0.0, -1.0), "largest must be greater than 0"),
    ],
)
def test_what_is_no_line_is_refused(call, reason):
    with pytest.raises(ValueError, match=reason):
        call()


def test_places_far_apart_and_close_together_are_no_trouble():
    W, b = turned_line([0.0, 1e-300], [0.0, 0.0], [1e150, 1e150], left=True)
    np.testing.assert_allclose(W / 1e-300, [-math.sqrt(0.5), math.sqrt(0.5)])
    assert b == 0.0
    W, _ = turned_line([2.0, 0.0], [0.0, 0.0], [0.0, 5e-324], left=False)
    assert W.tolist() == [2.0, 0.0]
