"""Points from a file or from pasted text: what is wrong is said with its line number and value.

The standard library's csv module takes the text apart; here the separator, the header and the
columns are found out. Nothing is left out or put right in silence.
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from typing import Final

from playground import limits
from playground.checks import Refused

SEPARATORS: Final = {"\t": "tab", ";": "semicolon", ",": "comma"}
"""Tried in this order: a comma may also be a decimal comma."""

LEAST_COLUMNS: Final = 3  # two features and a label

NUMBER: Final = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?", re.ASCII)
NOT_FINITE: Final = re.compile(r"[+-]?(inf|infinity)", re.IGNORECASE)
NO_NUMBER: Final = re.compile(r"[+-]?nan|na|n/a|null|none", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Table:
    """Text taken apart into columns: not yet points."""

    names: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    """Each with the number of its first line, counted from 1."""
    separator: str
    has_header: bool
    decimal_comma: bool
    numeric: tuple[int, ...]
    """Places of the columns that hold numbers, mostly at least."""


def text_of(data: bytes) -> str:
    """Decode a file, with or without a byte-order mark.

    Raises
    ------
    Refused
        If it is too large, or is not text in UTF-8.
    """
    if len(data) > limits.MAX_FILE_BYTES:
        size, most = len(data) / 1e6, limits.MAX_FILE_BYTES / 1e6
        raise Refused(f"The file has {size:.1f} MB; at most {most:g} MB can be read.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise Refused(
            f"Line {line}: byte 0x{data[error.start]:02x} is not text in UTF-8. Save the table as "
            "“CSV UTF-8” and try again."
        ) from None
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + 1
        raise Refused(f"Line {line}: a zero byte. This is not a text file.")
    return text


def read_table(text: str) -> Table:
    """Take text apart: separator, header, and which columns hold numbers.

    Raises
    ------
    Refused
        If it is no table of at least three columns, or has too many rows.
    """
    if len(text.encode()) > limits.MAX_FILE_BYTES:
        raise Refused(f"The text is longer than {limits.MAX_FILE_BYTES / 1e6:g} MB.")
    text = text.removeprefix("\ufeff")
    separator = _separator(text)
    rows = _rows(text, separator)
    if not rows:
        raise Refused("There is nothing in it: no line holds a value.")
    width = max(len(cells) for _, cells in rows)
    if width < LEAST_COLUMNS:
        line, cells = rows[0]
        raise Refused(
            f"Line {line}: “{short(separator.join(cells))}” has fewer than three columns. Two "
            "features and a label are needed, separated by commas, semicolons or tabs."
        )
    for line, cells in rows:
        if len(cells) != width:
            raise Refused(
                f"Line {line}: {len(cells)} columns instead of {width}: "
                f"“{short(separator.join(cells))}”."
            )
    decimal_comma = separator != "," and _uses_decimal_comma(rows)
    body = rows[1:] or rows
    numeric = tuple(
        place
        for place in range(width)
        if 2 * sum(looks_numeric(cells[place], decimal_comma) for _, cells in body) > len(body)
    )
    first = rows[0][1]
    has_header = bool(numeric) and not any(
        looks_numeric(first[place], decimal_comma) or not first[place] for place in numeric
    )
    names = tuple(
        (cell if has_header and cell else f"column {place}") for place, cell in enumerate(first, 1)
    )
    rows = rows[1:] if has_header else rows
    if not rows:
        raise Refused("There are no rows below the header.")
    if len(rows) > limits.MAX_FILE_POINTS:
        line = rows[limits.MAX_FILE_POINTS][0]
        raise Refused(
            f"Line {line}: more than {limits.MAX_FILE_POINTS:,} rows, of which there are "
            f"{len(rows):,}."
        )
    return Table(names, tuple(rows), separator, has_header, decimal_comma, numeric)


def _separator(text: str) -> str:
    """Choose the separator that gives the first line with anything on it three columns or more."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    for separator in SEPARATORS:
        if len(next(csv.reader([first], delimiter=separator), [])) >= LEAST_COLUMNS:
            return separator
    return ","


def _rows(text: str, separator: str) -> list[tuple[int, tuple[str, ...]]]:
    """Split into cells; empty lines and columns that are empty throughout are no part of it."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows, line = [], 1
    try:
        for cells in reader:
            stripped = tuple(cell.strip() for cell in cells)
            if any(stripped):
                rows.append((line, stripped))
            line = reader.line_num + 1
    except csv.Error as error:
        raise Refused(f"Line {reader.line_num}: the table cannot be read there: {error}.") from None
    while rows and all(len(cells) > LEAST_COLUMNS and not cells[-1] for _, cells in rows):
        rows = [(line, cells[:-1]) for line, cells in rows]
    return rows


def _uses_decimal_comma(rows: list[tuple[int, tuple[str, ...]]]) -> bool:
    cells = [cell for _, row in rows for cell in row]
    with_comma = sum(bool(NUMBER.fullmatch(c.replace(",", ".", 1))) for c in cells if "," in c)
    with_point = sum(bool(NUMBER.fullmatch(cell)) for cell in cells if "." in cell)
    return with_comma > with_point


def plain_number(cell: str, decimal_comma: bool) -> str:  # noqa: FBT001
    """Write a number as Python reads it; what has a point as well stays as it is, and is wrong."""
    return cell.replace(",", ".", 1) if decimal_comma and "." not in cell else cell


def looks_numeric(cell: str, decimal_comma: bool) -> bool:  # noqa: FBT001
    """Say whether a cell is a number, or stands where one should be: infinite, or missing."""
    plain = plain_number(cell, decimal_comma)
    return any(pattern.fullmatch(plain) for pattern in (NUMBER, NOT_FINITE, NO_NUMBER))


def short(text: str, most: int = 40) -> str:
    """Shorten a text for a message."""
    return text if len(text) <= most else text[: most - 1] + "…"
