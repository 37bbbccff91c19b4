"""The optimum of the log-loss: against scikit-learn and scipy, by hand, and by its gradient."""

import math

import numpy as np
import pytest
import scipy.optimize
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from sklearn.linear_model import LogisticRegression

from neuron import (
    gradient,
    gradient_descent,
    gradient_rounding,
    log_loss,
    optimum,
    score,
    separability,
    step_limit,
)

searched = settings(deadline=None, max_examples=100)


@st.composite
def problems(draw, most=14):
    m, d = draw(st.integers(2, most)), draw(st.integers(1, 3))
    X = draw(hnp.arrays(np.float64, (m, d), elements=st.integers(-6, 6).map(lambda v: v / 2)))
    return X, draw(hnp.arrays(np.float64, m, elements=st.sampled_from([0.0, 1.0])))


def drawn(d, m=150):
    """Draw labels from a neuron, so that the classes overlap."""
    rng = np.random.default_rng(d)
    X = rng.normal(size=(m, d))
    y = (X @ rng.normal(size=d) + 0.3 + rng.logistic(size=m) > 0).astype(float)
    return X, y


def at_rest(X, y, best):
    """Whether the gradient is within its rounding, and that of the scores, which moves it."""
    dW, db = gradient(X, y, best.W, best.b)
    sizes = np.abs(X) @ np.abs(best.W) + abs(best.b)
    room = 4.0 * gradient_rounding(X, y, best.W, best.b)
    room += 4e-16 * (np.column_stack([np.abs(X), np.ones(len(y))]).T @ sizes) / len(y)
    return bool((np.abs([*dW, db]) <= room).all())


@searched
@given(problems())
def test_there_is_one_where_the_classes_overlap_and_the_run_would_rest_there(problem):
    X, y = problem
    best = optimum(X, y)
    assert (best is None) == (separability(X, y).verdict != "overlapping")
    if best is not None:
        assert at_rest(X, y, best)
        assert best.loss == log_loss(X, y, best.W, best.b) <= math.log(2.0) + 1e-15
        assert best.newton_steps <= 20


@searched
@given(problems())
def test_it_has_the_least_norm(problem):
    X, y = problem
    best = optimum(X, y)
    if best is not None:
        extended = np.column_stack([X, np.ones(len(y))])
        theta = np.array([*best.W, best.b])
        shortest = np.linalg.pinv(extended) @ (extended @ theta)
        assert list(theta) == pytest.approx(list(shortest), abs=1e-12 * (1 + np.abs(theta).max()))


@pytest.mark.parametrize("d", [1, 2, 3, 7, 20])
def test_against_scikit_learn_and_scipy(d):
    X, y = drawn(d)
    best = optimum(X, y)
    model = LogisticRegression(C=np.inf, tol=1e-12, solver="newton-cholesky").fit(X, y)
    assert list(best.W) == pytest.approx(model.coef_[0], rel=1e-7, abs=1e-7)
    assert best.b == pytest.approx(model.intercept_[0], rel=1e-7, abs=1e-7)
    theirs = scipy.optimize.minimize(
        lambda t: log_loss(X, y, t[:-1], t[-1]),
        np.zeros(d + 1),
        jac=lambda t: np.append(*gradient(X, y, t[:-1], t[-1])),
        tol=1e-12,
    )
    assert best.loss <= theirs.fun * (1 + 1e-15)
    assert best.loss == pytest.approx(theirs.fun, rel=1e-10)


def test_gradient_descent_ends_there():
    X, y = drawn(2)
    best = optimum(X, y)
    run = gradient_descent(X, y, alpha=0.99 * step_limit(X), iterations=20_000)
    assert [*run.W[-1], run.b[-1]] == pytest.approx([*best.W, best.b], rel=1e-9)


def test_by_hand():
    # At x = 0 one sample in three is of class 1, at x = 1 three in four: both can be met.
    X = [[0.0]] * 3 + [[1.0]] * 4
    best = optimum(X, [1, 0, 0, 1, 1, 1, 0])
    assert best.b == pytest.approx(-math.log(2.0), rel=1e-14)
    assert best.W[0] == pytest.approx(math.log(3.0) + math.log(2.0), rel=1e-14)
    entropy = 3 * (math.log(3) - 2 / 3 * math.log(2)) + 4 * (math.log(4) - 3 / 4 * math.log(3))
    assert best.loss == pytest.approx(entropy / 7, rel=1e-14)


def test_both_labels_at_one_place():
    best = optimum([[3.0, 4.0]] * 4, [1, 1, 1, 0])
    # The score is log 3, made up in proportion to (3, 4, 1).
    assert [*best.W, best.b] == pytest.approx(np.array([3, 4, 1]) * math.log(3.0) / 26, rel=1e-14)
    even = optimum([[3.0, 4.0]] * 2, [0, 1])
    assert [*even.W, even.b] == pytest.approx([0.0, 0.0, 0.0], abs=1e-16)
    assert even.loss == pytest.approx(math.log(2.0), rel=1e-15)


def test_collinear_samples_get_the_shortest_of_many():
    t = np.array([0.0, 1.0, 2.0, 3.0])
    best = optimum(np.column_stack([t, 2 * t]), [0, 1, 0, 1])
    one = optimum(t[:, np.newaxis], [0, 1, 0, 1])
    assert list(best.W) == pytest.approx([one.W[0] / 5, 2 * one.W[0] / 5], rel=1e-12)
    assert best.b == pytest.approx(one.b, rel=1e-12)
    # Far from the origin, scores are the same and the loss is too.
    far = optimum(np.column_stack([t + 100.0, 2 * t - 50.0]), [0, 1, 0, 1])
    assert far.loss == pytest.approx(one.loss, rel=1e-13)


@pytest.mark.parametrize(("size", "offset"), [(1e-6, 0.0), (1e6, 0.0), (1.0, 1e6), (1e100, 0.0)])
def test_features_of_any_size_and_place(size, offset):
    X, y = drawn(2)
    best = optimum(X, y)
    other = optimum(X * [size, 1.0] + [offset, 0.0], y)
    assert list(other.W) == pytest.approx(list(best.W / [size, 1.0]), rel=1e-8)
    assert other.loss == pytest.approx(best.loss, rel=1e-10)
    scores = score(X * [size, 1.0] + [offset, 0.0], other.W, other.b)
    assert list(scores) == pytest.approx(list(score(X, best.W, best.b)), abs=1e-8)


@pytest.mark.parametrize("gap", [1e-3, 1e-6, 1e-9, 1e-12])
def test_a_thin_overlap(gap):
    """The classes reach into each other by a gap: the nearer to touching, the larger W."""
    X, y = np.array([[-1.0], [gap], [0.0], [1.0]]), np.array([0.0, 0.0, 1.0, 1.0])
    best = optimum(X, y)
    assert best.W[0] > 0.9 * -math.log(gap)
    assert at_rest(X, y, best)


def test_many_samples_and_none():
    X, y = drawn(2, m=10_000)
    assert at_rest(X, y, optimum(X, y))
    assert optimum([[0.0], [1.0], [1.0], [2.0]], [0, 0, 1, 1]) is None  # touching
    assert optimum([[0.0], [1.0]], [0, 0]) is None
    with pytest.raises(ValueError, match="every label must be 0 or 1"):
        optimum([[0.0]], [3])
