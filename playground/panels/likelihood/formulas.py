"""The two formulas of the panel "Likelihood" with their numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from playground.numbers.text import ON_BOARD, latex, latex_exponential, latex_lines
from playground.panels.likelihood.numbers import SHOWN, shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playground.panels.likelihood.facts import Facts
    from playground.panels.likelihood.numbers import Written

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


def product_formula(known: Facts) -> str:
    """Write the product with its first factors and its value."""
    factors = [
        f"({factor.latex})" if factor.lacks else factor.latex for factor in shown(known).factors
    ]
    return latex_lines(
        r"\mathcal{L} &= \prod_i P(y^{(i)} \mid x^{(i)})",
        *_broken(factors, r" \cdot ", r" \cdots", known.m),
        rf"&\approx {latex_exponential(known.log_likelihood)}",
    )


def sum_formula(known: Facts) -> str:
    """Write the sum, with the article's formula for each term, and its value."""
    numbers = shown(known)
    labels = known.y.tolist()
    logarithms = [_logarithm(*pair) for pair in zip(numbers.factors, labels, strict=False)]
    first, *others = (term.latex for term in numbers.terms)
    return latex_lines(
        *DEFINITION,
        *_broken(logarithms, " + ", r" + \cdots", known.m),
        *_broken([f"-{first}", *others], " - ", r" - \cdots", known.m),
        f"&= -{numbers.total.latex}",
    )


def _logarithm(P: Written, label: float) -> str:
    """Write y log a + (1 - y) log(1 - a) without the half that is 0."""
    text = P.latex if P.plain else f"({P.latex})"
    if label == 1.0:
        return rf"1 \log {text}" if P.plain else rf"1 \log{text}"
    if P.digits is not None and P.plain:
        return rf"(1 - 0) \log(1 - {latex(1 - P.digits, ON_BOARD)})"
    return rf"(1 - 0) \log{text}"


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
