"""Points from a file or from pasted text: what is wrong is said with its line number and value.

The standard library's csv module takes the text apart; here the separator, the width and the header
are found out. Nothing is left out or put right in silence.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from playground.numbers.rounding import fixed
from playground.numbers.text import spoken
from playground.state import limits
from playground.state.checks import Refused
from playground.tables.cells import NUMBER, looks_numeric, plain_number, short
from playground.tables.words import (
    FILE,
    NO_ROWS,
    NOTHING_IN_IT,
    TEXT,
    cannot_be_read,
    column_at,
    column_named,
    commas_and_points,
    not_utf8,
    other_width,
    too_few_columns,
    zero_byte,
)

SEPARATORS: Final = ("\t", ";", ",")
"""Tried in this order: a comma may also be a decimal comma."""

LEAST_COLUMNS: Final = 3  # two features and a label

LABEL_NAMES: Final = frozenset(
    {"label", "labels", "class", "classes", "target", "targets", "outcome", "species"}
    | {"category", "group"}
)
"""Headings that say "label", whatever else is there; "y" says it less surely."""

Row = tuple[int, tuple[str, ...]]
"""The number of a row's first line, counted from 1, and its cells."""


@dataclass(frozen=True, slots=True)
class Table:
    """Text taken apart into columns: not yet points."""

    names: tuple[str, ...]
    """What the columns are called on the screen: each has another name."""
    headings: tuple[str, ...]
    """What stands above the columns, case folded; nothing where nothing does."""
    rows: tuple[Row, ...]
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
    _check_size(FILE, len(data))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise Refused(not_utf8(line=line, byte=data[error.start])) from None
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + 1
        raise Refused(zero_byte(line))
    return text


def read_table(text: str) -> Table:
    """Take text apart: separator, header, and which columns hold numbers.

    Raises
    ------
    Refused
        If it is no table of at least three columns, or has too many rows.
    """
    _check_size(TEXT, len(text.encode()))
    text = text.removeprefix("\ufeff")
    separator = _separator(text)
    rows, count = _rows(text, separator)
    if not rows:
        raise Refused(NOTHING_IN_IT)
    rows = _fitted(rows, separator)
    first, body = rows[0][1], rows[1:]
    sample = body or rows
    decimal_comma = separator != "," and _uses_decimal_comma(rows)
    numeric = tuple(
        place
        for place in range(len(first))
        if _holds_numbers(Counter(cells[place] for _, cells in sample), decimal_comma)
    )
    over_numbers = [first[place] for place in numeric] if body else list(first)
    has_header = _is_header(over_numbers, decimal_comma)
    if has_header and not body:
        raise Refused(NO_ROWS)
    rows = body if has_header else rows
    if len(rows) > limits.FILE_ROWS.most:
        raise limits.FILE_ROWS.refusal(count - has_header, line=rows[limits.FILE_ROWS.most][0])
    headings = first if has_header else ("",) * len(first)
    return Table(
        _names(headings),
        tuple(heading.casefold() for heading in headings),
        tuple(rows),
        separator,
        has_header,
        decimal_comma,
        numeric,
    )


def _check_size(what: str, size: int) -> None:
    limits.FILE_BYTES.check(
        size,
        what=what,
        megabytes=spoken(fixed(size / 1e6, 1)),
        most_megabytes=spoken(limits.FILE_BYTES.most / 1e6),
    )


def _separator(text: str) -> str:
    """Choose the separator that gives the first line with anything on it three columns or more."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    for separator in SEPARATORS:
        with suppress(csv.Error):  # which is said, with its line, when the rows are read
            if len(next(csv.reader([first], delimiter=separator), [])) >= LEAST_COLUMNS:
                return separator
    return ","


def _rows(text: str, separator: str) -> tuple[list[Row], int]:
    """Split into cells, and count the rows; empty lines are no part of it.

    Rows are only kept as far as they are needed to say that there are too many.
    """
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows: list[Row] = []
    line, count, most = 1, 0, limits.FILE_ROWS.most + 2  # with a header, one too many
    try:
        for cells in reader:
            if any(map(str.strip, cells)):
                count += 1
                if count <= most:
                    rows.append((line, tuple(map(str.strip, cells))))
            line = reader.line_num + 1
    except csv.Error as error:
        raise Refused(cannot_be_read(line=reader.line_num, error=error)) from None
    return rows, count


def _fitted(rows: list[Row], separator: str) -> list[Row]:
    """Give all rows the width that most of them have; empty cells beyond it are no part of them.

    Raises
    ------
    Refused
        If a row does not fit, or the width is none for a table.
    """
    counts = Counter(len(cells) for _, cells in rows)
    most = max(counts.values())
    width = next(len(cells) for _, cells in rows if counts[len(cells)] == most)
    while width > LEAST_COLUMNS and not any("".join(cells[width - 1 : width]) for _, cells in rows):
        width -= 1  # it is empty throughout: the lines end in a separator
    if width < LEAST_COLUMNS:
        line, cells = next(row for row in rows if len(row[1]) < LEAST_COLUMNS)
        raise Refused(too_few_columns(line=line, cells=short(separator.join(cells))))
    limits.FILE_COLUMNS.check(width)
    for line, cells in rows:
        if len(cells) < width or any(cells[width:]):
            raise Refused(
                other_width(
                    line=line, columns=len(cells), width=width, cells=short(separator.join(cells))
                )
            )
    return [(line, cells[:width]) for line, cells in rows]


def _holds_numbers(cells: Counter[str], decimal_comma: bool) -> bool:  # noqa: FBT001
    """Say whether most cells of a column are numbers, by how often each of them is there."""
    numbers = sum(often for cell, often in cells.items() if looks_numeric(cell, decimal_comma))
    return 2 * numbers > cells.total()


def _is_header(over_numbers: list[str], decimal_comma: bool) -> bool:  # noqa: FBT001
    """Say whether a first line is a header, by its cells over the columns of numbers.

    Names are words there; one may be missing, as pandas leaves it for its index. Where some are
    numbers, as years are, a name for the label decides.
    """
    words = [cell for cell in over_numbers if cell and not looks_numeric(cell, decimal_comma)]
    if any(word.casefold() in {"y", *LABEL_NAMES} for word in words):
        return True
    return bool(words) and not any(looks_numeric(cell, decimal_comma) for cell in over_numbers)


def _names(headings: tuple[str, ...]) -> tuple[str, ...]:
    """Name each column by its heading, and by its place where it has none or shares it."""
    names: dict[str, None] = {}
    for place, heading in enumerate(headings, 1):
        name = short(heading) or column_named(place)
        while name in names:
            name += column_at(place)
        names[name] = None
    return tuple(names)


def _uses_decimal_comma(rows: list[Row]) -> bool:
    """Say whether commas are decimal: they are where they make more numbers than points do.

    A cell such as 1,000 could also be meant as a thousand: what was read says how it was taken.
    """
    counts = Counter[str]()
    first: dict[tuple[int, str], tuple[int, str]] = {}  # column and mark: line and cell
    for line, row in rows:
        for place, cell in enumerate(row):
            for mark in {",", "."}.intersection(cell):
                if NUMBER.fullmatch(plain_number(cell, mark == ",")):
                    counts[mark] += 1
                    first.setdefault((place, mark), (line, cell))
    for place, mark in first:
        if mark == "," and (place, ".") in first:
            (line, cell), (other_line, other) = first[place, ","], first[place, "."]
            raise Refused(
                commas_and_points(
                    line=line, cell=short(cell), other_line=other_line, other=short(other)
                )
            )
    return counts[","] > counts["."]
