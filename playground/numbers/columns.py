"""Columns of a table whose mean, of the numbers as they are shown, is the mean that is shown.

The browser rounds the numbers, so that they stay numbers: a column has one format for all of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import floor, fsum, log10
from typing import TYPE_CHECKING, Final

import numpy as np

from playground.numbers.rounding import DECIMALS

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    FloatArray = NDArray[np.float64]

LARGEST_PLAIN: Final = 1e5
SMALLEST_PLAIN: Final = 1e-3
"""Largest sizes of a column between which it is shown without a power of ten."""

MOST_MORE: Final = 8
"""So many digits more than ``DECIMALS`` a column may have to make its mean come out right."""

NEGLIGIBLE: Final = 1e-200
"""Beside a number of ordinary size, one below this moves no mean."""


@dataclass(frozen=True, slots=True)
class ColumnDigits:
    """How a column is shown: divided by ten to the ``exponent``, then rounded by the browser."""

    exponent: int
    format: str
    """``%.4f``, or ``%.4g``, significant digits, where the former would show a number as 0."""
    mean_format: str


def column_digits(values: FloatArray, mean: float) -> ColumnDigits:
    """Give the fewest digits with which the mean of the numbers shown is the mean shown.

    A mean that is too small for the last digit of its numbers is written with digits of its own.

    Examples
    --------
    >>> column_digits(np.array([0.12344, 0.12344, 0.12346]), 0.1234466)
    ColumnDigits(exponent=0, format='%.4f', mean_format='%.4f')
    >>> column_digits(np.array([0.5, 1e-44]), 0.25)
    ColumnDigits(exponent=0, format='%.4g', mean_format='%.4g')
    """
    largest = float(np.max(np.abs(values)))
    plain = largest == 0 or SMALLEST_PLAIN <= largest < LARGEST_PLAIN
    exponent = 0 if plain else _size(largest)
    scaled, scaled_mean = scale_down(values, exponent), float(scale_down(mean, exponent))
    is_fixed = not np.any((scaled != 0) & (_steps(scaled, DECIMALS) == 0))
    before = 0 if is_fixed else _size(float(np.max(np.abs(scaled)))) + 1  # digits before the point
    for digits in range(DECIMALS, DECIMALS + MOST_MORE + 1):
        last = digits - before  # place after the point of the last digit of the largest number
        places = np.full(len(scaled), last) if is_fixed else digits - 1 - _sizes(scaled)
        units = _steps(scaled, places) * 10.0 ** (last - places)
        shown = abs(int(_steps(scaled_mean, last)))
        if 2 * abs(abs(fsum(units.tolist())) - shown * len(values)) <= len(values):
            break
    kind = "f" if is_fixed else "g"
    mean_digits, mean_kind = (digits if is_fixed else len(str(shown))), kind
    if scaled_mean and not shown:
        mean_digits, mean_kind = DECIMALS, "g"
    return ColumnDigits(exponent, f"%.{digits}{kind}", f"%.{mean_digits}{mean_kind}")


def scale_down(values: ArrayLike, exponent: int) -> FloatArray:
    """Divide by a power of ten, which need not be a float64 itself."""
    half = exponent // 2
    return np.asarray(values) / 10.0**half / 10.0 ** (exponent - half)


def _steps(values: ArrayLike, places: ArrayLike) -> FloatArray:
    """Round half away from zero, in units of the last digit: as the browser does."""
    sizes = np.floor(np.abs(values) * 10.0 ** np.asarray(places, dtype=float) + 0.5)
    return np.asarray(np.copysign(sizes, values))


def _size(value: float) -> int:
    return floor(log10(abs(value)))


def _sizes(values: FloatArray) -> NDArray[np.int64]:
    """Give the exponent of ten of each number; one that counts for nothing may have any."""
    sizes = np.abs(values)
    return np.floor(np.log10(np.where(sizes > NEGLIGIBLE, sizes, 1.0))).astype(np.int64)
