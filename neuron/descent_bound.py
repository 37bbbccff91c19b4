"""How large the loss can still be: a bound for every iteration, on separable data."""

import numpy as np
from numpy.typing import ArrayLike

from neuron import _checks
from neuron._checks import FloatArray


def loss_bound(iterations: ArrayLike, *, alpha: float, margin: float) -> FloatArray:
    """Bound the loss of gradient descent from zero weights on separable data.

    Parameters
    ----------
    iterations : array_like of shape (K,)
        Numbers k of updates, at least 1.
    alpha : float
        Learning rate, at most 1/beta, which is half the `step_limit`.
    margin : float
        gamma, the margin of `max_margin_with_bias`, greater than 0.

    Returns
    -------
    ndarray of shape (K,)
        ``1/k + ln²k / (2 gamma² alpha k)``, in nats: no loss after k updates is larger.

    Raises
    ------
    ValueError
        If a number is not finite, an iteration is below 1, alpha or margin is not greater than 0,
        or the bound leaves float64.

    Notes
    -----
    For a convex loss with curvature at most beta, and alpha <= 1/beta, the loss after k steps from
    0 is at most loss(u) + ‖u‖² / (2 alpha k) for every u. With u of length ln(k)/gamma along the
    widest margin every s (W · x + b) is at least ln k, and loss(u) at most log(1 + 1/k) <= 1/k.
    In the end the loss itself is like 1/(gamma² alpha k): alpha k loss tends to 1/gamma² (Soudry
    et al. 2018).

    Examples
    --------
    >>> loss_bound([1, 100], alpha=1.0, margin=2.0).round(6)
    array([1.      , 0.036509])
    """
    k = _checks.real("iterations", iterations)
    if k.ndim != 1 or (k < 1.0).any():
        raise ValueError("iterations must be a row of numbers of at least 1")
    rate, gamma = _checks.positive("alpha", alpha), _checks.positive("margin", margin)
    with np.errstate(over="ignore", divide="ignore", invalid="ignore"):
        # Divided one after the other: a square of 1e-200 would be 0.
        bound = 1.0 / k + (np.log(k) / gamma) * (np.log(k) / gamma / rate) / (2.0 * k)
    if not np.isfinite(bound).all():
        raise ValueError("alpha and margin give a bound too large for float64")
    return bound
