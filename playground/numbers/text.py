"""Numbers as text: as the board writes them, in a sentence, in a formula."""

from __future__ import annotations

from decimal import Decimal, localcontext
from math import floor, log10
from typing import Final

from neuron import SMALLEST_NORMAL, power_of_ten
from playground.numbers.rounding import (
    DECIMALS,
    EXACT,
    FLOAT_DIGITS,
    PLAIN,
    exponent_of,
    fixed,
    padded,
    significant,
)

ON_BOARD: Final = (-3, 4)
"""Exponents of ten between which the board, and what stands beside it, has no power of ten."""

SPOKEN: Final = (-4, 11)
"""The same for a sentence."""

DIGITS: Final = 4
"""Significant digits of a number in a sentence, or with a power of ten on the board."""

SAFE_EXPONENT: Final = 10**11
"""Beyond it, a logarithm in float64 does not know three digits of the number any more."""

MINUS: Final = "\N{MINUS SIGN}"
RAISED: Final = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def board_number(value: float) -> str:
    """Write a number to the very digits that the board shows: static/board-playback.js, shown().

    Examples
    --------
    >>> board_number(0.03125), board_number(-1.23456e-7), board_number(0)
    ('0.0313', '−1.235e−7', '0.0000')
    """
    rounded = like_board(value, DECIMALS, DIGITS)
    return f"{rounded:f}".replace("-", MINUS) if is_plain(value) else _with_e(rounded)


def like_board(value: float, decimals: int, digits: int) -> Decimal:
    """Round to so many decimals, or to so many digits where the board has a power of ten."""
    return fixed(value, decimals) if is_plain(value) else padded(value, digits)


def is_plain(value: float) -> bool:
    """Say whether the board writes a number without a power of ten."""
    return value == 0 or ON_BOARD[0] <= Decimal(value).adjusted() <= ON_BOARD[1]


def tick(value: float, step: float) -> str:
    """Write a tick of an axis like the board, with the digits that tell it from the next one.

    Examples
    --------
    >>> tick(0.25, 0.05), tick(-3e-7, 1e-7), tick(0.0, 1e-7)
    ('0.25', '−3e−7', '0')
    """
    last = floor(log10(step) + 1e-9)  # the power of ten of the last digit
    if is_plain(max(abs(value), step)) and (value or is_plain(step)):
        return f"{fixed(value, max(0, -last)):f}".replace("-", MINUS)
    if not value:
        return "0"
    first = padded(max(abs(value), step), FLOAT_DIGITS).adjusted()
    return _with_e(padded(value, min(max(first - last, 0), FLOAT_DIGITS) + 1))


def stored_number(value: float) -> str:
    """Write a product as float64 holds it: below the normal numbers, with the digits it has left.

    Examples
    --------
    >>> stored_number(5e-324), stored_number(0.0), stored_number(1.2345678e-5)
    ('5e−324', '0.0', '1.235e−5')
    """
    return repr(value).replace("-", MINUS) if value < SMALLEST_NORMAL else board_number(value)


def percent(share: float) -> str:
    """Write a share of 1, as the board does."""
    return f"{fixed(100 * share, 1):f} %"


def spoken(value: float | Decimal, digits: int = DIGITS) -> str:
    """Write a number for a sentence: to so many digits, or whole; a Decimal as it is.

    Examples
    --------
    >>> spoken(-41.588), spoken(-3333333.3), spoken(6.9e-5), spoken(0.0), spoken(Decimal("0.250"))
    ('−41.59', '−3,333,333', '6.9 × 10⁻⁵', '0', '0.250')
    """
    if not isinstance(value, Decimal):
        whole = Decimal(value).adjusted() + 1  # digits before the point
        value = significant(value, max(digits, whole) if whole <= SPOKEN[1] + 1 else digits)
        value = value.normalize(EXACT)
        if exponent_of(value) > 0 and value.adjusted() <= SPOKEN[1]:
            value = value.quantize(Decimal(1), context=EXACT)
    number, exponent = _parts(value, SPOKEN)
    power = f" × 10{raised(exponent)}" if exponent else ""
    return f"{number:,f}".replace("-", MINUS) + power


def grouped(count: int) -> str:
    """Write a whole number with commas, or with a power of ten once it has more than 12 digits.

    Examples
    --------
    >>> grouped(1234567), grouped(10**20)
    ('1,234,567', '1.00 × 10²⁰')
    """
    return spoken(Decimal(count) if len(str(count)) <= SPOKEN[1] + 1 else padded(Decimal(count), 3))


def raised(exponent: int) -> str:
    """Write an exponent in superscript.

    Examples
    --------
    >>> raised(-308)
    '⁻³⁰⁸'
    """
    return str(exponent).translate(RAISED)


def ten_to(power: int) -> str:
    """Write a power of ten at the axis of a plot.

    Examples
    --------
    >>> ten_to(-3)
    '10<sup>−3</sup>'
    """
    return f"10<sup>{power}</sup>".replace("-", MINUS)


def latex(value: Decimal, plain: tuple[int, int] = PLAIN) -> str:
    r"""Write a rounded number for a formula.

    With a power of ten where that is shorter, or where its last digit stands before the point: 1235
    hundreds are not 123500.

    Examples
    --------
    >>> print(latex(Decimal("-0.0310")), latex(Decimal("1.5E-8")))
    -0.0310 1.5 \times 10^{-8}
    """
    number, exponent = _parts(value, plain)
    return rf"{number:f} \times 10^{{{exponent}}}" if exponent else f"{number:f}"


def bracketed(value: Decimal) -> str:
    """Write a number that follows an operator: in brackets where it begins with a minus."""
    return rf"({latex(value)})" if value < 0 else latex(value)


def minus(step: Decimal) -> str:
    """Write the term that is added, negative in a descent, as an operation.

    Examples
    --------
    >>> minus(Decimal("-0.25")), minus(Decimal("0.25"))
    ('- 0.25', '+ 0.25')
    """
    return f"+ {latex(step)}" if step > 0 else f"- {latex(abs(step))}"


def exponential(log_value: float, digits: int) -> Decimal | None:
    """Round the exponential of a number, however small; None where it has no digits worth writing.

    Examples
    --------
    >>> print(exponential(-3465.735902799727, 3), exponential(-1e15, 3))
    7.08E-1506 None
    """
    mantissa, exponent = power_of_ten(log_value)
    if abs(exponent) > SAFE_EXPONENT:
        return None
    with localcontext(EXACT):
        return fixed(mantissa, digits - 1).scaleb(exponent)


def latex_exponential(log_value: float, digits: int = 3) -> str:
    r"""Write the exponential of a number for a formula, far out as a bare power of ten.

    Examples
    --------
    >>> print(latex_exponential(-3465.735902799727), latex_exponential(-1e15))
    7.08 \times 10^{-1506} 10^{-4.34 \times 10^{14}}
    """
    rounded = exponential(log_value, digits)
    if rounded is not None:
        return latex(rounded, ON_BOARD)
    _, exponent = power_of_ten(log_value)
    return rf"10^{{{latex(padded(exponent, 3))}}}"


def latex_lines(*lines: str) -> str:
    """Set lines below one another, a little smaller so that they fit a phone."""
    return r"\small\begin{aligned} " + r" \\ ".join(lines) + r" \end{aligned}"


def _with_e(value: Decimal) -> str:
    return f"{value:e}".replace("e+", "e").replace("-", MINUS)


def _parts(value: Decimal, plain: tuple[int, int]) -> tuple[Decimal, int]:
    """Take a power of ten out of a number that is not plain; a long zero becomes a short one."""
    if value.is_zero():
        return (value if -exponent_of(value) <= FLOAT_DIGITS else Decimal(0)), 0
    exponent = value.adjusted()
    if plain[0] <= exponent <= plain[1] and exponent_of(value) <= 0:
        return value, 0
    with localcontext(EXACT):
        return value.scaleb(-exponent), exponent
