"""The two formulas of the panel "Likelihood" with their numbers.

Every number is rounded, with as many digits as it takes for a calculator to get from each line to
the next. Numbers near 0, and those as near to 1, are written with a power of ten: they come from
the losses, which know them where float64 has no number for them.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from decimal import Decimal, localcontext
from typing import TYPE_CHECKING, Final

from neuron import SMALLEST_NORMAL, power_of_ten
from playground.numbers.rounding import EXACT
from playground.numbers.text import (
    PLAIN,
    SAFE_EXPONENT,
    latex_lines,
    latex_number,
    latex_power,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playground.panels.likelihood.facts import Facts

SHOWN: Final = 3
"""So many samples are written out."""

DIGITS: Final = range(3, 13)
"""Digits after the point that are tried, fewest first."""

FITTING: Final = 35
"""So many characters fit beside "log ℒ =" in the panel's column, and on a phone."""

EXPONENT: Final = 0.7
"""The size of a raised character."""

DEFINITION: Final = (
    r"\log\mathcal{L} &= \sum_i \log P(y^{(i)} \mid x^{(i)})",
    r"&= \sum_i \bigl( y^{(i)} \log a^{(i)}",
    r"&\qquad\quad + (1 - y^{(i)}) \log(1 - a^{(i)}) \bigr)",
)
"""The article's formula, section 2.2."""


@dataclass(frozen=True, slots=True)
class Written:
    """A probability as it is written, and the logarithm of what is written."""

    text: str
    log: float

    @property
    def plain(self) -> bool:
        """Whether it is a number without powers of ten."""
        return "times" not in self.text


@dataclass(frozen=True, slots=True)
class Shown:
    """The samples that are written out: the factors of ℒ, the terms of log ℒ, and their sum."""

    factors: tuple[Written, ...]
    terms: tuple[str, ...]
    """Sizes of the logarithms, which are all negative."""
    total: str


def product_formula(known: Facts) -> str:
    """Write the product with its first factors and its value."""
    factors = [
        f"({factor.text})" if factor.text.startswith("1 -") else factor.text
        for factor in shown(known).factors
    ]
    return latex_lines(
        r"\mathcal{L} &= \prod_i P(y^{(i)} \mid x^{(i)})",
        *_broken(factors, r" \cdot ", r" \cdots", known.m),
        rf"&\approx {latex_power(known.log_likelihood)}",
    )


def sum_formula(known: Facts) -> str:
    """Write the sum, with the article's formula for each term, and its value."""
    numbers = shown(known)
    labels = known.y.tolist()
    logarithms = [_logarithm(*pair) for pair in zip(numbers.factors, labels, strict=False)]
    terms = [f"-{numbers.terms[0]}", *numbers.terms[1:]]
    return latex_lines(
        *DEFINITION,
        *_broken(logarithms, " + ", r" + \cdots", known.m),
        *_broken(terms, " - ", r" - \cdots", known.m),
        f"&= {numbers.total}",
    )


def shown(known: Facts) -> Shown:
    """Round the first samples so that each line of the formulas follows from the one before."""
    losses, others = known.losses[:SHOWN].tolist(), known.others[:SHOWN].tolist()
    complete = known.m <= SHOWN
    for decimals in DIGITS:
        terms = tuple(_term(*pair, decimals) for pair in zip(losses, others, strict=True))
        total = _term(-known.log_likelihood, -known.log_of_all_losses, decimals)
        if not complete or _adds_up(terms, total):
            break
    for digits in DIGITS:
        factors = tuple(_factor(*pair, digits) for pair in zip(losses, others, strict=True))
        follows = (
            # Where float64 has no such small loss, it is 1 - P to all digits.
            digits >= decimals
            if loss < SMALLEST_NORMAL
            else latex_number(-factor.log, decimals) == term
            for factor, term, loss in zip(factors, terms, losses, strict=True)
        )
        product = latex_power(sum(factor.log for factor in factors))
        if all(follows) and (not complete or product == latex_power(known.log_likelihood)):
            break
    return Shown(factors, terms, f"-{total}")


def _factor(loss: float, other: float, digits: int) -> Written:
    """Write P(y | x), given minus its logarithm and that of the other label's probability."""
    nearly = -math.log(PLAIN[0])
    if loss > nearly:
        return _power(-loss, digits)
    if other > nearly:
        rest = _power(-other, digits)
        return Written(f"1 - {rest.text}", math.log1p(-math.exp(rest.log)))
    text = f"{math.exp(-loss):.{digits}f}"
    return Written(text, math.log(float(text)))


def _power(log_value: float, digits: int) -> Written:
    """Write the exponential of a number with a power of ten."""
    mantissa, exponent = power_of_ten(log_value)
    if abs(exponent) > SAFE_EXPONENT:
        return Written(rf"10^{{{latex_number(exponent, 2)}}}", log_value)
    text = f"{mantissa:.{digits}f}"
    if text.startswith("10"):  # 9.9996 is rounded to ten
        text, exponent = f"{1:.{digits}f}", exponent + 1
    log = math.log(float(text)) + exponent * math.log(10.0)
    return Written(rf"{text} \times 10^{{{exponent}}}", log)


def _term(loss: float, other: float, decimals: int) -> str:
    """Write the size of log P: where float64 has no loss so small, it is 1 - P."""
    return _power(-other, decimals).text if loss < SMALLEST_NORMAL else latex_number(loss, decimals)


def _adds_up(terms: Sequence[str], total: str) -> bool:
    """Whether numbers give their sum as they are written."""
    *numbers, wanted = (_read(text) for text in (*terms, total))
    with localcontext(EXACT):
        return sum(numbers, Decimal(0)).quantize(wanted) == wanted


def _read(text: str) -> Decimal:
    if text.startswith("10^"):  # too small for any digits
        return Decimal(0)
    mantissa, _, exponent = text.partition(r" \times 10^{")
    return Decimal(f"{mantissa}e{exponent.strip('}') or 0}")


def _logarithm(P: Written, label: float) -> str:
    """Write y log a + (1 - y) log(1 - a) without the half that is 0."""
    if label == 1.0:
        return rf"1 \log {P.text}" if P.plain else rf"1 \log({P.text})"
    if not P.plain:
        return rf"(1 - 0) \log({P.text})"
    digits = len(P.text.partition(".")[2])
    return rf"(1 - 0) \log(1 - {1 - float(P.text):.{digits}f})"


def _broken(parts: Sequence[str], sign: str, dots: str, m: int) -> list[str]:
    """Set parts with a sign between them, on as many lines as it takes to see them all."""
    lines = [f"&= {parts[0]}"]
    following = [f"{sign}{part}" for part in parts[1:]] + ([dots] if m > SHOWN else [])
    for part in following:
        if _width(lines[-1] + part) <= FITTING:
            lines[-1] += part
        else:
            lines.append(rf"&\quad{part}")
    return lines


def _width(latex: str) -> float:
    """Estimate how many characters wide a line is."""
    raised = "".join(re.findall(r"\^\{(.*?)\}", latex))
    text = re.sub(r"\^\{.*?\}|&=?|\\quad", "", latex)
    text = re.sub(r"\\cdots", "...", re.sub(r"\\(times|cdot)\b", "x", text)).replace("\\", "")
    return len(text.strip()) + EXPONENT * len(raised)
