"""What float64 makes of a likelihood: the same samples multiplied in again and again.

Article, section 2.2. The product is taken exactly as float64 takes it, one factor after the other;
the sum of the logarithms stands beside it.
"""

import math
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from neuron import _checks
from neuron._checks import FloatArray, IntArray

SMALLEST_NORMAL: Final = float(np.finfo(np.float64).smallest_normal)
"""2.2e-308: below it a float64 has fewer digits the smaller it is, down to 5e-324."""

BLOCK = 16_384
"""About so many factors are multiplied in one NumPy call."""


@dataclass(frozen=True, slots=True, eq=False)
class RepeatedProduct:
    """A product of many factors as float64 computes it, and what became of it.

    Attributes
    ----------
    counts : ndarray of int64, shape (T,)
        Some numbers of factors, from 1 to all of them, spaced evenly on a logarithmic scale.
    products : ndarray of shape (T,)
        The product of so many factors.
    last : float
        The product of all of them.
    left_normal : int or None
        How many factors it took until the product was below `SMALLEST_NORMAL`; None if it is not.
    settled : int or None
        After how many factors the product had its last value, which no further one changes, in
        however many rounds; None if it still changes.
    """

    counts: IntArray
    products: FloatArray
    last: float
    left_normal: int | None
    settled: int | None


def repeated_product(P: ArrayLike, count: int, *, kept: int = 300) -> RepeatedProduct:
    """Multiply ``count`` factors one after the other: P in its order, again from the start, ...

    Parameters
    ----------
    P : array_like of shape (m,)
        Factors in [0, 1], m >= 1.
    count : int
        How many factors to multiply, at least 1.
    kept : int
        About how many of the products to give back, at least 2.

    Returns
    -------
    RepeatedProduct
        Every product in it is, bit for bit, what the loop ``for p in P: product *= p`` gives.

    Raises
    ------
    ValueError
        If P is not a row of numbers between 0 and 1, or count or kept is too small or no integer.

    Notes
    -----
    Article, section 2.2: the product tends to zero. In float64 it ends at 0.0 or, where the factors
    are above one half, at a subnormal: 5e-324 times 0.6 is rounded up to 5e-324. Since a factor of
    at most 1 never makes the product larger, one whole round that leaves it as it was proves that
    it stays for ever, and the loop ends there.

    Examples
    --------
    >>> lost = repeated_product([0.6], 5000)
    >>> lost.left_normal, lost.settled, lost.last
    (1387, 1457, 5e-324)
    >>> repeated_product([0.5], 5000).settled  # 2 to the power of -1075 is 0 in float64
    1075
    """
    factors = _factors(P)
    total = _checks.whole("count", count, least=1)
    counts = _spread(total, _checks.whole("kept", kept, least=2))
    m = len(factors)
    block = np.tile(factors, max(1, BLOCK // m))  # whole rounds

    products = np.empty(len(counts))
    product, done, last_change = 1.0, 0, 0
    left_normal: int | None = None
    settled = False
    while done < total and not settled:
        part = block[: total - done]
        run = _accumulated(product, part)  # run[i]: the product of done + i factors
        if left_normal is None and run[-1] < SMALLEST_NORMAL:
            left_normal = done + int(np.argmax(run < SMALLEST_NORMAL))
        changes = np.flatnonzero(run[1:] != run[:-1])
        if len(changes):
            last_change = done + int(changes[-1]) + 1
        first, end = np.searchsorted(counts, (done + 1, done + len(part) + 1))
        products[first:end] = run[counts[first:end] - done]
        product, done = float(run[-1]), done + len(part)
        settled = done - last_change >= m  # a whole round changed nothing
    if not settled:
        # The next round decides, though nobody asked for its products.
        settled = _accumulated(product, np.roll(factors, -(done % m)))[-1] == product
    products[counts > done] = product
    return RepeatedProduct(counts, products, product, left_normal, last_change if settled else None)


def repeated_log_likelihood(losses: ArrayLike, counts: ArrayLike) -> FloatArray:
    """Add the logarithms instead: the same rounds of samples as in `repeated_product`.

    Parameters
    ----------
    losses : array_like of shape (m,)
        ``-log P`` of each sample, at least 0, in nats.
    counts : array_like of int, shape (T,)
        Numbers of samples, at least 0.

    Returns
    -------
    ndarray of shape (T,)
        The log-likelihood in nats after so many samples, at most 0.

    Raises
    ------
    ValueError
        If an argument is not of its shape or in its range.

    Notes
    -----
    Article, section 2.2.

    Examples
    --------
    >>> repeated_log_likelihood([1.0, 2.0], [0, 1, 2, 3, 2_000_000]).tolist()
    [0.0, -1.0, -3.0, -4.0, -3000000.0]
    """
    sums = np.concatenate([[0.0], np.cumsum(_losses(losses))])
    numbers = np.asarray(counts)
    if numbers.ndim != 1 or numbers.dtype.kind not in "iu" or (numbers < 0).any():
        raise ValueError("counts must be a row of integers of at least 0")
    rounds, rest = np.divmod(numbers, len(sums) - 1)
    return np.asarray(0.0 - (rounds * sums[-1] + sums[rest]), dtype=np.float64)


def samples_until_lost(losses: ArrayLike) -> int | None:
    """Count the samples, in repeated rounds, until their likelihood is below `SMALLEST_NORMAL`.

    Parameters
    ----------
    losses : array_like of shape (m,)
        ``-log P`` of each sample, at least 0, in nats.

    Returns
    -------
    int or None
        The number, from the sum of the logarithms, however large it is; None if every loss is 0.

    Raises
    ------
    ValueError
        If ``losses`` is not a row of numbers of at least 0.

    Notes
    -----
    Article, section 2.2.

    Examples
    --------
    >>> samples_until_lost([0.5108256237659907])  # -log 0.6
    1387
    >>> samples_until_lost([1e-6, 2e-6])
    472264280
    >>> samples_until_lost([0.6931471805599453])  # 2 to the power of -1022 is still normal
    1023
    """
    values = _losses(losses)
    sums = np.cumsum(values)
    if sums[-1] == 0.0:
        return None
    # A little further, as the product may be that very number: 2 to the power of -1022 is.
    bound = Fraction(-math.log(SMALLEST_NORMAL)) * (1 + Fraction(1, 2**50))
    whole = Fraction(float(sums[-1]))  # in fractions: 708 / 1e-310 is too large for float64
    rounds = int(bound // whole)
    rest = float(bound - rounds * whole)
    return rounds * len(values) + min(int(np.searchsorted(sums, rest, "right")) + 1, len(values))


def power_of_ten(log_value: float) -> tuple[float, int]:
    """Write the exponential of a number in powers of ten, where float64 has no number for it.

    Parameters
    ----------
    log_value : float
        A natural logarithm, such as a log-likelihood.

    Returns
    -------
    mantissa : float
        At least 1 and less than 10, with about fifteen digits less those of the exponent.
    exponent : int
        ``exp(log_value) = mantissa * 10 ** exponent``.

    Raises
    ------
    ValueError
        If ``log_value`` is not a finite number.

    Notes
    -----
    Article, section 2.2: what the likelihood would be if float64 could hold it.

    Examples
    --------
    >>> mantissa, exponent = power_of_ten(-3465.735902799727)  # 5000 times log(1/2)
    >>> round(mantissa, 6), exponent
    (7.079811, -1506)
    """
    decades = _checks.number("log_value", log_value) / math.log(10.0)
    exponent = math.floor(decades)
    mantissa = 10.0 ** (decades - exponent)
    return (mantissa, exponent) if mantissa < 10.0 else (1.0, exponent + 1)  # noqa: PLR2004


def _accumulated(start: float, factors: FloatArray) -> FloatArray:
    """Give ``start`` and its products with ever more of the factors."""
    with np.errstate(under="ignore"):
        run: FloatArray = np.multiply.accumulate(np.concatenate([[start], factors]))
    return run


def _spread(total: int, kept: int) -> IntArray:
    """Choose numbers from 1 to ``total``, evenly on a logarithmic scale."""
    return np.unique(np.rint(np.geomspace(1, total, kept)).astype(np.int64))


def _factors(P: ArrayLike) -> FloatArray:
    factors = _checks.real("P", P)
    if factors.ndim != 1 or len(factors) == 0:
        raise ValueError(f"P must have shape (m,) with m >= 1, got {factors.shape}")
    if (factors < 0.0).any() or (factors > 1.0).any():
        raise ValueError("P must lie between 0 and 1")
    return factors


def _losses(losses: ArrayLike) -> FloatArray:
    values = _checks.real("losses", losses)
    if values.ndim != 1 or len(values) == 0:
        raise ValueError(f"losses must have shape (m,) with m >= 1, got {values.shape}")
    if (values < 0.0).any():
        raise ValueError("losses must be at least 0")
    return values
