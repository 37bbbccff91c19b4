"""The two widest margins: against scikit-learn's support vector machines, and by hand."""

import numpy as np
import pytest
import scipy.optimize
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from sklearn.svm import SVC

from neuron import (
    gradient_descent,
    margins_reached,
    max_margin,
    max_margin_with_bias,
    separability,
    step_limit,
)

searched = settings(deadline=None, max_examples=100)
BOTH = pytest.mark.parametrize("widest", [max_margin, max_margin_with_bias])


@st.composite
def problems(draw, most=10):
    m, d = draw(st.integers(1, most)), draw(st.integers(1, 3))
    X = draw(hnp.arrays(np.float64, (m, d), elements=st.integers(-20, 20).map(lambda v: v / 4)))
    return X, draw(hnp.arrays(np.float64, m, elements=st.sampled_from([0.0, 1.0])))


def apart(m, d, seed, gap=0.05):
    """Draw samples with a gap between the classes, away from the origin."""
    rng = np.random.default_rng([seed, d])
    X, W = rng.normal(size=(m, d)), rng.normal(size=d)
    W /= np.linalg.norm(W)
    Z = X @ W + 0.2
    return X + np.outer(np.sign(Z) * gap, W) + 0.5, (Z > 0).astype(float)


def check(X, y, line, with_bias):
    """Verify what makes the line the only best one: the Karush-Kuhn-Tucker conditions."""
    s = 2.0 * y - 1.0
    products = s * (X @ line.W + line.b)
    size = 1.0 + np.abs(X) @ np.abs(line.W) + abs(line.b)
    assert (products >= 1.0 - 1e-14 * size).all()
    assert products[line.support] == pytest.approx(1.0, abs=1e-14 * size.max())
    assert line.weights.min() >= 0.0
    assert set(np.flatnonzero(line.weights)) <= set(line.support)
    duals = s * line.weights
    total = line.weights.sum()
    assert list(duals @ X) == pytest.approx(
        list(line.W), abs=1e-14 * total * np.abs(X).max() + 1e-300
    )
    assert duals.sum() == pytest.approx(line.b if with_bias else 0.0, abs=1e-14 * total)
    length = np.linalg.norm([*line.W, line.b] if with_bias else line.W)
    if line.margin is not None:
        assert line.margin * length == pytest.approx(1.0, rel=1e-14)
        assert total == pytest.approx(length**2, rel=1e-13)


@searched
@given(problems())
@BOTH
def test_the_conditions_for_the_best_line_hold(widest, problem):
    X, y = problem
    line = widest(X, y)
    assert (line is None) == (separability(X, y).verdict != "separable")
    if line is not None:
        check(X, y, line, with_bias=widest is max_margin_with_bias)


@pytest.mark.parametrize("d", [1, 2, 3, 7])
@pytest.mark.parametrize("seed", range(4))
def test_max_margin_against_scikit_learn(d, seed):
    X, y = apart(60, d, seed)
    line = max_margin(X, y)
    theirs = SVC(kernel="linear", C=1e10, tol=1e-10).fit(X, y)
    assert list(line.W) == pytest.approx(theirs.coef_[0], rel=1e-5, abs=1e-5 / line.margin)
    assert line.b == pytest.approx(theirs.intercept_[0], rel=1e-5, abs=1e-5 / line.margin)
    assert line.support.tolist() == sorted(theirs.support_.tolist())
    duals = (2 * y - 1) * line.weights
    assert duals[theirs.support_] == pytest.approx(theirs.dual_coef_[0], rel=1e-3)


@pytest.mark.parametrize("d", [1, 2, 3, 7])
@pytest.mark.parametrize("seed", range(4))
def test_max_margin_with_bias_against_scikit_learn(d, seed):
    """Without an intercept, on [x, 1] and, so that its own is 0, on minus all that as well."""
    X, y = apart(60, d, seed)
    line = max_margin_with_bias(X, y)
    Q = (2 * y - 1)[:, np.newaxis] * np.column_stack([X, np.ones(len(y))])
    labels = np.repeat([1, 0], len(y))
    theirs = SVC(kernel="linear", C=1e10, tol=1e-10).fit(np.vstack([Q, -Q]), labels)
    assert theirs.intercept_[0] == pytest.approx(0.0, abs=1e-4 / line.margin)
    theta = [*line.W, line.b]
    assert theta == pytest.approx(theirs.coef_[0], rel=1e-5, abs=1e-5 / line.margin)


@pytest.mark.parametrize("d", [1, 2, 3])
def test_max_margin_with_bias_against_a_general_solver(d):
    X, y = apart(30, d, seed=9)
    line = max_margin_with_bias(X, y)
    Q = (2 * y - 1)[:, np.newaxis] * np.column_stack([X, np.ones(len(y))])
    theirs = scipy.optimize.minimize(
        lambda t: (t @ t / 2, t),
        np.array([*separability(X, y).W, separability(X, y).b]) * 2 / separability(X, y).margin,
        jac=True,
        method="SLSQP",
        constraints={"type": "ineq", "fun": lambda t: Q @ t - 1, "jac": lambda _: Q},
        options={"ftol": 1e-14, "maxiter": 1000},
    )
    assert [*line.W, line.b] == pytest.approx(theirs.x, rel=1e-5, abs=1e-5 / line.margin)


def test_by_hand():
    square = [[-1, -1], [-1, 1], [1, -1], [1, 1]]
    line = max_margin(square, [0, 0, 1, 1])
    assert (line.W.tolist(), line.b, line.margin) == ([1.0, 0.0], 0.0, 1.0)
    assert line.support.tolist() == [0, 1, 2, 3]
    assert line.weights.sum() == 1.0
    same = max_margin_with_bias(square, [0, 0, 1, 1])
    assert (same.W.tolist(), same.b, same.margin) == ([1.0, 0.0], 0.0, 1.0)


def test_the_bias_in_the_norm_moves_the_line():
    """At x = 10 and 12, the bias of the line through 11 is long; with it the line tilts or not."""
    X, y = [[10.0, 0.0], [12.0, 0.5]], [0, 1]
    plain, with_bias = max_margin(X, y), max_margin_with_bias(X, y)
    assert list(plain.W) == pytest.approx(np.array([2.0, 0.5]) * 2 / 4.25, rel=1e-15)
    # Both products are 1: 10 w1 + b = -1 and 12 w1 + w2 / 2 + b = 1, with the least norm.
    line = np.linalg.lstsq([[-10.0, 0.0, -1.0], [12.0, 0.5, 1.0]], [1.0, 1.0])[0]
    assert [*with_bias.W, with_bias.b] == pytest.approx(list(line), rel=1e-12)
    assert with_bias.margin < plain.margin


@BOTH
def test_moving_and_scaling(widest):
    X, y = apart(40, 2, seed=2)
    line = widest(X, y)
    order = np.random.default_rng(0).permutation(40)
    other = widest(X[order], y[order])
    assert (other.W.tolist(), other.b, other.margin) == (line.W.tolist(), line.b, line.margin)
    assert sorted(order[other.support]) == line.support.tolist()
    swapped = widest(X, 1 - y)
    assert (swapped.W.tolist(), swapped.b) == ((-line.W).tolist(), -line.b)
    c, s = np.cos(1.0), np.sin(1.0)
    turn = np.array([[c, -s], [s, c]])
    turned = widest(X @ turn, y)
    assert list(turned.W) == pytest.approx(line.W @ turn, rel=1e-9)
    assert turned.b == pytest.approx(line.b, rel=1e-9)


def test_only_the_plain_margin_is_free_of_the_origin_and_in_units_of_x():
    X, y = apart(40, 2, seed=3)
    line = max_margin(X, y)
    moved = max_margin(4.0 * X + 100.0, y)
    assert moved.margin == pytest.approx(4.0 * line.margin, rel=1e-10)
    assert list(moved.W) == pytest.approx(line.W / 4.0, rel=1e-10)
    far, near = max_margin_with_bias(X + 100.0, y), max_margin_with_bias(X, y)
    assert far.margin < 0.9 * near.margin


@BOTH
def test_duplicates_are_support_vectors_like_the_first(widest):
    X, y = np.array([[0.0], [0.0], [-1.0], [3.0], [3.0]]), np.array([0.0, 0.0, 0.0, 1.0, 1.0])
    line = widest(X, y)
    assert line.support.tolist() == [0, 1, 3, 4]
    check(X, y, line, with_bias=widest is max_margin_with_bias)


@pytest.mark.parametrize("label", [0, 1])
def test_one_class_alone(label):
    X, y = np.array([[3.0, 0.0], [4.0, 1.0]]), np.full(2, float(label))
    sign = 2.0 * label - 1.0
    line = max_margin(X, y)
    assert (line.W.tolist(), line.b, line.margin) == ([0.0, 0.0], sign, None)
    assert line.support.tolist() == []
    assert line.weights.tolist() == [0.0, 0.0]
    with_bias = max_margin_with_bias(X, y)
    assert [*with_bias.W, with_bias.b] == pytest.approx(
        [sign * v / 10 for v in (3, 0, 1)], rel=1e-15
    )
    assert with_bias.margin == pytest.approx(np.sqrt(10.0), rel=1e-15)


@BOTH
def test_thin_margins_and_many_points(widest):
    rng = np.random.default_rng(5)
    t = rng.uniform(-4.0, 4.0, size=10_000)
    y = (np.arange(10_000) % 2).astype(float)
    X = np.column_stack([t, 0.5 * t + np.where(y == 1.0, 1e-9, -1e-9)])
    line = widest(X, y)
    products = (2 * y - 1) * (X @ line.W + line.b)
    assert products.min() == pytest.approx(1.0, abs=1e-5)
    assert 0.8e-9 < line.margin < 1.2e-9


@BOTH
def test_not_separable(widest):
    assert widest([[0.0], [1.0], [2.0]], [0, 1, 0]) is None
    assert widest([[0.0], [1.0], [1.0], [2.0]], [0, 0, 1, 1]) is None
    assert widest([[1.0, 1.0], [1.0, 1.0]], [0, 1]) is None


@BOTH
def test_what_leaves_float64_is_refused(widest):
    with pytest.raises(ValueError, match="every label must be 0 or 1"):
        widest([[1.0]], [2])
    with pytest.raises(ValueError, match=r"X gives a .* too large for float64"):
        widest([[0.0], [5e-324]], [0, 1])


def test_gradient_descent_goes_where_the_margin_with_bias_says():
    X, y = (
        np.array([[2.0, 0.5], [3.0, 2.0], [4.0, 4.0], [1.0, 0.0]]),
        np.array([0.0, 1.0, 1.0, 0.0]),
    )
    run = gradient_descent(X, y, alpha=20 * step_limit(X), iterations=200_000)
    # (W, b) is log k times the limit plus a rest that settles, so that differences lose the rest.
    theta = np.append(run.W[-1] - run.W[20_000], run.b[-1] - run.b[20_000])
    limit, plain = max_margin_with_bias(X, y), max_margin(X, y)

    def degrees(line):
        other = np.append(line.W, line.b)
        cosine = theta @ other / np.linalg.norm(theta) / np.linalg.norm(other)
        return np.degrees(np.arccos(min(1.0, cosine)))

    assert degrees(limit) < 0.5
    assert degrees(plain) > 3.0


def test_no_state_has_a_wider_margin_and_the_widest_has_its_own():
    rng = np.random.default_rng(3)
    X = rng.normal(size=(30, 2)) + 4.0 * np.sign(rng.normal(size=30))[:, np.newaxis]
    y = (X.sum(axis=1) > 0).astype(float)
    line = max_margin_with_bias(X, y)
    states = rng.normal(size=(500, 3))
    reached = margins_reached(X, y, states[:, :2], states[:, 2])
    s = 2 * y - 1
    for theta, margin in zip(states, reached, strict=True):
        by_hand = (s * (X @ theta[:2] + theta[2])).min() / np.linalg.norm(theta)
        assert margin == pytest.approx(by_hand, rel=1e-12)
    assert reached.max() <= line.margin
    assert margins_reached(X, y, [1e200 * line.W], [1e200 * line.b]) == pytest.approx(line.margin)


def test_a_state_of_zeros_has_no_margin():
    with pytest.raises(ValueError, match="W and b are 0 in state 1"):
        margins_reached([[1.0]], [1], [[1.0], [0.0]], [0.0, 0.0])
    with pytest.raises(ValueError, match="too large for float64"):
        margins_reached([[1.7e308, 1.7e308]], [1], [[1.0, 1.0]], [0.0])
