"""What part of the loss landscape a plot should show, and at which heights it draws a line.

Article, Figure 4 and section 3, for a run of any size: of W near 0 or of W near 10,000.
"""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from neuron import _checks
from neuron._checks import FloatArray

HALF_WIDTHS = (1.0, 2.0, 4.0, 6.0, 10.0)
"""Half widths of a window, times a power of ten: few, so that small changes do not move it."""

LEAST_HALF_WIDTH = 2.0
"""Half width of the window where the path hardly moves: weights of the order of 1 matter."""

ROOM = 1.3
"""How much farther than the path the window reaches."""

FAR_OFF = 4.0
"""A path this many times nearer to its own middle than to 0 gets a window around itself."""

FACTORS = (1.05, 1.1, 1.2, 1.5, 2.0, 3.0, 5.0, 10.0, 100.0)
"""Ratios between the heights of neighbouring lines that can be said in a word."""

MOST_LINES = 16
"""Lines in one picture; more would be a grey blur."""

DEPTH = 1e-8
"""Heights below this share of the highest are drawn as one: float64 goes on to 1e-308."""


@dataclass(frozen=True, slots=True)
class Levels:
    """Heights of contour lines: ``factor ** n`` from n = ``first`` to ``last``, between bounds."""

    factor: float
    first: int
    last: int
    lowest: float
    """Heights below this one are drawn as if they had it."""
    highest: float


def path_window(path: ArrayLike) -> FloatArray:
    """Choose a square (or an interval) that holds a path, and the origin unless it is far off.

    Parameters
    ----------
    path : array_like of shape (T, n)
        The values of n parameters at T states.

    Returns
    -------
    ndarray of shape (n, 2)
        From and to, for each parameter, all equally wide. Only a few widths exist, so that a
        slightly different path mostly has the same window.

    Raises
    ------
    ValueError
        If the path is not a matrix with rows and columns, or holds a value that is not finite.

    Notes
    -----
    Equal widths make a picture with equal scales, where the gradient stands perpendicular on the
    lines.

    Examples
    --------
    >>> path_window([[0.0, 0.0], [1.5, -2.9]]).tolist()
    [[-4.0, 4.0], [-4.0, 4.0]]
    >>> path_window([[50.0], [51.0]]).tolist()
    [[48.5, 52.5]]
    """
    states = _checks.real("path", path)
    if states.ndim != _checks.MATRIX or 0 in states.shape:
        raise ValueError(f"path must have shape (T, n), T and n at least 1, got {states.shape}")
    low, high = states.min(axis=0), states.max(axis=0)
    around_origin = _half_width(ROOM * float(np.abs(states).max()))
    around_path = _half_width(ROOM * float((high / 2 - low / 2).max()))
    if around_path * FAR_OFF > around_origin:
        return np.tile([-around_origin, around_origin], (states.shape[1], 1))
    grain = around_path / 20.0
    middle = np.rint((low / 2 + high / 2) / grain) * grain
    return np.column_stack([middle - around_path, middle + around_path])


def contour_levels(losses: ArrayLike) -> Levels:
    """Choose the heights at which a map of the loss has its lines: each a fixed ratio higher.

    Parameters
    ----------
    losses : array_like of any shape
        Heights, at least 0, not all 0; in nats.

    Returns
    -------
    Levels
        At most 16 lines, at powers of the smallest ratio that makes do with them, between the
        lowest height (or a 1e-8 of the highest, if the lowest is below that) and the highest. None
        (``first`` > ``last``) where all is flat.

    Raises
    ------
    ValueError
        If there is no height above 0, or a value is negative or not finite.

    Notes
    -----
    Losses span magnitudes: even steps would leave the valley, where the run ends, without lines.

    Examples
    --------
    >>> levels = contour_levels([0.01, 3.0])
    >>> levels.factor, levels.first, levels.last
    (1.5, -11, 2)
    """
    heights = _checks.real("losses", losses)
    if heights.size == 0 or heights.min() < 0.0 or heights.max() == 0.0:
        raise ValueError("losses must be at least 0, and not all of them 0")
    highest = float(heights.max())
    lowest = max(float(heights.min()), DEPTH * highest, np.finfo(np.float64).tiny)
    span = math.log(highest) - math.log(lowest)
    factor = next((f for f in FACTORS if span <= (MOST_LINES - 1) * math.log(f)), FACTORS[-1])
    first = math.ceil(math.log(lowest) / math.log(factor))
    last = math.floor(math.log(highest) / math.log(factor))
    return Levels(factor, first, last, lowest, highest)


def log_heights(losses: ArrayLike, lowest: float) -> FloatArray:
    """Take logarithms of heights, none of them lower than ``lowest``.

    Parameters
    ----------
    losses : array_like of any shape
        Heights, at least 0; in nats.
    lowest : float
        What heights below it count as, greater than 0.

    Returns
    -------
    ndarray of the shape of ``losses``
        ``log10(max(losses, lowest))``, always finite.

    Raises
    ------
    ValueError
        If a value is not finite or ``lowest`` is not greater than 0.

    Examples
    --------
    >>> log_heights([0.0, 1.0, 100.0], lowest=0.1).tolist()
    [-1.0, 0.0, 2.0]
    """
    heights = _checks.real("losses", losses)
    return np.log10(np.maximum(heights, _checks.positive("lowest", lowest)))


def _half_width(reach: float) -> float:
    """Give the smallest half width that is at least ``reach``."""
    wanted = max(reach, LEAST_HALF_WIDTH)
    power = 10.0 ** math.floor(math.log10(wanted))
    return next(width * power for width in HALF_WIDTHS if width * power >= wanted * (1 - 1e-12))
