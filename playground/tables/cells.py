"""What one cell says, in a file as in the table of the points: a number, a label, or nothing."""

from __future__ import annotations

import re
from typing import Final

from playground.numbers.text import spoken
from playground.state import limits
from playground.tables import words

NUMBER: Final = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?", re.ASCII)
NOT_FINITE: Final = re.compile(r"[+-]?(inf|infinity)", re.IGNORECASE)
NO_NUMBER: Final = re.compile(r"[+-]?nan|na|n/a|null|none", re.IGNORECASE)

MISSING: Final = frozenset(
    {"", "#N/A", "#N/A N/A", "#NA", "-1.#IND", "-1.#QNAN", "-NaN", "-nan", "1.#IND", "1.#QNAN"}
    | {"<NA>", "N/A", "NA", "NULL", "NaN", "None", "n/a", "nan", "null"}
)
"""What pandas takes for a missing value: what such a cell says is no class. "none" is a word."""


def plain_number(cell: str, decimal_comma: bool) -> str:  # noqa: FBT001
    """Write a number as Python reads it; what has a point as well stays as it is, and is wrong."""
    plain = cell.replace("\N{MINUS SIGN}", "-")
    return plain.replace(",", ".", 1) if decimal_comma and "." not in plain else plain


def looks_numeric(cell: str, decimal_comma: bool) -> bool:  # noqa: FBT001
    """Say whether a cell is a number, or stands where one should be: infinite, or missing."""
    plain = plain_number(cell, decimal_comma)
    return any(pattern.fullmatch(plain) for pattern in (NUMBER, NOT_FINITE, NO_NUMBER))


def number_complaint(cell: str, *, decimal_comma: bool) -> str:
    """Say what is wrong with a coordinate, or nothing.

    Examples
    --------
    >>> number_complaint("1,5", decimal_comma=True)
    ''
    >>> number_complaint("1,5", decimal_comma=False)
    '“1,5” is not a number'
    """
    plain = plain_number(cell, decimal_comma)
    if not cell:
        return words.EMPTY_CELL
    if NOT_FINITE.fullmatch(plain):
        return words.infinite(short(cell))
    if not NUMBER.fullmatch(plain):
        return words.no_number(short(cell))
    size = abs(float(plain))
    if size == float("inf"):
        return words.too_large(short(cell))
    if size > limits.COORDINATE:
        return words.beyond(cell=short(cell), most=spoken(limits.COORDINATE))
    return ""


def label_key(cell: str) -> str:
    """Write labels that mean the same in the same way: 1, +1 and 1.0; True and true."""
    plain = plain_number(cell, decimal_comma=True)
    return written(float(plain) + 0.0) if NUMBER.fullmatch(plain) else cell.casefold()


def written(number: float) -> str:
    """Write a number so that it reads back to the same float64.

    Examples
    --------
    >>> written(0.1 + 0.2), written(-3.0)
    ('0.30000000000000004', '-3')
    """
    return repr(number).removesuffix(".0")


def short(text: str, most: int = 40) -> str:
    """Shorten a text for a message, to one line."""
    line = " ".join(text[: 4 * most].split())
    return line if len(line) <= most else line[: most - 1] + "…"
