"""From a table's columns to points: the numbers, and which word is which class."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from playground.state.checks import Refused
from playground.state.points import Points
from playground.tables import words
from playground.tables.cells import (
    MISSING,
    NUMBER,
    label_key,
    number_complaint,
    plain_number,
    short,
    written,
)
from playground.tables.columns import CLASSES, FEATURES
from playground.tables.reader import LEAST_COLUMNS

if TYPE_CHECKING:
    from playground.tables.columns import Columns
    from playground.tables.reader import Table

MOST_COMPLAINTS: Final = 3
"""What is wrong in more places than this is counted instead."""

ONE: Final = frozenset({"1", "true", "yes", "positive"})
"""Labels that mean class 1 even where they stand alone."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Points read from a table, and which word became which class."""

    points: Points
    classes: tuple[tuple[str, int], ...]


def read_points(table: Table, columns: Columns) -> Reading:
    """Turn the chosen columns into points.

    Raises
    ------
    Refused
        If a cell is wrong: the first ones are named with their lines and values.
    """
    if len({columns.x1, columns.x2, columns.label}) < LEAST_COLUMNS:
        raise Refused(words.THREE_COLUMNS)
    complaints: list[str] = []
    numbers: list[tuple[float, float]] = []
    for line, cells in table.rows:
        pair = []
        for place in (columns.x1, columns.x2):
            wrong = number_complaint(cells[place], decimal_comma=table.decimal_comma)
            if wrong:
                complaints.append(words.in_cell(line=line, column=table.names[place], wrong=wrong))
            else:
                pair.append(float(plain_number(cells[place], table.decimal_comma)) + 0.0)
        if len(pair) == FEATURES:
            numbers.append((pair[0], pair[1]))
    classes = _classes(table, columns.label, complaints)
    if complaints:
        shown = complaints[:MOST_COMPLAINTS]
        rest = len(complaints) - len(shown)
        if rest:
            shown.append(words.more(rest))
        raise Refused("\n\n".join(shown))
    labels = [classes[label_key(cells[columns.label])] for _, cells in table.rows]
    rows = [(x1, x2, y) for (x1, x2), (_, y) in zip(numbers, labels, strict=True)]
    return Reading(Points.of(rows), tuple(sorted(classes.values(), key=lambda pair: pair[1])))


def _classes(table: Table, place: int, complaints: list[str]) -> dict[str, tuple[str, int]]:
    """Map the labels to classes: the smaller number, or the first word of the alphabet, is 0."""
    found: dict[str, str] = {}
    hint = _header_hint(table, place)
    for line, cells in table.rows:
        cell = cells[place]
        key = label_key(cell)
        if cell in MISSING:
            what = words.missing(cell) if cell else words.EMPTY
            complaints.append(words.no_label(line=line, column=table.names[place], what=what))
        elif key not in found and len(found) == CLASSES:
            a, b = found.values()
            complaints.append(
                words.third_class(
                    line=line,
                    column=table.names[place],
                    cell=short(cell),
                    first=short(a),
                    second=short(b),
                    hint=hint,
                )
            )
        elif key not in found:
            found[key] = cell
    if len(found) == 1:
        key, cell = next(iter(found.items()))
        return {key: (cell, int(key in ONE))}
    numbers = all(NUMBER.fullmatch(key) for key in found)
    order = sorted(found, key=float) if numbers else sorted(found)
    return {key: (found[key], y) for y, key in enumerate(order)}


def _header_hint(table: Table, place: int) -> str:
    """Say that a first line whose label is found nowhere else may be a header, read as a point."""
    keys = [label_key(cells[place]) for _, cells in table.rows]
    if table.has_header or keys[0] in keys[1:]:
        return ""
    return words.HEADER_HINT


def describe(table: Table, columns: Columns, reading: Reading) -> str:
    """Say in a sentence or two what was read, and which word became which class."""
    names = [table.names[place] for place in (columns.x1, columns.x2, columns.label)]
    mapping = words.AND.join(
        words.is_class(word=short(word), label=y) for word, y in reading.classes
    )
    text = words.points_from(
        points=len(reading.points), first=names[0], second=names[1], label=names[2], mapping=mapping
    )
    if len(reading.classes) == 1:
        other = 1 - reading.classes[0][1]
        text += words.only_one_class(other)
    return text + _comma_note(table, columns)


def _comma_note(table: Table, columns: Columns) -> str:
    """Show how a comma was read, by the first one: 1,000 could also have meant a thousand."""
    if table.decimal_comma:
        for _, cells in table.rows:
            for place in (columns.x1, columns.x2):
                if "," in cells[place]:
                    number = written(float(plain_number(cells[place], table.decimal_comma)))
                    is_it = number.replace("-", "\N{MINUS SIGN}")
                    return words.decimal_comma(cell=short(cells[place]), number=is_it)
    return ""
