"""Numbers as a panel writes them: like the board, in a sentence, in LaTeX, or in powers of ten."""

from __future__ import annotations

import math
from decimal import ROUND_HALF_UP, Context, Decimal
from html import escape
from typing import TYPE_CHECKING

from neuron import SMALLEST_NORMAL, power_of_ten

if TYPE_CHECKING:
    from collections.abc import Iterable

PLAIN = (1e-3, 1e5)
"""Sizes that are written without a power of ten, as on the board."""

DECIMALS = Decimal("0.0001")
SIGNIFICANT = Context(prec=4, rounding=ROUND_HALF_UP)
"""The digits of the board: see shown() in static/board-playback.js."""

SAFE_EXPONENT = 10**11
"""Beyond it, a logarithm in float64 does not know three digits of the number any more."""

MINUS = "\N{MINUS SIGN}"


def board_number(value: float) -> str:
    """Write a number to the very digits that the board shows.

    Examples
    --------
    >>> board_number(0.03125), board_number(-1.23456e-7), board_number(0)
    ('0.0313', '−1.235e−7', '0.0000')
    """
    exact = Decimal(value)
    if value == 0 or PLAIN[0] <= abs(value) < PLAIN[1]:
        text = str(exact.quantize(DECIMALS, ROUND_HALF_UP))
    else:
        text = f"{SIGNIFICANT.create_decimal(exact):.3e}".replace("e+", "e")
    return text.replace("-", MINUS)


def stored_number(value: float) -> str:
    """Write a product as float64 holds it: below the normal numbers, with the digits it has left.

    Examples
    --------
    >>> stored_number(5e-324), stored_number(0.0), stored_number(1.2345678e-5)
    ('5e−324', '0.0', '1.235e−5')
    """
    if value < SMALLEST_NORMAL:
        return repr(value).replace("-", MINUS)
    return board_number(value)


def latex_number(value: float, decimals: int = 3) -> str:
    r"""Write a number for a formula: so many decimals, or as many with a power of ten.

    Examples
    --------
    >>> latex_number(-0.5), latex_number(1.5e-7)
    ('-0.500', '1.500 \\times 10^{-7}')
    """
    if value == 0 or PLAIN[0] <= abs(value) < PLAIN[1]:
        return f"{value:.{decimals}f}"
    mantissa, exponent = f"{value:.{decimals}e}".split("e")
    return rf"{mantissa} \times 10^{{{int(exponent)}}}"


def latex_power(log_value: float) -> str:
    r"""Write the exponential of a number to three digits, however small it is.

    Examples
    --------
    >>> latex_power(-3465.735902799727)
    '7.08 \\times 10^{-1506}'
    """
    mantissa, exponent = power_of_ten(log_value)
    if abs(exponent) > SAFE_EXPONENT:
        return rf"10^{{{latex_number(exponent, 2)}}}"
    if exponent >= math.log10(PLAIN[0]):
        return f"{mantissa * 10.0**exponent:.{2 - exponent}f}"
    return rf"{mantissa:.2f} \times 10^{{{exponent}}}"


def latex_lines(*lines: str) -> str:
    """Set lines below one another, a little smaller so that they fit a phone."""
    return r"\small\begin{aligned} " + r" \\ ".join(lines) + r" \end{aligned}"


def spoken(value: float) -> str:
    """Write a number for a sentence: four digits, or a whole number with commas.

    Examples
    --------
    >>> spoken(-41.588), spoken(-3333333.3), spoken(6.9e-5), spoken(0.0)
    ('−41.59', '−3,333,333', '6.9 × 10⁻⁵', '0')
    """
    size = abs(value)
    if 1e3 <= size < 1e12:  # noqa: PLR2004
        return f"{value:,.0f}".replace("-", MINUS)
    if value == 0 or PLAIN[0] <= size < PLAIN[1]:
        return f"{value:.4g}".replace("-", MINUS)
    mantissa, exponent = f"{value:.3e}".split("e")
    return f"{float(mantissa):g} × 10{raised(int(exponent))}".replace("-", MINUS)


def grouped(count: int) -> str:
    """Write a whole number with commas, or with a power of ten once it has more than 12 digits.

    Examples
    --------
    >>> grouped(1234567), grouped(10**20)
    ('1,234,567', '1.00 × 10²⁰')
    """
    digits = str(count)
    if len(digits) <= 12:  # noqa: PLR2004
        return f"{count:,}"
    mantissa, exponent = f"{Decimal(count):.2e}".split("e")
    return f"{mantissa} × 10{raised(int(exponent))}"


def raised(exponent: int) -> str:
    """Write an exponent in superscript.

    Examples
    --------
    >>> raised(-308)
    '⁻³⁰⁸'
    """
    return str(exponent).translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))


def numbers_html(cells: Iterable[tuple[str, str, str, float]]) -> str:
    """Lay out numbers in a row: each with a name, a label, its text and its full precision."""
    blocks = (
        f'<div style="min-width:6.5rem"><div style="opacity:.72;font-size:.9rem">{escape(label)}'
        f'</div><div data-name="{name}" data-value="{value!r}" style="font-size:1.25rem;'
        f'font-variant-numeric:tabular-nums">{escape(text)}</div></div>'
        for name, label, text, value in cells
    )
    row = "display:flex;flex-wrap:wrap;gap:.4rem 2rem"
    return f'<div style="{row}">{"".join(blocks)}</div>'
