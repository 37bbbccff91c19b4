"""How far a sketched curve is from the true one.

A sketch has few, evenly spaced heights; between two of them it is straight.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from neuron import _checks
from neuron._checks import FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class CurveGap:
    """A sketch beside a curve of T + 1 heights.

    Attributes
    ----------
    sketch : ndarray of shape (T + 1,)
        The sketch at every row of the curve.
    mean : float
        The mean distance of the two.
    largest : float
        The sketch less the curve, where they are farthest apart: above 0 where it is too high.
    at : int
        The row where that is, the first of them.

    Examples
    --------
    >>> curve_gap([0.0, 1.0, 2.0], [0.0, 0.0]).largest
    -2.0
    """

    sketch: FloatArray
    mean: float
    largest: float
    at: int


def curve_gap(curve: ArrayLike, heights: ArrayLike) -> CurveGap:
    """Measure how far a sketch is from a curve.

    Parameters
    ----------
    curve : array_like of shape (T + 1,)
        The true heights, one a row.
    heights : array_like of shape (n,)
        Those of the sketch, from the first row to the last one at equal distances.

    Returns
    -------
    CurveGap

    Raises
    ------
    ValueError
        If a value is not finite, the curve is empty, or the sketch has fewer than two heights.

    Notes
    -----
    Not in the article: made for curves of the log-loss (section 2) that somebody has guessed.

    Examples
    --------
    >>> gap = curve_gap([4.0, 2.0, 1.0], [4.0, 2.0])
    >>> gap.sketch.tolist(), gap.at, gap.largest
    ([4.0, 3.0, 2.0], 1, 1.0)
    """
    true, drawn = _checks.real("curve", curve).reshape(-1), _checks.real("heights", heights)
    if not len(true) or drawn.ndim != 1 or len(drawn) < 2:  # noqa: PLR2004
        raise ValueError("curve must have a row, and heights at least two values")
    rows = np.arange(len(true))
    places = np.linspace(0, len(true) - 1, len(drawn))
    sketch = np.interp(rows, places, drawn)
    apart = np.abs(sketch - true)
    at = int(apart.argmax())
    return CurveGap(sketch, float(apart.mean()), float(sketch[at] - true[at]), at)
