"""The minimum of the log-loss, where it has one, by Newton's method.

The samples are first written in coordinates in which their directions are perpendicular and equally
long, so that no feature's size or offset costs digits; Newton's steps do not depend on coordinates.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from neuron import _checks
from neuron._checks import FloatArray
from neuron._exact import EPSILON
from neuron._margin import loss_change_of, pull_of
from neuron.loss import log_loss
from neuron.separability import separability
from neuron.standardise import Standardisation, standardisation

MOST_STEPS = 1000
"""A dozen do on ordinary data, 40 where the classes overlap by no more than rounding."""

MOST_HALVINGS = 60
"""So often a step is halved at most."""

ENOUGH = 1e-4
"""The part of what the slope promises that a step must bring (Armijo)."""

NEAR = 1e-3
"""If no margin changes by more, the loss is nearly a parabola and a whole step is right."""


@dataclass(frozen=True, slots=True, eq=False)
class Optimum:
    """Where the log-loss is least.

    Attributes
    ----------
    W : ndarray of shape (d,)
        Weights, read-only.
    b : float
        Bias.
    loss : float
        The log-loss there, in nats.
    newton_steps : int
        How many steps Newton's method took from W = 0, b = 0.
    """

    W: FloatArray
    b: float
    loss: float
    newton_steps: int


def optimum(X: ArrayLike, y: ArrayLike) -> Optimum | None:
    """Find the state with the least log-loss, or say that there is none.

    Parameters
    ----------
    X : array_like of shape (m, d)
        One sample per row.
    y : array_like of shape (m,)
        Labels in {0, 1}.

    Returns
    -------
    Optimum or None
        The optimum, to rounding; None unless the verdict of `separability` is "overlapping":
        otherwise the loss falls for ever as W grows. Where features depend on one another there
        are many optima with the same scores, and this is the one with the least ‖W‖² + b². What
        depends on the rest up to rounding counts as dependent. Where the classes overlap by no more
        than rounding, W stands where the slope is lost in it, and the loss has all its digits.

    Raises
    ------
    ValueError
        If a shape is wrong, a value is not finite, m is 0, a label is neither 0 nor 1, or the
        numbers leave float64.

    Notes
    -----
    The loss is convex; it has a minimum exactly where the classes overlap (Albert & Anderson 1984),
    and only one across the directions in which samples differ.

    Examples
    --------
    >>> best = optimum([[0.0], [1.0], [2.0], [3.0]], [0, 1, 0, 1])
    >>> best.W.round(6), round(best.b, 6), round(best.loss, 6), best.newton_steps
    (array([0.908184]), -1.362276, 0.586872, 5)
    >>> optimum([[-1.0], [1.0]], [0, 1])
    """
    rows, labels = _checks.samples(X, y)
    if separability(rows, labels).verdict != "overlapping":
        return None
    scale = standardisation(rows)
    s = 2.0 * labels - 1.0
    root = np.sqrt(len(rows))
    U, sizes, Vt = independent(rows, scale)
    best, steps = minimised(root * U * s[:, np.newaxis])
    scores = root * best / sizes  # what (W, b), standardised, is along each row of Vt
    W, b = parameters(scores, Vt, scale)
    return Optimum(W, b, log_loss(rows, labels, W, b), steps)


def independent(
    rows: FloatArray, scale: Standardisation
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Take the standardised samples and their 1 apart, by singular values that are not rounding.

    Returns U of shape (m, n), the n sizes, and Vt of shape (n, d + 1).
    """
    extended = np.column_stack([scale.standardised(rows), np.ones(len(rows))])  # (m, d + 1)
    U, sizes, Vt = np.linalg.svd(extended, full_matrices=False)
    rank = int(np.count_nonzero(sizes > sizes[0] * max(extended.shape) * np.finfo(np.float64).eps))
    return U[:, :rank], sizes[:rank], Vt[:rank]


def minimised(Q: FloatArray) -> tuple[FloatArray, int]:
    """Minimise the loss of the margins ``Q @ theta``, Q of shape (m, n), and count the steps."""
    sizes = np.abs(Q)
    theta = np.zeros(Q.shape[1])
    before = np.inf
    for steps in range(MOST_STEPS):
        M = Q @ theta
        with np.errstate(under="ignore"):
            pull = pull_of(M)
            bend = pull * pull_of(-M)
            downhill = Q.T @ pull
            # What rounding makes of the sum itself, and of the margins that it is made of.
            rounding = EPSILON * (sizes.T @ (pull + bend * (sizes @ np.abs(theta))))
            step = solved(Q.T @ (Q * bend[:, np.newaxis]), downhill)
        gain = float(downhill @ step)  # twice what a parabola would lose
        D = Q @ step
        near = bool(np.abs(D).max() <= NEAR)
        settled = bool((np.abs(downhill) <= rounding).all()) or (near and gain >= before / 4.0)
        if settled or gain <= 0.0:
            return theta, steps
        if not near:
            step = step * step_length(M, D, gain)
        theta = theta + step
        before = gain if near else np.inf
    return theta, MOST_STEPS


def step_length(M: FloatArray, D: FloatArray, gain: float) -> float:
    """Halve the step until it brings enough of what it promises."""
    length = 1.0
    for _ in range(MOST_HALVINGS):
        with np.errstate(under="ignore"):
            change = float(np.sum(loss_change_of(M, length * D)))
        if change <= -ENOUGH * length * gain:
            break
        length /= 2.0
    return length


def solved(H: FloatArray, slope: FloatArray) -> FloatArray:
    """Solve for Newton's step; where rounding has made H singular, for the shortest."""
    try:
        step = np.linalg.solve(H, slope)
    except np.linalg.LinAlgError:
        step = np.linalg.lstsq(H, slope)[0]
    return step.astype(np.float64, copy=False)


def parameters(
    along: FloatArray, directions: FloatArray, scale: Standardisation
) -> tuple[FloatArray, float]:
    """Find the shortest (W, b), for x itself, whose standardised form is ``along`` n directions.

    A product of parameters and a direction is the same for x as it stands if the direction is
    carried over as a gradient is.
    """
    if len(directions) == directions.shape[1]:
        theta = along @ directions
        W, b = scale.original_parameters(theta[np.newaxis, :-1], theta[-1:])
        weights, bias = W[0], float(b[0])
    else:
        slopes = np.column_stack(scale.original_gradient(directions[:, :-1], directions[:, -1]))
        shortest = np.linalg.lstsq(slopes, along, rcond=0.0)[0]
        weights = shortest[:-1].astype(np.float64)
        bias = float(shortest[-1])
    weights.setflags(write=False)
    return weights, bias
