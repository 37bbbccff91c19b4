"""Runs of gradient descent side by side: the same samples and start, many learning rates at once.

All runs take their steps together, one iteration after the other, so that a matrix has one row per
learning rate. Only losses are kept.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from neuron import _checks
from neuron._checks import BoolArray, FloatArray, IntArray
from neuron._margin import QUICK, farthest_pull, folded, mean_losses
from neuron._run import TILE
from neuron.descent import SAFELY_FINITE


@dataclass(frozen=True, slots=True, eq=False)
class LossesAfter:
    """Losses of n runs. All arrays are read-only and finite.

    Attributes
    ----------
    alphas : ndarray of shape (n,)
        Learning rates.
    iterations : ndarray of int, shape () or (K,)
        After how many updates the losses are taken.
    loss : ndarray of shape (n,) or (n, K)
        Mean log-loss in nats. Where a run had to end before, because its numbers left float64, it
        is the last loss that it had.
    diverged : ndarray of bool, of the shape of ``loss``
        True where the run had ended before.
    W, b : ndarray of shape (n, d) and (n,)
        The states after the most iterations: from there the runs can be gone on with.
    """

    alphas: FloatArray
    iterations: IntArray
    loss: FloatArray
    diverged: BoolArray
    W: FloatArray
    b: FloatArray


def losses_after(
    X: ArrayLike,
    y: ArrayLike,
    *,
    alphas: ArrayLike,
    iterations: ArrayLike,
    W: ArrayLike | None = None,
    b: ArrayLike = 0.0,
) -> LossesAfter:
    """Train with many learning rates at once, and give the loss after so many iterations.

    Parameters
    ----------
    X : array_like of shape (m, d)
        One sample per row.
    y : array_like of shape (m,)
        Labels in {0, 1}.
    alphas : array_like of shape (n,)
        Learning rates, greater than 0, at least one.
    iterations : int or array_like of int, shape (K,)
        Number of updates, at least 0; or several numbers, in any order, for the losses on the way.
        `log_spaced_iterations` gives some that suit a logarithmic axis.
    W, b : array_like of shape (d,) and float, or (n, d) and (n,)
        Initial weights and bias, zeros by default; or those of each run, to go on with many.

    Returns
    -------
    LossesAfter
        The losses of `gradient_descent` with each rate, up to rounding; above `step_limit`, on data
        that are not separable, rounding can grow to any size from one iteration to the next.

    Raises
    ------
    ValueError
        If a shape is wrong, a value is not finite, m is 0, a label is neither 0 nor 1, a rate is
        not greater than 0, iterations are not integers of at least 0, or the scores or the loss of
        the initial state leave float64.

    Notes
    -----
    Article, section 3: alpha says how far a step goes. The time is that of one ``exp`` for each
    sample, rate and iteration.

    Examples
    --------
    >>> runs = losses_after([[-1.0], [1.0]], [0, 1], alphas=[0.1, 1.0, 10.0], iterations=100)
    >>> runs.loss.round(4)
    array([0.1065, 0.0101, 0.0009])
    >>> losses_after([[-1.0], [1.0]], [0, 1], alphas=[1.0], iterations=[0, 1]).loss.round(4)
    array([[0.6931, 0.4741]])
    """
    rows, labels = _checks.samples(X, y)
    d = rows.shape[1]
    rates = _rates(alphas)
    wanted = _numbers(iterations)
    Q = folded(rows, labels)
    theta = _starts(np.zeros(d) if W is None else W, b, len(rates), d)  # (n, d + 1)
    if not finite_scores(theta, Q).all():
        raise ValueError("X, W and b give an initial score too large for float64")
    kept, place = np.unique(wanted, return_inverse=True)
    loss, ended_at, theta = walk_together(Q, theta, rates, kept)
    place = place.reshape(wanted.shape)
    found = LossesAfter(
        alphas=rates.copy(),
        iterations=wanted.copy(),
        loss=loss[:, place],
        diverged=wanted > ended_at.reshape((-1,) + (1,) * wanted.ndim),
        W=theta[:, :d].copy(),
        b=theta[:, d].copy(),
    )
    for array in (found.alphas, found.iterations, found.loss, found.diverged, found.W, found.b):
        array.setflags(write=False)
    return found


def log_spaced_iterations(last: int, most: int) -> IntArray:
    """Choose iterations that lie evenly on a logarithmic axis, the initial state with them.

    Parameters
    ----------
    last : int
        The last iteration, at least 0.
    most : int
        How many numbers there may be, at least 2.

    Returns
    -------
    ndarray of int
        Different numbers in order: 0, every one while they are few, then ever fewer, and ``last``.

    Raises
    ------
    ValueError
        If an argument is not an integer or too small.

    Examples
    --------
    >>> log_spaced_iterations(1000, 12).tolist()
    [0, 1, 2, 4, 8, 16, 32, 63, 126, 251, 501, 1000]
    """
    end = _checks.whole("last", last, least=0)
    count = _checks.whole("most", most, least=2)
    if end < count:
        return np.arange(end + 1)
    spaced = np.rint(np.geomspace(1.0, end, count - 1)).astype(np.int64)
    return np.unique(np.append(0, spaced))


def walk_together(
    Q: FloatArray, theta: FloatArray, rates: FloatArray, kept: IntArray
) -> tuple[FloatArray, IntArray, FloatArray]:
    """Take the steps of all runs; give losses at the kept iterations, the ends, and the states.

    A run ends at the last state whose scores fit float64, as in `gradient_descent`, and stays
    there; where all do, its end is the last iteration.
    """
    m, last = Q.shape[1], int(kept[-1])
    width = max(1, TILE // len(rates))
    blocks = [np.ascontiguousarray(Q[:, i : i + width]) for i in range(0, m, width)]
    # All blocks work in the same three arrays, so that these stay in the cache; the last, which may
    # be narrower, has its own.
    ends = {block.shape[1] for block in blocks}
    works = {n: tuple(np.empty((len(rates), n)) for _ in range(3)) for n in ends}
    reach = np.abs(Q).max(axis=1)  # (d + 1,)
    step = rates[:, np.newaxis].copy()
    loss = np.zeros((len(rates), len(kept)))
    ended_at = np.full(len(rates), last)
    before, farthest = theta, farthest_pull(m)
    column = 0
    with np.errstate(all="ignore"):
        for k in range(last + 1):
            if not float((np.abs(theta) @ reach).max()) < SAFELY_FINITE:
                bad = ~finite_scores(theta, Q)
                theta[bad], step[bad], ended_at[bad] = before[bad], 0.0, k - 1
            is_kept = k == kept[column]
            gradient = np.zeros_like(theta)
            for block in blocks:
                E, *spare = works[block.shape[1]]
                np.matmul(theta, block, out=E)  # M
                if is_kept:
                    loss[:, column] += mean_losses(E, m, spare)
                # As in `_run`: -(1/m) pull = -(1/m) / (1 + exp(M))
                if E.max() > farthest or E.min() < -QUICK:
                    np.maximum(E, -QUICK, out=E)  # 1 + exp(M) is 1 in either case
                    E[np.greater(E, farthest)] = np.inf
                np.exp(E, out=E)
                np.add(1.0, E, out=E)
                np.divide(-1.0 / m, E, out=E)
                gradient += E @ block.T
            column += is_kept
            before, theta = theta, theta - step * gradient
    return loss, ended_at, before


def finite_scores(theta: FloatArray, Q: FloatArray) -> BoolArray:
    """Tell for each state, a row of theta, whether all scores fit float64."""
    with np.errstate(all="ignore"):
        return np.array([bool(np.isfinite(state @ Q).all()) for state in theta])


def _starts(W: ArrayLike, b: ArrayLike, n: int, d: int) -> FloatArray:
    if np.ndim(W) != _checks.MATRIX:
        return np.tile(np.append(*_checks.parameters(W, b, d)), (n, 1))
    weights, biases = _checks.states(W, b, d)
    if len(weights) != n:
        raise ValueError(f"W must have a row for each of {n} rates, got {weights.shape}")
    return np.column_stack([weights, biases])


def _rates(alphas: ArrayLike) -> FloatArray:
    rates = _checks.real("alphas", alphas)
    if rates.ndim != 1 or len(rates) == 0:
        raise ValueError(f"alphas must have shape (n,) with n >= 1, got {rates.shape}")
    if (rates <= 0.0).any():
        raise ValueError(f"alphas must be greater than 0, got {rates.min()}")
    return rates


def _numbers(iterations: ArrayLike) -> IntArray:
    numbers = np.asarray(iterations)
    if numbers.dtype.kind not in "iu" or numbers.ndim > 1 or numbers.size == 0:
        raise ValueError("iterations must be an integer or a row of integers")
    if (numbers < 0).any():
        raise ValueError(f"iterations must be at least 0, got {numbers.min()}")
    return numbers.astype(np.int64)
