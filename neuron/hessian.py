"""The curvature of the log-loss: how quickly its slope changes, and which steps are stable."""

import numpy as np
from numpy.typing import ArrayLike

from neuron import _checks
from neuron._margin import margins, pull_of


def sharpness(X: ArrayLike, W: ArrayLike, b: float) -> float:
    """Give the largest curvature of the log-loss at a state, in whatever direction.

    Parameters
    ----------
    X : array_like of shape (m, d)
        One sample per row.
    W : array_like of shape (d,)
        Weights.
    b : float
        Bias.

    Returns
    -------
    float
        The largest eigenvalue of the Hessian ``Ã.T diag(A (1 - A)) Ã / m`` with ``Ã = [X 1]``, in
        nats per squared unit of (W, b). Labels do not matter. It keeps its digits where every
        A (1 - A) is 1e-200.

    Raises
    ------
    ValueError
        If a shape is wrong, a value is not finite, m is 0, or a score or the result leaves float64.

    Notes
    -----
    At most ``2 / step_limit(X)``, and that at W = 0, b = 0. A minimum at which the sharpness is
    above 2/alpha is not stable: gradient descent with that learning rate does not stay there
    (Cohen et al. 2021, "Gradient descent on neural networks typically occurs at the edge of
    stability").

    Examples
    --------
    >>> sharpness([[-1.0, 0.0], [1.0, 0.0]], W=[0.0, 0.0], b=0.0)
    0.25
    """
    rows = _checks.features(X)
    M = margins(rows, np.ones(len(rows)), W, b)
    unit = max(1.0, float(np.abs(rows).max()))
    with np.errstate(under="ignore", over="ignore"):
        slope = pull_of(M) * pull_of(-M)  # A (1 - A)
        largest = float(slope.max())
        if largest == 0.0:
            return 0.0
        # In units of the largest, because squares of 1e200 would overflow.
        scaled = np.column_stack([rows / unit, np.full(len(rows), 1.0 / unit)])  # (m, d + 1)
        hessian = scaled.T @ (scaled * (slope / largest)[:, np.newaxis]) / len(rows)
        top = max(0.0, float(np.linalg.eigvalsh(hessian)[-1]))
        result = top * largest * unit * unit
    if not np.isfinite(result):
        raise ValueError("X gives a sharpness too large for float64")
    return result
