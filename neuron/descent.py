"""Gradient descent: one step, and a whole run of steps as a table of states.

Article, section 3.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from neuron import _checks
from neuron._checks import FloatArray
from neuron._run import Run, run
from neuron.measured import Measured
from neuron.model import raw_scores

SAFELY_FINITE = 1e308
"""Sums of sizes below this bound stay finite, in whatever order one adds."""


def descent_step(
    W: ArrayLike, b: float, dW: ArrayLike, db: float, alpha: float
) -> tuple[FloatArray, float]:
    """Take one step downhill: subtract alpha times the gradient from W and b.

    Parameters
    ----------
    W, dW : array_like of shape (d,)
        Weights and the gradient with respect to them.
    b, db : float
        Bias and the derivative with respect to it.
    alpha : float
        Learning rate, greater than 0.

    Returns
    -------
    W : ndarray of shape (d,)
        ``W - alpha dW``.
    b : float
        ``b - alpha db``. Both are, to the bit, what `gradient_descent` makes of the same numbers.

    Raises
    ------
    ValueError
        If a shape is wrong, a value is not finite, alpha is not greater than 0, or the new state
        leaves float64.

    Notes
    -----
    Article, section 3: the update rule. W and b change at the same time, from the gradient at the
    same state, as `gradient` gives it. `gradient_descent` takes many such steps, and measures the
    loss at each state.

    Examples
    --------
    >>> descent_step([1.0, 0.0], 0.5, dW=[0.5, -0.25], db=0.25, alpha=2.0)
    (array([0. , 0.5]), 0.0)
    """
    slope = _checks.real("dW", dW).reshape(-1)
    weights, bias = _checks.parameters(W, b, len(slope))
    rate = _checks.positive("alpha", alpha)
    with np.errstate(over="ignore", under="ignore", invalid="ignore"):
        theta = np.append(weights, bias) - rate * np.append(slope, _checks.number("db", db))
    if not np.isfinite(theta).all():
        raise ValueError("alpha and the gradient give a state too large for float64")
    return theta[:-1] + 0.0, float(theta[-1]) + 0.0


@dataclass(frozen=True, eq=False)
class Trajectory(Measured):
    """A run of T iterations: row k is the state after k updates, row 0 the initial state.

    All arrays are float64, read-only and finite.

    Attributes
    ----------
    W : ndarray of shape (T + 1, d)
        Weights.
    b : ndarray of shape (T + 1,)
        Biases.
    loss : ndarray of shape (T + 1,)
        Mean log-loss in nats at each state.
    dW : ndarray of shape (T + 1, d)
        Gradient with respect to W at each state: ``W[k + 1] == W[k] - alpha * dW[k]``.
    db : ndarray of shape (T + 1,)
        Gradient with respect to b at each state.
    accuracy : ndarray of shape (T + 1,)
        Fraction of right predictions at each state, in [0, 1].
    alpha : float
        Learning rate.
    diverged_at : int or None
        The last iteration whose numbers all fit float64, if the run had to end there, or None.

    Examples
    --------
    >>> run = gradient_descent([[-1.0], [1.0]], [0, 1], alpha=1.0, iterations=3)
    >>> run.iterations, run.accuracy.tolist()
    (3, [0.5, 1.0, 1.0, 1.0])
    """

    alpha: float
    diverged_at: int | None = None

    @property
    def iterations(self) -> int:
        """T, the number of updates in this run."""
        return len(self.loss) - 1


def gradient_descent(
    X: ArrayLike,
    y: ArrayLike,
    *,
    alpha: float,
    iterations: int,
    W: ArrayLike | None = None,
    b: float = 0.0,
    begun: Trajectory | None = None,
) -> Trajectory:
    """Walk downhill: take a `descent_step` from the initial W and b, and from there the next one.

    Parameters
    ----------
    X : array_like of shape (m, d)
        One sample per row.
    y : array_like of shape (m,)
        Labels in {0, 1}.
    alpha : float
        Learning rate, greater than 0. Below `step_limit` the loss falls at every step.
    iterations : int
        Number of updates, at least 0.
    W, b : array_like of shape (d,) and float
        Initial weights and bias, zeros by default.
    begun : Trajectory, optional
        A shorter run with the same arguments, to go on from: that changes no bit.

    Returns
    -------
    Trajectory
        Every state with its loss, gradient and accuracy; each is, to the bit, the `descent_step`
        from the one before it. The same arguments give the same bits, and fewer iterations the
        same first rows.

    Raises
    ------
    ValueError
        If a shape is wrong, a value is not finite, m is 0, a label is neither 0 nor 1, alpha is
        not greater than 0, iterations is not an integer of at least 0, ``begun`` has another
        learning rate or another initial state, or the numbers of the initial state leave float64.

    Notes
    -----
    Article, section 3. A run whose numbers leave float64 later on ends before that; see
    ``diverged_at`` in `Trajectory`.

    Examples
    --------
    >>> run = gradient_descent([[-1, 0], [1, 0]], [0, 1], alpha=1.0, iterations=3)
    >>> run.W[:, 0].round(12).tolist()
    [0.0, 0.5, 0.877540668798, 1.17122834065]
    """
    rows, labels = _checks.samples(X, y)
    m, d = rows.shape
    rate = _checks.positive("alpha", alpha)
    count = _checks.whole("iterations", iterations, least=0)
    weights, bias = _checks.parameters(np.zeros(d) if W is None else W, b, d)

    theta = np.append(weights, bias)
    if begun is not None and (
        begun.alpha != rate or not np.array_equal(np.append(begun.W[0], begun.b[0]), theta)
    ):
        raise ValueError("begun must have the same alpha, and begin at the same W and b")
    raw = run(rows, labels, theta, rate, count, begun=None if begun is None else _raw(begun, m))
    length = _finite_length(raw, rows)
    if length == 0:
        raise ValueError("X, W and b give an initial score, loss or gradient too large for float64")
    return Trajectory(
        W=_frozen(raw.theta[:length, :d]),
        b=_frozen(raw.theta[:length, d]),
        loss=_frozen(raw.loss[:length]),
        dW=_frozen(raw.gradient[:length, :d] + 0.0),  # + 0.0 turns -0.0 into 0.0
        db=_frozen(raw.gradient[:length, d] + 0.0),
        accuracy=_frozen(raw.right[:length] / m),
        alpha=rate,
        diverged_at=None if length == count + 1 else length - 1,
    )


def _raw(begun: Trajectory, m: int) -> Run:
    """Give a run as its arithmetic left it."""
    theta = np.column_stack([begun.W, begun.b])
    right = np.rint(begun.accuracy * m).astype(np.int64)
    return Run(theta, np.column_stack([begun.dW, begun.db]), begun.loss, right)


def _finite_length(raw: Run, X: FloatArray) -> int:
    """Count the states, from the first on, whose numbers all fit float64, scores included."""
    # |score| <= sum |w| · max |x| + |b| settles nearly every case without a look at the scores.
    farthest = max(X.max(), -X.min())
    with np.errstate(all="ignore"):
        largest = max(raw.theta.max(), -raw.theta.min())
        safe = largest * (X.shape[1] * farthest + 1.0) < SAFELY_FINITE  # NaN is not
        if safe and np.isfinite(raw.loss).all() and np.isfinite(raw.gradient).all():
            return len(raw.loss)
        finite = np.isfinite(raw.loss)
        for column in (*raw.theta.T, *raw.gradient.T):
            finite &= np.isfinite(column)
        reach = sum(map(np.abs, raw.theta.T[:-1])) * farthest + np.abs(raw.theta[:, -1])
        doubtful = ~(reach < SAFELY_FINITE)
    for k in np.flatnonzero(doubtful & finite):
        if not np.isfinite(raw_scores(X, raw.theta[k, :-1], raw.theta[k, -1])).all():
            finite[k] = False
            break
    return int(finite.argmin()) if not finite.all() else len(finite)


def _frozen(values: FloatArray) -> FloatArray:
    copy = values.copy()  # or the memory could still be written through another array
    copy.setflags(write=False)
    return copy
