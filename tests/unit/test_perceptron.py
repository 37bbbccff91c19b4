"""Rosenblatt's perceptron: against a loop that follows the rule, and Novikoff's bound."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from neuron import max_margin_with_bias, perceptron, separability

searched = settings(deadline=None, max_examples=100)


def by_the_rule(X, y, order, most):
    """Look at one sample after the other, in fractions."""
    theta = [Fraction(0)] * (len(X[0]) + 1)
    states, samples, looks = [theta], [], 0
    right_in_a_row = 0
    while True:
        i = order[looks % len(order)]
        q = [(2 * int(y[i]) - 1) * Fraction(float(v)) for v in [*X[i], 1.0]]
        looks += 1
        if sum(t * v for t, v in zip(theta, q, strict=True)) > 0:
            right_in_a_row += 1
            if right_in_a_row == len(order):
                return states, samples, True
            continue
        right_in_a_row = 0
        if len(samples) == most:
            return states, samples, False
        theta = [t + v for t, v in zip(theta, q, strict=True)]
        states.append(theta)
        samples.append(i)


@st.composite
def problems(draw, most=8):
    m, d = draw(st.integers(1, most)), draw(st.integers(1, 3))
    X = draw(hnp.arrays(np.float64, (m, d), elements=st.integers(-8, 8).map(lambda v: v / 2)))
    y = draw(hnp.arrays(np.float64, m, elements=st.sampled_from([0.0, 1.0])))
    return X, y, draw(st.permutations(range(m)))


@searched
@given(problems())
def test_every_state_is_that_of_the_rule(problem):
    X, y, order = problem
    run = perceptron(X, y, order=order, most=60)
    states, samples, finished = by_the_rule(X, y, order, most=60)
    assert run.states.tolist() == [[float(t) for t in state] for state in states]
    assert run.samples.tolist() == samples
    assert (run.finished, run.mistakes) == (finished, len(samples))
    assert [*run.W, run.b] == run.states[-1].tolist()
    assert [order[(k - 1) % len(order)] for k in run.looks] == samples


@searched
@given(problems())
def test_the_mistakes_are_within_the_bound(problem):
    X, y, order = problem
    run = perceptron(X, y, order=order, most=2000)
    if separability(X, y).verdict == "separable":
        assert run.mistakes <= run.bound * (1 + 1e-12)
        assert run.finished == (run.mistakes < 2000 or run.finished)
        longest = (X**2).sum(axis=1).max() + 1.0
        margin = max_margin_with_bias(X, y).margin
        assert run.bound == pytest.approx(longest / margin**2, rel=1e-13)
    else:
        assert run.bound is None
        assert not run.finished
        assert run.mistakes == 2000
    if run.finished:
        assert ((2 * y - 1) * (X @ run.W + run.b) > 0).all()


def test_by_hand():
    run = perceptron([[2.0, 0.0], [0.0, 1.0]], [1, 0])
    # At zero the first is wrong: (2, 0, 1). Then the second, with score 1: (2, -1, 0).
    assert run.states.tolist() == [[0, 0, 0], [2, 0, 1], [2, -1, 0]]
    assert (run.W.tolist(), run.b, run.mistakes, run.finished) == ([2.0, -1.0], 0.0, 2, True)
    assert run.samples.tolist() == [0, 1]
    assert run.looks.tolist() == [1, 2]


def test_the_order_decides_how_many_mistakes_there_are():
    X, y = [[1.0], [3.0], [9.0]], [0, 1, 1]
    counts = {perceptron(X, y, order=order).mistakes for order in ([0, 1, 2], [2, 1, 0], [0, 2, 1])}
    assert len(counts) > 1
    assert max(counts) <= perceptron(X, y).bound


def test_one_class_and_one_sample():
    run = perceptron([[3.0]], [0])
    assert (run.states.tolist(), run.finished) == ([[0.0, 0.0], [-3.0, -1.0]], True)
    assert run.bound == pytest.approx(1.0, rel=1e-15)


def test_it_stops_at_the_most():
    run = perceptron([[0.0], [1.0], [2.0]], [0, 1, 0], most=7)
    assert (run.mistakes, run.finished, run.bound) == (7, False, None)
    none = perceptron([[0.0]], [1], most=0)
    assert (none.mistakes, none.finished, none.states.tolist()) == (0, False, [[0.0, 0.0]])


def test_many_samples():
    rng = np.random.default_rng(0)
    X = rng.normal(size=(10_000, 2))
    y = (X[:, 0] > 0).astype(float)
    X[:, 0] += np.where(y == 1.0, 0.2, -0.2)
    run = perceptron(X, y)
    assert run.finished
    assert 0 < run.mistakes <= run.bound


@pytest.mark.parametrize(
    ("order", "message"),
    [
        ([0, 2], "order must hold places from 0 to 1"),
        ([0, -1], "order must hold places from 0 to 1"),
        ([0, 0], "order must hold every place, 1 is missing"),
        ([], "order must be a row of integers"),
        ([0.0, 1.0], "order must be a row of integers"),
    ],
)
def test_an_order_that_is_none(order, message):
    with pytest.raises(ValueError, match=message):
        perceptron([[0.0], [1.0]], [0, 1], order=order)


def test_other_arguments():
    assert perceptron([[0.0], [1.0]], [0, 1], order=[0, 1, 0]).finished
    with pytest.raises(ValueError, match="most must be at least 0"):
        perceptron([[0.0]], [0], most=-1)
    with pytest.raises(ValueError, match="X gives states or scores too large"):
        perceptron([[1e200], [-1e200]], [0, 0], most=5)
