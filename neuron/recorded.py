"""A run of gradient descent too long to keep: only the states that are asked for.

Article, section 3. `gradient_descent` keeps every state; here a million iterations are taken for
the sake of a few hundred that lie evenly on a logarithmic axis.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from neuron import _checks
from neuron._checks import FloatArray, IntArray
from neuron._margin import folded, loss_of
from neuron._walk import walk_from

BETWEEN_PAUSES = 400
"""Steps from one pause to the next: a thousandth of a second with a few samples."""


@dataclass(frozen=True, slots=True, eq=False)
class Record:
    """Some states of a run. All arrays are read-only and finite.

    Attributes
    ----------
    iterations : ndarray of int, shape (K,)
        After how many updates each state was taken; fewer than asked for if the run left float64.
    W : ndarray of shape (K, d)
        Weights.
    b : ndarray of shape (K,)
        Biases.
    loss : ndarray of shape (K,)
        Mean log-loss in nats.
    diverged : bool
        True if the run left float64 before the last iteration asked for.
    """

    iterations: IntArray
    W: FloatArray
    b: FloatArray
    loss: FloatArray
    diverged: bool


def recorded_descent(
    X: ArrayLike,
    y: ArrayLike,
    *,
    alpha: float,
    iterations: ArrayLike,
    W: ArrayLike | None = None,
    b: float = 0.0,
    pause: Callable[[], object] | None = None,
) -> Record:
    """Walk downhill as `gradient_descent` does, and keep only some of the states.

    Parameters
    ----------
    X : array_like of shape (m, d)
        One sample per row.
    y : array_like of shape (m,)
        Labels in {0, 1}.
    alpha : float
        Learning rate, greater than 0.
    iterations : array_like of int, shape (K,)
        Which states to keep: numbers of updates, at least 0, each greater than the one before.
    W, b : array_like of shape (d,) and float
        Initial weights and bias, zeros by default. From the last state of a record, the run goes on
        as if it had never stopped.
    pause : callable, optional
        Called without arguments after each `BETWEEN_PAUSES` steps, a thousand times a second: such
        as ``lambda: time.sleep(0)``, which lets the other threads of the process have their turn.

    Returns
    -------
    Record
        Up to 8,192 samples the states are, to the bit, those of `gradient_descent`, and up to
        rounding with more.

    Raises
    ------
    ValueError
        If a shape is wrong, a value is not finite, m is 0, a label is neither 0 nor 1, alpha is not
        greater than 0, or the iterations are not increasing integers of at least 0.

    Examples
    --------
    >>> record = recorded_descent([[-1.0], [1.0]], [0, 1], alpha=1.0, iterations=[0, 1, 100])
    >>> record.W[:, 0].round(4).tolist(), record.loss.round(4).tolist()
    ([0.0, 0.5, 4.5892], [0.6931, 0.4741, 0.0101])
    """
    rows, labels = _checks.samples(X, y)
    d = rows.shape[1]
    rate = _checks.positive("alpha", alpha)
    wanted = _increasing(iterations)
    start = np.append(*_checks.parameters(np.zeros(d) if W is None else W, b, d))

    Q = folded(rows, labels)
    with np.errstate(all="ignore"):  # what leaves float64 is cut off
        states = _states_at(Q, start, rate, wanted, pause)
        loss = np.array([np.sum(loss_of(state @ Q) / len(labels)) for state in states])
    finite = np.isfinite(states).all(axis=1) & np.isfinite(loss)
    length = len(finite) if finite.all() else int(finite.argmin())
    record = Record(
        iterations=wanted[:length].copy(),
        W=states[:length, :d].copy(),
        b=states[:length, d].copy(),
        loss=loss[:length].copy(),
        diverged=length < len(wanted),
    )
    for values in (record.iterations, record.W, record.b, record.loss):
        values.setflags(write=False)
    return record


def _states_at(
    Q: FloatArray,
    start: FloatArray,
    alpha: float,
    wanted: IntArray,
    pause: Callable[[], object] | None,
) -> FloatArray:
    """Give the states after so many updates, shape (K, d + 1)."""
    walk = walk_from(Q, start, alpha)
    kept = np.empty((len(wanted), len(start)))
    state = start
    for place, count in enumerate(np.diff(wanted, prepend=0).tolist()):
        if count > 0:
            before, state = state, walk(1)
            if np.array_equal(state, before):  # at rest, to the bit: no step will change it
                kept[place:] = state
                break
            left = count - 1
            while pause and left > BETWEEN_PAUSES:
                walk(BETWEEN_PAUSES)
                left -= BETWEEN_PAUSES
                pause()
            state = walk(left)
        kept[place] = state
    return kept


def _increasing(iterations: ArrayLike) -> IntArray:
    numbers = np.asarray(iterations)
    if numbers.dtype.kind not in "iu" or numbers.ndim != 1 or numbers.size == 0:
        raise ValueError("iterations must be a row of integers")
    if numbers[0] < 0 or (np.diff(numbers.astype(np.int64)) <= 0).any():
        raise ValueError("iterations must be at least 0 and increase")
    return numbers.astype(np.int64)
