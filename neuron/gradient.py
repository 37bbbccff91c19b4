"""Which way is uphill: the gradient of the log-loss, in three forms that must agree.

Article, sections 3.2 (by the chain rule, sample by sample) and 4.4 (with matrices), and finite
differences as a judge that knows no calculus.
"""

import math

import numpy as np
from numpy.typing import ArrayLike

from neuron import _checks
from neuron._checks import FloatArray
from neuron._margin import margins, pull_of
from neuron.loss import log_loss

CUBE_ROOT_OF_EPSILON = 6.0e-6
"""Default step of the differences: balances their truncation, h², against rounding, 1e-16/h."""


def gradient(X: ArrayLike, y: ArrayLike, W: ArrayLike, b: float) -> tuple[FloatArray, float]:
    """Differentiate the log-loss, all samples at once.

    Parameters
    ----------
    X : array_like of shape (m, d)
        One sample per row.
    y : array_like of shape (m,)
        Labels in {0, 1}.
    W : array_like of shape (d,)
        Weights.
    b : float
        Bias.

    Returns
    -------
    dW : ndarray of shape (d,)
        ``X.T (A - y) / m``, in nats per unit of W.
    db : float
        ``mean(A - y)``, in nats per unit of b.

    Raises
    ------
    ValueError
        If a shape is wrong, a value is not finite, m is 0, a label is neither 0 nor 1, or a score
        leaves float64.

    Notes
    -----
    Article, section 4.4. A - y are the `residuals`, computed without subtracting, which would leave
    nothing of them below 1e-16.

    Examples
    --------
    >>> gradient([[-1.0, 0.0], [1.0, 0.0]], [0, 1], W=[0.0, 0.0], b=0.0)
    (array([-0.5,  0. ]), 0.0)
    """
    rows, labels = _checks.samples(X, y)
    with np.errstate(over="ignore", under="ignore", invalid="ignore"):
        share = residuals(rows, labels, W, b) / len(labels)  # (A - y) / m
        dW = rows.T @ share + 0.0
        db = float(np.sum(share)) + 0.0  # + 0.0 turns -0.0 into 0.0
    return _finite(dW), db


def residuals(X: ArrayLike, y: ArrayLike, W: ArrayLike, b: float) -> FloatArray:
    """Give ``A - Y``: how far each activation is from the label, with its sign.

    Parameters
    ----------
    X, y, W, b
        As for `gradient`.

    Returns
    -------
    ndarray of shape (m,)
        Between -1 and 0 for class 1 and between 0 and 1 for class 0. Nothing is subtracted, so
        that a difference of 1e-200 keeps its digits.

    Raises
    ------
    ValueError
        As for `gradient`.

    Notes
    -----
    Article, section 4.4: the gradient is ``X.T (A - Y) / m`` and the mean of ``A - Y``.

    Examples
    --------
    >>> residuals([[0.0], [2.0], [2.0]], [1, 1, 0], W=[1.0], b=0.0).round(3)
    array([-0.5  , -0.119,  0.881])
    """
    pull = pull_of(margins(X, y, W, b))
    return np.where(np.asarray(y) == 1, -pull, pull) + 0.0  # + 0.0 turns -0.0 into 0.0


def gradient_scalar(X: ArrayLike, y: ArrayLike, W: ArrayLike, b: float) -> tuple[FloatArray, float]:
    """Differentiate the log-loss sample by sample and feature by feature, as on paper.

    Slow, and meant to be read: each number in it has a name in the article.

    Parameters
    ----------
    X, y, W, b
        As for `gradient`.

    Returns
    -------
    dW : ndarray of shape (d,)
        Partial derivatives with respect to each weight.
    db : float
        Partial derivative with respect to the bias.

    Raises
    ------
    ValueError
        As for `gradient`.

    Notes
    -----
    Article, section 3.2: dL/dw_j = dL/da · da/dz · dz/dw_j, averaged over the samples.

    Examples
    --------
    >>> gradient_scalar([[-1.0, 0.0], [1.0, 0.0]], [0, 1], W=[0.0, 0.0], b=0.0)
    (array([-0.5,  0. ]), 0.0)
    """
    rows, labels = _checks.samples(X, y)
    m, d = rows.shape
    weights, bias = _checks.parameters(W, b, d)

    dW = [0.0] * d
    db = 0.0
    for i in range(m):
        x = rows[i].tolist()
        z = x[0] * float(weights[0])
        for j in range(1, d):
            z += x[j] * float(weights[j])
        z += bias
        if not math.isfinite(z):
            raise ValueError(f"X[{i}] and W give a score too large for float64")

        dL_da, da_dz = chain_rule_factors(z, float(labels[i]))
        for j in range(d):
            dz_dwj = x[j]
            dW[j] += dL_da * da_dz / m * dz_dwj
        dz_db = 1.0
        db += dL_da * da_dz / m * dz_db
    return _finite(np.array(dW) + 0.0), db + 0.0


def chain_rule_factors(z: float, label: float) -> tuple[float, float]:
    """Give two factors whose product is dL/da · da/dz, both finite for every z.

    With t = exp(-|z|), the larger of a and 1 - a is 1/(1 + t) and the smaller t/(1 + t), so that

    - dL/da = -1/a for label 1 and 1/(1 - a) for label 0: its size is 1 + t where the neuron leans
      towards the label, and (1 + t)/t where it leans away;
    - da/dz = a (1 - a) = t/(1 + t)².

    Where the neuron leans away and is sure of it, the first is too large for float64 and the
    second too small, while their product is nearly 1. There both are given without their t, which
    cancels in the product.
    """
    t = math.exp(-abs(z))
    sign = -1.0 if label == 1.0 else 1.0
    leans_towards_label = (z >= 0.0) == (label == 1.0)
    dL_da = sign * (1.0 + t)
    da_dz = (t if leans_towards_label else 1.0) / (1.0 + t) ** 2
    return dL_da, da_dz


def gradient_numerical(
    X: ArrayLike,
    y: ArrayLike,
    W: ArrayLike,
    b: float,
    step: float = CUBE_ROOT_OF_EPSILON,
) -> tuple[FloatArray, float]:
    """Differentiate the log-loss by trying: a little more and a little less of each parameter.

    Parameters
    ----------
    X, y, W, b
        As for `gradient`.
    step : float
        How far to go to either side, relative to the parameter where that is larger than 1.

    Returns
    -------
    dW : ndarray of shape (d,)
        Central differences for each weight.
    db : float
        Central difference for the bias. About ten digits agree with `gradient` where the loss is
        of the order of 1; a loss below 1e-10 is lost in rounding.

    Raises
    ------
    ValueError
        As for `gradient`, or if the step is not positive, too small to change a parameter, or so
        large that a parameter or the loss beside it leaves float64.

    Notes
    -----
    The definition of the derivative, article, section 3.

    Examples
    --------
    >>> dW, db = gradient_numerical([[-1.0], [1.0]], [0, 1], W=[0.0], b=0.0)
    >>> dW.round(8)
    array([-0.5])
    """
    rows, labels = _checks.samples(X, y)
    d = rows.shape[1]
    weights, bias = _checks.parameters(W, b, d)
    size = _checks.positive("step", step)
    log_loss(rows, labels, weights, bias)  # what fails already here is not the step's fault

    theta = np.append(weights, bias)
    slopes = np.empty(d + 1)
    for j in range(d + 1):
        more, less = theta.copy(), theta.copy()
        with np.errstate(over="ignore"):
            reach = size * max(1.0, abs(float(theta[j])))
            more[j] += reach
            less[j] -= reach
            width = float(more[j] - less[j])  # what float64 made of 2 * reach
        if width == 0.0:
            raise ValueError(f"step must be large enough to change W and b, got {size}")
        try:
            _checks.number("width", width)
            above = log_loss(rows, labels, more[:d], float(more[d]))
            below = log_loss(rows, labels, less[:d], float(less[d]))
        except ValueError as error:
            raise ValueError(f"step is too large for float64, got {size}") from error
        slopes[j] = (above - below) / width
    slopes += 0.0  # turns -0.0 into 0.0
    return slopes[:d], float(slopes[d])


def _finite(dW: FloatArray) -> FloatArray:
    if not np.isfinite(dW).all():
        raise ValueError("X gives a gradient too large for float64")
    return dW
