"""Scales of a drawing: from numbers to pixels, their ticks, and curves without needless points."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

TICKS = 6
"""About how many ticks an axis has."""

COLUMN = 0.25
"""Width, in pixels, of a column of the curve that keeps only its ends and extremes."""

PLAIN = (1e-3, 1e5)
"""Sizes that a tick writes without a power of ten."""


@dataclass(frozen=True, slots=True)
class Scale:
    """An axis: the numbers at its ends and the pixels where they lie."""

    low: float
    high: float
    start: float
    end: float
    log: bool = False

    def pixel(self, values: ArrayLike) -> NDArray[np.float64]:
        """Place numbers; NaN where a logarithmic axis has no place for a number."""
        numbers = np.asarray(values, dtype=np.float64)
        low, high = self.low, self.high
        if self.log:
            numbers = np.log10(np.where(numbers > 0, numbers, np.nan))
        # Divided first: losses may reach 1e308.
        share = numbers / (high - low) - low / (high - low)
        return np.asarray(self.start + share * (self.end - self.start))


def loss_scale(losses: NDArray[np.float64], start: float, end: float, *, log: bool) -> Scale:
    """Make the axis of a loss curve; a logarithmic one has the exponents at its ends."""
    positive = losses[losses > 0]
    if not len(positive):
        return Scale(0, 1, start, end)
    if log:
        low, high = np.log10([positive.min(), positive.max()]).tolist()
        room = max(0.05 * (high - low), 0.1)
        return Scale(low - room, high + room, start, end, log=True)
    return Scale(0, min(float(positive.max()) * 1.05, float(np.finfo(float).max)), start, end)


def linear_ticks(scale: Scale) -> list[tuple[float, str]]:
    """Choose round numbers along an axis, each with its label."""
    if scale.log:
        every = max(1, math.ceil((scale.high - scale.low) / TICKS))
        powers = range(math.ceil(scale.low), math.floor(scale.high) + 1)
        return [
            (10.0**p, f"1e{p}".replace("-", "\N{MINUS SIGN}")) for p in powers if p % every == 0
        ]
    rough = scale.high / TICKS - scale.low / TICKS
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(factor * power for factor in (1, 2, 5, 10) if factor * power >= rough * 0.99)
    first, last = math.ceil(scale.low / step - 1e-9), math.floor(scale.high / step + 1e-9)
    return [(place * step, _label(place * step, step)) for place in range(first, last + 1)]


def _label(value: float, step: float) -> str:
    size = max(abs(value), step)
    if value and not PLAIN[0] <= size < PLAIN[1]:
        text = f"{value:.6g}"
    else:
        text = f"{value:.{max(0, -math.floor(math.log10(step) + 1e-9))}f}"
    return text.replace("-", "\N{MINUS SIGN}")


def curve(places: NDArray[np.float64]) -> str:
    """Write a curve as a path: of each narrow column its first, lowest, highest and last point.

    A run of 20,000 iterations looks the same with a tenth of its points.
    """
    places = places[np.isfinite(places[:, 1])]
    if len(places) < 2:  # noqa: PLR2004
        return ""
    columns = np.floor(places[:, 0] / COLUMN).astype(np.int64)
    starts = np.flatnonzero(np.diff(columns, prepend=columns[0] - 1))
    ends = np.append(starts[1:], len(places))
    kept: set[int] = set()
    for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
        heights = places[start:end, 1]
        kept |= {start, end - 1, start + int(heights.argmin()), start + int(heights.argmax())}
    return "M" + "L".join(f"{x:.2f} {y:.2f}" for x, y in places[sorted(kept)].tolist())
