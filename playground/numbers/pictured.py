"""Numbers in the picture, written as the board writes them: a slide shows what the screen did."""

from __future__ import annotations

from decimal import Decimal, localcontext

from playground.numbers.rounding import EXACT, fixed
from playground.numbers.text import MINUS, PLAIN

DECIMALS = 4
"""Digits after the point of a plain number."""

MANTISSA = 3
"""Digits after the point where a power of ten follows."""


def shown(value: float) -> str:
    """Write a number for the eye: ``shown`` of static/board-playback.js, digit for digit.

    Examples
    --------
    >>> shown(0.03125), shown(-5e13), shown(0.0)
    ('0.0313', '−5.000e13', '0.0000')
    """
    if value == 0 or PLAIN[0] <= abs(value) < PLAIN[1]:
        text = f"{fixed(value, DECIMALS):f}"
    else:
        with localcontext(EXACT):
            exponent = Decimal(value).adjusted()
            mantissa = fixed(Decimal(value).scaleb(-exponent), MANTISSA)
            if mantissa.adjusted():  # 9.9996 became 10.000
                exponent, mantissa = exponent + 1, fixed(mantissa.scaleb(-1), MANTISSA)
        text = f"{mantissa:f}e{exponent}"
    return text.replace("-", MINUS)


def percent(share: float) -> str:
    """Write a share of 1, as the board does."""
    return f"{fixed(100 * share, 1):f} %"
