"""Scales of a drawing: from numbers to pixels, and their ticks."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from playground.numbers.text import tick

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

TICKS = 6
"""About how many ticks an axis has."""

FEWEST = 2
"""Ticks without which a logarithmic axis cannot be read."""

FINER = ((1,), (1, 2, 5))
"""Parts of a power of ten that a logarithmic axis has ticks at: the first that suffice."""

EXPONENTS = (-323, 308)
"""Powers of ten that float64 holds."""

Ticks = list[tuple[float, str]]


@dataclass(frozen=True, slots=True)
class Scale:
    """An axis: the numbers at its ends and the pixels where they lie."""

    low: float
    high: float
    start: float = 0.0
    end: float = 1.0
    log: bool = False
    whole: bool = False
    """Whether only whole numbers have a tick."""
    zero_at: float = 0.0
    """Where 0 stands: a logarithmic axis has no place for it."""

    def pixel(self, values: ArrayLike) -> NDArray[np.float64]:
        """Place numbers; NaN where a logarithmic axis has no place for a number."""
        numbers = np.asarray(values, dtype=np.float64)
        low, high = self.low, self.high
        if self.log:
            if self.zero_at:
                numbers = np.where(numbers == 0, self.zero_at, numbers)
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


def ticks(scale: Scale, about: int = TICKS) -> Ticks:
    """Choose round numbers along an axis, each with its label."""
    if not scale.log:
        return _linear(scale.low, scale.high, about, whole=scale.whole)
    every = max(1, math.ceil((scale.high - scale.low) / about))
    low, high = max(math.floor(scale.low), EXPONENTS[0]), min(math.floor(scale.high), EXPONENTS[1])
    for parts in FINER:
        values = [
            float(f"{part}e{p}") for p in range(low, high + 1) for part in parts if not p % every
        ]
        inside = [v for v in values if scale.low <= math.log10(v) <= scale.high]
        if len(inside) >= FEWEST or scale.zero_at:
            zero = [(scale.zero_at, "0")] if scale.zero_at else []
            return [*zero, *((value, tick(value, value)) for value in inside)]
    return _linear(10.0**scale.low, 10.0**scale.high, about)


def _linear(low: float, high: float, about: int, *, whole: bool = False) -> Ticks:
    rough = high / about - low / about
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(factor * power for factor in (1, 2, 5, 10) if factor * power >= rough * 0.99)
    step = max(step, 1.0) if whole else step
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return [(place * step, tick(place * step, step)) for place in range(first, last + 1)]
