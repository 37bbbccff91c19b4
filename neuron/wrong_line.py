"""A start worth watching: a line that is thoroughly wrong, and that training turns right in time.

From W = 0 the first step of gradient descent points along the difference of the class means, and on
an easy set every sample is right at once. What training does is seen from a line that must turn.
"""

import math

import numpy as np
from numpy.typing import ArrayLike

from neuron import _checks
from neuron._checks import FloatArray
from neuron.descent import gradient_descent
from neuron.overshoot import step_limit

SHORTEST, LONGEST = 2.0**-10, 2.0**12
"""Between these lengths of W, in one over the samples' own extent, the search looks."""

HALVINGS = 9
"""So often the range of lengths is halved: the time is then off by a few percent."""

LARGEST = 100.0
"""No weight and no bias of the start is larger: a start should be written with few digits."""

DIGITS = 3
"""Significant digits of the largest of the numbers given."""

REFERENCE = 400
"""Iterations of the run from W = 0 that tells which way training leads."""

NEARLY = 0.9
"""Share of what is right at best that must do where the rest takes too long."""

PATIENCE = 3
"""After so many times the iterations wanted a start counts as one that never comes right."""

ENOUGH = 2_000
"""Samples of either class that are looked at: so many tell as well as more, and sooner."""

LATER = 1.2
"""By this factor a wrong start must at least be slower than one that knows nothing."""


def wrong_line(
    X: ArrayLike, y: ArrayLike, *, alpha: float, turn: float = 2.8, iterations: int = 110
) -> tuple[FloatArray, float]:
    """Choose initial weights whose line is wrong and comes right after about so many iterations.

    Parameters
    ----------
    X : array_like of shape (m, d)
        One sample per row.
    y : array_like of shape (m,)
        Labels in {0, 1}.
    alpha : float
        The learning rate that it will be trained with, greater than 0.
    turn : float
        By how much W points away from where training leads, in radians, in the plane of the first
        two features: at pi, exactly the wrong way round (where the line would hardly turn but leave
        on one side and come back from the other). With one feature, always that.
    iterations : int
        When about as many samples are right as ever will be (or nearly so many, where the last
        ones take long from any start); at least 1.

    Returns
    -------
    W : ndarray of shape (d,)
        Weights of which a longer one takes longer to turn. None is larger than 100, which a very
        large alpha would need: then it comes right sooner.
    b : float
        Such that the line passes through the middle between the means of the classes.

    Raises
    ------
    ValueError
        If a shape is wrong, a value is not finite, m is 0, a label is neither 0 nor 1, alpha is
        not greater than 0, or the run leaves float64.

    Notes
    -----
    Article, section 3: gradient descent from any first choice of W and b. A neuron whose W is
    longer is surer of itself: more samples pull on it at full strength, but they have more to undo.

    Examples
    --------
    >>> W, b = wrong_line([[-2.0, 0.0], [2.0, 0.5]], [0, 1], alpha=0.05)
    >>> bool(W[0] < 0.0)
    True
    """
    rows, labels = _checks.samples(X, y)
    rate = _checks.positive("alpha", alpha)
    angle = _checks.number("turn", turn)
    target = _checks.whole("iterations", iterations, least=1)
    rows, labels = _some(rows, labels)
    safe = step_limit(rows) / 2.0
    zero = np.zeros(rows.shape[1])
    led = gradient_descent(rows, labels, alpha=safe, iterations=REFERENCE, W=zero)
    best = float(led.accuracy.max())
    middle = np.mean([rows[labels == k].mean(axis=0) for k in np.unique(labels)], axis=0)
    extent = float(np.ptp(rows, axis=0).max())
    extent = extent if extent > np.finfo(np.float64).tiny else 1.0  # below, 1 / extent is infinite
    unit = _turned(_direction(led.W[-1]), angle) / extent

    def start(length: float) -> tuple[FloatArray, float]:
        W = length * unit
        b = -float(W @ middle)
        largest = max(float(np.abs(W).max()), abs(b))
        if largest > LARGEST:
            W, b = W * (LARGEST / largest), b * (LARGEST / largest)
        decimals = DIGITS - 1 - math.floor(math.log10(min(largest, LARGEST)))
        return W.round(decimals) + 0.0, round(b, decimals) + 0.0

    def comes_right(length: float, share: float) -> float:
        W, b = start(length)
        run = gradient_descent(rows, labels, alpha=rate, iterations=PATIENCE * target, W=W, b=b)
        right = run.accuracy >= share
        return int(right.argmax()) if right.any() else math.inf

    # A gap that is hardly there is found too late from any start: then nearly all must do.
    for share in (best, NEARLY * best):
        soonest = comes_right(SHORTEST, share)
        if soonest < math.inf:
            break
    wanted = max(target, LATER * soonest) if soonest < math.inf else target
    low, high = math.log2(SHORTEST), math.log2(LONGEST)
    for _ in range(HALVINGS):
        middle_exponent = (low + high) / 2.0
        if comes_right(2.0**middle_exponent, share) < wanted:
            low = middle_exponent
        else:
            high = middle_exponent
    return start(2.0 ** ((low + high) / 2.0))


def _some(rows: FloatArray, labels: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Take at most `ENOUGH` samples of each class, evenly."""
    places = [np.flatnonzero(labels == k) for k in (0.0, 1.0)]
    taken = np.sort(np.concatenate([one[:: -(-len(one) // ENOUGH) or 1] for one in places]))
    return rows[taken], labels[taken]


def _direction(W: FloatArray) -> FloatArray:
    """Give the unit vector along W, or along the first axis where there is none."""
    length = float(np.linalg.norm(W))
    return W / length if length > 0.0 else np.eye(len(W))[0]


def _turned(direction: FloatArray, angle: float) -> FloatArray:
    if len(direction) < _checks.PLANE:
        return -direction
    turned = -direction  # what lies outside the plane is wrong anyway
    x, y = direction[:2]
    turned[0] = math.cos(angle) * x - math.sin(angle) * y
    turned[1] = math.sin(angle) * x + math.cos(angle) * y
    return turned
