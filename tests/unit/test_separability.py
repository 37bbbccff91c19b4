"""Separable, touching or overlapping: against arithmetic without rounding, and by hand."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from neuron import separability
from tests import rational

searched = settings(deadline=None, max_examples=100)


@st.composite
def grids(draw, largest_d=3, size=3, most=9):
    """Samples at whole numbers, so few that many coincide or lie on one line."""
    m, d = draw(st.integers(1, most)), draw(st.integers(1, largest_d))
    X = draw(hnp.arrays(np.float64, (m, d), elements=st.integers(-size, size).map(float)))
    return X, draw(hnp.arrays(np.float64, m, elements=st.sampled_from([0.0, 1.0])))


def check(X, y, found):
    """Verify the proof in fractions, whatever it was found by; weights up to rounding."""
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    if found.W is not None:
        theta = [Fraction(t) for t in [*found.W.tolist(), found.b]]
        products = rational.products(theta, rational.folded(X, y))
        if found.verdict == "separable":
            assert min(products) > 0
        else:
            assert min(products) >= 0
            assert max(products) > 0
    if found.verdict == "separable":
        assert found.weights is None
        if found.margin is not None:
            s = 2 * y - 1
            assert np.linalg.norm(found.W) == pytest.approx(1.0, rel=1e-14)
            size = np.abs(X).max() + found.margin
            assert min(s * (X @ found.W + found.b)) == pytest.approx(found.margin, abs=1e-14 * size)
    else:
        assert found.margin is None
        assert found.weights.min() >= 0.0
        assert np.count_nonzero(found.weights) <= X.shape[1] + 2
        ones, zeros = y == 1, y == 0
        assert found.weights[ones].sum() == pytest.approx(1.0, abs=1e-15 * len(y))
        assert found.weights[zeros].sum() == pytest.approx(1.0, abs=1e-15 * len(y))
        one, zero = found.weights[ones] @ X[ones], found.weights[zeros] @ X[zeros]
        assert one == pytest.approx(zero, abs=4e-15 * np.abs(X).max())
    assert (found.verdict == "overlapping") == (found.W is None) == (found.b is None)


@searched
@given(grids())
def test_on_grids_the_verdict_is_that_of_fractions_and_proves_itself(problem):
    X, y = problem
    found = separability(X, y)
    assert found.verdict == rational.verdict(X, y)
    check(X, y, found)


@settings(deadline=None, max_examples=40)
@given(grids(largest_d=5, size=1, most=11))
def test_in_more_dimensions_too(problem):
    X, y = problem
    found = separability(X, y)
    assert found.verdict == rational.verdict(X, y)
    check(X, y, found)


@searched
@given(grids(), st.integers(0, 2**32 - 1))
def test_where_float64_is_delicate_the_verdict_is_still_that_of_fractions(problem, seed):
    """Moved by a third and nudged by single bits: nothing is on a line that was before."""
    X, y = problem
    rng = np.random.default_rng(seed)
    X = X / 3.0 + 1.0 / 7.0
    X += rng.integers(-1, 2, size=X.shape) * np.spacing(X)
    found = separability(X, y)
    assert found.verdict == rational.verdict(X, y)


@searched
@given(grids(largest_d=2), st.integers(-1074, 200), st.integers(-1074, 200))
def test_features_of_any_size_down_to_the_smallest_number(problem, first, second):
    X, y = problem
    scales = np.ldexp(1.0, np.array([first, second][: X.shape[1]]))
    assert separability(X * scales, y).verdict == rational.verdict(X, y)


@searched
@given(grids(largest_d=2), st.integers(0, 1000))
def test_nothing_depends_on_order_names_or_turns(problem, seed):
    X, y = problem
    d = X.shape[1]
    found = separability(X, y)

    order = np.random.default_rng(seed).permutation(len(y))
    other = separability(X[order], y[order])
    assert (other.verdict, other.margin) == (found.verdict, found.margin)
    if found.verdict == "separable":
        assert other.W.tolist() == found.W.tolist()
        assert other.b == found.b

    swapped = separability(X, 1 - y)
    assert (swapped.verdict, swapped.margin) == (found.verdict, found.margin)
    if found.verdict == "separable":
        assert (-swapped.W).tolist() == (found.W + 0.0).tolist()
        assert -swapped.b == found.b

    turn = np.array([[0.0, 1.0], [-1.0, 0.0]]) if d == 2 else -np.eye(1)
    turned = separability(X @ turn, y)
    assert (turned.verdict, turned.margin) == (found.verdict, found.margin)
    if found.verdict == "separable":
        assert list(turned.W) == pytest.approx(found.W @ turn, abs=1e-15)

    moved = separability(8.0 * X + 64.0, y)
    assert moved.verdict == found.verdict
    if found.margin is not None:
        assert moved.margin == pytest.approx(8.0 * found.margin, rel=1e-15)


@searched
@given(grids(largest_d=2), st.floats(0.0, 6.3), st.floats(-5.0, 5.0))
def test_no_other_line_has_a_larger_margin(problem, angle, offset):
    X, y = problem
    found = separability(X, y)
    W = np.array([np.cos(angle), np.sin(angle)][: X.shape[1]])
    W /= np.linalg.norm(W)
    margin = min((2 * y - 1) * (X @ W + offset))
    if found.verdict != "separable":
        assert margin < 1e-12
    elif found.margin is not None:
        assert margin <= found.margin * (1 + 1e-12)


@pytest.mark.parametrize(
    ("X", "y", "verdict"),
    [
        ([[0, 0], [1, 1], [2, 0]], [0, 1, 0], "separable"),
        ([[0, 0], [1, 0], [2, 0]], [0, 1, 0], "overlapping"),  # between, on one line with them
        ([[0, 0], [1, 0], [2, 0], [1, 1]], [0, 1, 0, 1], "touching"),  # on the side of a triangle
        ([[0, 0], [2, 0], [1, 1], [1, 0]], [0, 0, 0, 1], "touching"),
        ([[0, 0], [3, 0], [0, 3], [1, 1]], [0, 0, 0, 1], "overlapping"),  # inside it
        ([[0, 0], [1, 1], [1, 0], [0, 1]], [0, 0, 1, 1], "overlapping"),  # exclusive or
        ([[0], [1], [1], [2]], [0, 0, 1, 1], "touching"),
        ([[0, 0], [1, 1], [1, 1], [2, 2]], [0, 0, 1, 1], "touching"),
        ([[0, 0], [1, 1], [2, 2], [3, 3]], [0, 1, 0, 1], "overlapping"),
        ([[0, 0], [1, 0], [1, 0], [2, 0]], [1, 0, 1, 1], "overlapping"),
        ([[1, 2], [1, 2]], [0, 1], "overlapping"),  # both labels in one place, and no more
        ([[1, 2], [1, 2], [1, 2]], [0, 1, 1], "overlapping"),
        ([[1, 2], [1, 2], [5, 2]], [0, 1, 1], "touching"),
        ([[1, 2], [1, 2], [5, 2], [5, 2]], [0, 1, 1, 0], "overlapping"),
        ([[1, 2], [1, 2], [1, 2]], [1, 1, 1], "separable"),
        ([[1, 2], [1, 2], [3, 4]], [0, 0, 1], "separable"),
        # Two tetrahedra that share an edge only, and a triangle pierced by a segment.
        (
            [[0, 0, 0], [2, 0, 0], [0, 1, 1], [1, 0, 0], [3, 0, 0], [0, -1, 1]],
            [0, 0, 0, 1, 1, 1],
            "touching",
        ),
        ([[0, 0, 0], [3, 0, 0], [0, 3, 0], [1, 1, -1], [1, 1, 1]], [0, 0, 0, 1, 1], "overlapping"),
        ([[0, 0, 0], [3, 0, 0], [0, 3, 0], [1, 1, 0], [1, 1, 1]], [0, 0, 0, 1, 1], "touching"),
    ],
)
def test_by_hand(X, y, verdict):
    found = separability(X, y)
    assert found.verdict == verdict == rational.verdict(X, y)
    check(X, y, found)


def test_the_line_stands_in_the_middle_of_the_gap():
    found = separability([[0, 0], [4, 0], [0, 3], [4, 3]], [0, 1, 1, 1])
    assert found.margin == pytest.approx(1.2, rel=1e-15)  # the height of the triangle is 12/5
    assert list(found.W) == pytest.approx([0.6, 0.8], rel=1e-15)
    assert found.b == pytest.approx(-1.2, rel=1e-15)


def test_the_common_point_of_two_crossing_segments():
    found = separability([[0, 0], [4, 4], [0, 4], [3, 1]], [0, 0, 1, 1])
    assert found.verdict == "overlapping"
    assert found.weights == pytest.approx([0.5, 0.5, 1 / 3, 2 / 3], abs=1e-15)


@pytest.mark.parametrize(("label", "b"), [(0, -1.0), (1, 1.0)])
@pytest.mark.parametrize("m", [1, 3])
def test_one_class_alone_needs_no_line(m, label, b):
    found = separability([[2.0, 3.0]] * m, [label] * m)
    assert (found.verdict, found.W.tolist(), found.b) == ("separable", [0.0, 0.0], b)
    assert found.margin is None
    assert found.weights is None


def test_single_bits_decide():
    below, above = np.nextafter(0.1, 0.0), np.nextafter(0.1, 1.0)
    assert separability([[0.0], [0.1], [above], [1.0]], [0, 0, 1, 1]).verdict == "separable"
    assert separability([[0.0], [0.1], [0.1], [1.0]], [0, 0, 1, 1]).verdict == "touching"
    assert separability([[0.0], [0.1], [below], [1.0]], [0, 0, 1, 1]).verdict == "overlapping"
    # 0.1, 0.2 and 0.3 are not on the diagonal's line with 3 times themselves in float64.
    X = [[0.1, 0.3], [0.3, 0.9], [0.2, 0.6], [0.0, 1.0]]
    assert separability(X, [0, 0, 1, 1]).verdict == rational.verdict(X, [0, 0, 1, 1])


@pytest.mark.parametrize("gap", [1e-3, 1e-6, 1e-9, 1e-12])
def test_thin_margins(gap):
    rng = np.random.default_rng(5)
    t = rng.uniform(-4.0, 4.0, size=200)
    X = np.column_stack([t, 0.5 * t + np.where(np.arange(200) % 2, gap, -gap)])
    found = separability(X, np.arange(200) % 2)
    assert found.verdict == "separable"
    assert found.margin == pytest.approx(gap / np.sqrt(1.25), rel=1e-15 / gap)
    check(X, np.arange(200) % 2, found)


def test_ten_thousand_points_on_two_lines_and_on_one():
    t = np.arange(10_000.0) % 5000
    y = np.arange(10_000) % 2
    two = separability(np.column_stack([t, 3 * t + y]), y)
    assert two.verdict == "separable"
    assert two.margin == pytest.approx(0.5 / np.sqrt(10.0), rel=1e-14)
    assert separability(np.column_stack([t, 3 * t]), y).verdict == "overlapping"


def test_what_is_too_large_or_not_a_sample_is_refused():
    with pytest.raises(ValueError, match="X must hold at least one sample"):
        separability(np.zeros((0, 2)), [])
    with pytest.raises(ValueError, match="every label must be 0 or 1"):
        separability([[1.0]], [2])
    far = separability([[-1.7e308], [1.7e308]], [0, 1])
    assert (far.verdict, far.margin) == ("separable", 1.7e308)
    tiny = separability([[5e-324], [1.5e-323]], [0, 1])
    assert (tiny.verdict, tiny.margin) == ("separable", 5e-324)
    with pytest.raises(ValueError, match="X gives a bias or a margin too large"):
        separability([[-1.7e308, -1.7e308], [1.7e308, 1.7e308]], [0, 1])


def test_the_proof_cannot_be_changed():
    found = separability([[0.0], [1.0], [2.0]], [0, 1, 0])
    with pytest.raises(ValueError, match="read-only"):
        found.weights[0] = 1.0


@pytest.mark.parametrize("turned", [False, True])
def test_touching_the_samples_that_no_line_can_leave_are_named(turned):
    X = np.array([[0.0, 0.0], [1.0, 0.0], [1.0, 0.0], [2.0, 0.0], [2.0, 3.0]])
    y = np.array([0, 0, 1, 1, 1])
    if turned:
        X = X @ np.array([[3.0, -4.0], [4.0, 3.0]])
    found = separability(X, y)
    assert found.verdict == "touching"
    assert found.on_line.tolist() == [1, 2]
    scores = (2 * y - 1) * (X @ found.W + found.b)
    assert np.flatnonzero(np.abs(scores) < 1e-12).tolist() == [1, 2]
    assert scores[[0, 3, 4]].min() > 0
    assert separability(X, 1 - y).on_line.tolist() == [1, 2]


@pytest.mark.parametrize("labels", [[0, 1, 1], [0, 1, 0]])
def test_only_where_hulls_touch_are_samples_named(labels):
    assert separability([[0.0], [1.0], [2.0]], labels).on_line is None
