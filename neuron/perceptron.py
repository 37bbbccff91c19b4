"""Rosenblatt's perceptron: one sample at a time, and a step only where the sign is wrong."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import ArrayLike

from neuron import _checks
from neuron._checks import FloatArray, IntArray
from neuron._exact import floats
from neuron._hulls import folded
from neuron._margin import folded as folded_samples
from neuron._nearest import nearest_point
from neuron.model import predict


@dataclass(frozen=True, slots=True, eq=False)
class PerceptronRun:
    """How a perceptron learned. All arrays are read-only.

    Attributes
    ----------
    W : ndarray of shape (d,)
        Weights at the end.
    b : float
        Bias at the end.
    states : ndarray of shape (mistakes + 1, d + 1)
        W, then b: row k after k mistakes, row 0 all zeros.
    samples : ndarray of int, shape (mistakes,)
        The place of the sample at each mistake: with its x and its s = 2y - 1,
        ``states[k + 1] == states[k] + s [x, 1]``.
    looks : ndarray of int, shape (mistakes,)
        How many samples were looked at up to each mistake, with it.
    bound : float or None
        The most mistakes that there can be, in any order: (R/gamma)² with R the greatest length of
        [x, 1] and gamma the margin of `max_margin_with_bias`. None where the set is not separable.
    finished : bool
        True where a whole round had no mistake; False where the run stopped at ``most`` mistakes.
    """

    W: FloatArray
    b: float
    states: FloatArray
    samples: IntArray
    looks: IntArray
    bound: float | None
    finished: bool

    @property
    def mistakes(self) -> int:
        """The number of mistakes, each of them a step."""
        return len(self.samples)


def perceptron(
    X: ArrayLike, y: ArrayLike, *, order: Sequence[int] | None = None, most: int = 10_000
) -> PerceptronRun:
    """Train a perceptron: look at one sample after the other, and add those that are wrong.

    Parameters
    ----------
    X : array_like of shape (m, d)
        One sample per row.
    y : array_like of shape (m,)
        Labels in {0, 1}.
    order : sequence of int, optional
        The places of the samples in the order in which they are looked at, round after round, each
        at least once; as they stand by default.
    most : int
        Where the run stops in any case, at least 0: at so many mistakes. On data that are not
        separable it would never stop.

    Returns
    -------
    PerceptronRun
        Every state, from zero weights on. A sample is wrong, and a mistake, where
        s (W · x + b) <= 0: one on the line counts for neither class.

    Raises
    ------
    ValueError
        If a shape is wrong, a value is not finite, m is 0, a label is neither 0 nor 1, the order
        names no sample or leaves one out, most is not an integer of at least 0, or a state or the
        bound leaves float64.

    Notes
    -----
    Rosenblatt 1958. The bound is Novikoff's (1962, "On convergence proofs for perceptrons"), in the
    space of [x, 1]. With a rate alpha all states would be alpha times these, and the mistakes the
    same.

    Examples
    --------
    >>> run = perceptron([[-2.0], [1.0], [3.0]], [0, 1, 1])
    >>> run.W, run.b, run.mistakes, round(run.bound, 6), run.finished
    (array([2.]), -1.0, 1, 5.555556, True)
    >>> perceptron([[0.0], [0.0]], [0, 1], most=5).finished
    False
    """
    rows, labels = _checks.samples(X, y)
    m, d = rows.shape
    places = _order(order, m)
    limit = _checks.whole("most", most, least=0)
    Q = np.ascontiguousarray(folded_samples(rows, labels)[:, places])  # (d + 1, n)
    states, looks, finished = _train(Q, limit)
    with np.errstate(over="ignore", invalid="ignore"):
        if not np.isfinite(np.abs(states) @ np.abs(Q).max(axis=1)).all():
            raise ValueError("X gives states or scores too large for float64")
    run = PerceptronRun(
        W=states[-1, :d].copy(),
        b=float(states[-1, d]),
        states=states,
        samples=places[(looks - 1) % len(places)],
        looks=looks,
        bound=_bound(rows, labels),
        finished=finished,
    )
    for array in (run.W, run.states, run.samples, run.looks):
        array.setflags(write=False)
    return run


def wrong_counts(X: ArrayLike, y: ArrayLike, W: ArrayLike, b: ArrayLike) -> IntArray:
    """Count the wrong predictions of each state.

    Parameters
    ----------
    X : array_like of shape (m, d)
        One sample per row.
    y : array_like of shape (m,)
        Labels in {0, 1}.
    W, b : array_like of shape (T, d) and (T,)
        The states.

    Returns
    -------
    ndarray of int, shape (T,)
        How many samples `predict` gives the other label, which is 1 where the score is >= 0.

    Raises
    ------
    ValueError
        If a shape is wrong, a value is not finite, m is 0, a label is neither 0 nor 1, or a score
        leaves float64.

    Examples
    --------
    >>> wrong_counts([[-1.0], [1.0]], [0, 1], W=[[0.0], [1.0], [-1.0]], b=[0.0, 0.0, 0.0]).tolist()
    [1, 0, 2]
    """
    rows, labels = _checks.samples(X, y)
    weights, biases = _checks.states(W, b, rows.shape[1])
    counts = [
        int(np.count_nonzero(predict(rows, W, float(bias)) != labels))
        for W, bias in zip(weights, biases, strict=True)
    ]
    return np.array(counts, dtype=np.int64)


def _train(Q: FloatArray, most: int) -> tuple[FloatArray, IntArray, bool]:
    """Go round the columns of Q; give the states, the looks up to each mistake, and the end."""
    n = Q.shape[1]
    states, looks = [np.zeros(len(Q))], [0]
    with np.errstate(all="ignore"):  # what leaves float64 is found afterwards
        while True:
            # Row by row and not as a product of matrices, for the reason given in `score`.
            M = Q[0] * states[-1][0]
            for q, t in zip(Q[1:], states[-1][1:], strict=True):
                M += q * t
            wrong = ~(M > 0.0)
            begin = looks[-1] % n
            ahead = int(wrong[begin:].argmax())
            if not wrong[begin + ahead]:  # none up to the end of this round
                first = int(wrong.argmax())
                if not wrong[first]:
                    return np.array(states), np.array(looks[1:], dtype=np.int64), True
                ahead = n - begin + first
            if len(looks) > most:
                return np.array(states), np.array(looks[1:], dtype=np.int64), False
            states.append(states[-1] + Q[:, (begin + ahead) % n])
            looks.append(looks[-1] + ahead + 1)


def _bound(X: FloatArray, y: FloatArray) -> float | None:
    """Give (R/gamma)², exactly and then rounded."""
    hull = folded(X, y)
    nearest = nearest_point(hull)
    if not any(nearest.point):
        return None
    square = Fraction(sum(v * v for v in nearest.point), nearest.total**2)
    farthest = max(sum(v * v for v in hull.vector(i)) for i in range(len(X)))
    (bound,) = floats("a bound", [farthest / square])
    return float(bound)


def _order(order: Sequence[int] | None, m: int) -> IntArray:
    if order is None:
        return np.arange(m)
    places = np.asarray(order)
    if places.ndim != 1 or places.dtype.kind not in "iu":
        raise ValueError("order must be a row of integers, places in X")
    if len(places) and (places.min() < 0 or places.max() >= m):
        raise ValueError(f"order must hold places from 0 to {m - 1}")
    missing = np.setdiff1d(np.arange(m), places)
    if len(missing):
        raise ValueError(f"order must hold every place, {missing[0]} is missing")
    return places.astype(np.int64)
