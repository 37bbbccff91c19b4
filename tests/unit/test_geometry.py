"""Boundary, shading and arrow on the plane, checked by hand and at the ends of float64."""

import itertools

import numpy as np
import pytest

from neuron import (
    boundary_segment,
    boundary_segments,
    decision_gradients,
    probability_gradients,
    sigmoid,
    weight_arrows,
)

BOX = (-6.0, 6.0, -6.0, 6.0)
WIDE = (-1.0, 3.0, 0.0, 1.0)


@pytest.mark.parametrize(
    ("W", "b", "ends"),
    [
        ([1.0, 0.0], 0.0, [[0.0, -6.0], [0.0, 6.0]]),
        ([-1.0, 0.0], 0.0, [[0.0, 6.0], [0.0, -6.0]]),
        ([0.0, 2.0], -2.0, [[6.0, 1.0], [-6.0, 1.0]]),
        ([1.0, 1.0], 0.0, [[6.0, -6.0], [-6.0, 6.0]]),  # through two corners
        ([1.0, 1.0], -11.0, [[6.0, 5.0], [5.0, 6.0]]),
        ([1.0, 0.0], -6.0, [[6.0, -6.0], [6.0, 6.0]]),  # along an edge
        ([1e300, 1e300], 0.0, [[6.0, -6.0], [-6.0, 6.0]]),
        ([1e-300, 1e-300], 0.0, [[6.0, -6.0], [-6.0, 6.0]]),
        ([5e-324, 0.0], 0.0, [[0.0, -6.0], [0.0, 6.0]]),
        ([1e-300, 1.0], 0.0, [[6.0, 0.0], [-6.0, 0.0]]),
    ],
)
def test_segments_by_hand(W, b, ends):
    assert boundary_segment(W, b, BOX) == pytest.approx(np.array(ends), abs=1e-12)


@pytest.mark.parametrize(
    ("W", "b"),
    [
        ([0.0, 0.0], 0.0),
        ([0.0, 0.0], 1.0),
        ([1.0, 0.0], 6.001),
        ([1e-300, 1e-300], 1e300),
        ([1.0, 1.0], 1e308),
        ([1.0, 1.0], -12.0),  # touches a corner only
    ],
)
def test_no_segment(W, b):
    assert boundary_segment(W, b, BOX) is None
    segments, crosses = boundary_segments([W], [b], BOX)
    assert not crosses[0]
    assert segments[0].tolist() == [[0.0, 0.0], [0.0, 0.0]]


@pytest.mark.parametrize("corner", [(-2.0, -1.0), (-2.0, 8.0), (5.0, -1.0), (5.0, 8.0)])
@pytest.mark.parametrize("size", [(1.0, 1.0), (3.0, 2.0), (2.0, 1.0), (2.0, 3.0), (0.1, 0.7)])
def test_a_corner_that_is_only_touched_is_no_segment(corner, size):
    box = (-2.0, 5.0, -1.0, 8.0)
    W = np.sign(np.subtract(corner, (1.5, 3.5))) * size  # away from the box
    assert boundary_segment(W, -float(W @ corner), box) is None


def test_a_box_that_is_no_square_nor_around_the_origin():
    assert boundary_segment([1.0, 1.0], -1.0, WIDE).tolist() == [[1.0, 0.0], [0.0, 1.0]]


def test_ends_move_continuously_while_the_line_turns():
    turn = np.linspace(0.0, 2 * np.pi, 2001)
    segments, crosses = boundary_segments(
        np.column_stack([np.cos(turn), np.sin(turn)]), np.full(2001, 0.7), BOX
    )
    assert crosses.all()
    assert np.abs(np.diff(segments, axis=0)).max() < 0.1


def test_the_gradient_runs_from_minus_to_plus_z_max():
    W, b = np.array([[1.5, -2.0], [3.0, 4.0]]), np.array([0.5, -1.0])
    ends, flat, P = probability_gradients(W, b, BOX, z_max=8.0)
    assert not flat.any()
    for k in range(2):
        assert ends[k] @ W[k] + b[k] == pytest.approx([-8.0, 8.0], rel=1e-12)
        along = ends[k, 1] - ends[k, 0]
        assert along[0] * W[k, 1] == pytest.approx(along[1] * W[k, 0], rel=1e-12)
    assert P.tolist() == [sigmoid(0.5), sigmoid(-1.0)]


@pytest.mark.parametrize(
    ("W", "b", "P"),
    [
        ([0.0, 0.0], 0.0, 0.5),
        ([0.0, 0.0], 1.0, sigmoid(1.0)),
        ([1e-9, 1e-9], -2.0, sigmoid(-2.0)),
        ([5e-324, 0.0], 1e308, 1.0),
        ([1.0, 0.0], 100.0, 1.0),
        ([1e308, 1e308], -1e308, 0.0),
    ],
)
def test_where_nothing_varies_one_probability_is_given(W, b, P):
    box = (-6.0, 6.0, -6.0, 6.0) if abs(b) < 1e308 else (-1e-3, 1e-3, -1e-3, 1e-3)
    ends, flat, values = probability_gradients([W], [b], box)
    assert flat[0]
    assert values[0] == pytest.approx(P, rel=1e-12)
    # The colour that the gradient paints at each corner of the box is that of P.
    low, high = ends[0][:, 0]
    shares = [(x1 - low) / (high - low) for x1 in box[:2]]
    painted = sigmoid(16.0 * np.clip(shares, 0.0, 1.0) - 8.0)
    assert painted == pytest.approx([np.clip(P, sigmoid(-8.0), sigmoid(8.0))] * 2, abs=1 / 1024)


def test_flat_means_less_than_a_quarter_of_a_colour_level():
    for w in (1.0e-4, 3.0e-4, 4e-4, 1e-3):
        corners = sigmoid(np.array([-12.0 * w, 12.0 * w]))
        flat = probability_gradients([[w, w]], [0.0], BOX)[1][0]
        assert flat == (corners[1] - corners[0] < 1 / 1024)


@pytest.mark.parametrize("w", [1e5, 1e100, 1e308])
def test_ends_of_a_steep_gradient_stay_apart(w):
    ends, flat, P = probability_gradients([[w, -w]], [0.0], BOX)
    assert not flat[0]
    assert P[0] == 0.5
    assert ends[0].mean(axis=0) == pytest.approx([0.0, 0.0], abs=1e-15)
    assert np.linalg.norm(ends[0, 1] - ends[0, 0]) == pytest.approx(1e-3 * 12 * 2**0.5, rel=1e-12)


def test_the_arrow_stands_on_the_boundary_and_points_along_the_weights():
    tails, tips, shown = weight_arrows([[3.0, 4.0]], [-5.0], BOX, 2.0)
    assert shown[0]
    assert tails[0] == pytest.approx([0.6, 0.8], rel=1e-14)
    assert tips[0] - tails[0] == pytest.approx([1.2, 1.6], rel=1e-14)


@pytest.mark.parametrize(
    ("W", "b"), [([0.0, 0.0], 0.0), ([1.0, 0.0], 7.0), ([5e-324, 0.0], 1e300), ([1e-9, 0.0], 1.0)]
)
def test_no_arrow_where_there_is_nothing_to_stand_on(W, b):
    tails, tips, shown = weight_arrows([W], [b], BOX, 2.0)
    assert not shown[0]
    assert tails.tolist() == tips.tolist() == [[0.0, 0.0]]


@pytest.mark.parametrize("size", [1e-300, 1.0, 1e300])
def test_the_arrow_has_its_length_however_small_or_large_the_weights_are(size):
    tails, tips, shown = weight_arrows([[size, -size]], [size], BOX, 1.5)
    assert shown[0]
    assert np.linalg.norm(tips - tails) == pytest.approx(1.5, rel=1e-14)


def test_no_states_give_no_drawings():
    assert boundary_segments(np.empty((0, 2)), [], BOX)[0].shape == (0, 2, 2)
    assert probability_gradients(np.empty((0, 2)), [], BOX)[0].shape == (0, 2, 2)
    assert weight_arrows(np.empty((0, 2)), [], BOX, 1.0)[0].shape == (0, 2)


@pytest.mark.parametrize(
    ("W", "b"),
    [
        ([1.0, 2.0], 0.5),
        ([1e-9, 0.0], 0.0),
        ([0.0, -3.0], 6.0),
        ([0.0, 0.0], 0.0),
        ([0.0, 0.0], -1e-300),
        ([1e-3, 1e-3], 5.0),
        ([1e300, -1e300], -1e300),
    ],
)
def test_the_hard_shading_shows_class_one_exactly_where_the_score_is_not_negative(W, b):
    low, high = decision_gradients([W], [b], BOX)[0]
    for x in itertools.product(np.linspace(-5.9, 5.9, 7), repeat=2):
        share = (np.array(x) - low) @ (high - low) / ((high - low) @ (high - low))
        z = np.dot(np.array(W) / max(np.abs([*W, b]).max(), 1e-308), x) + b / max(
            np.abs([*W, b]).max(), 1e-308
        )
        if abs(z) > 1e-9 or not any(W):
            assert (share > 0.5) == (z >= 0), x
