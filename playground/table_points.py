"""From a table's columns to points: which are the features, and which word is which class."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from playground import limits
from playground.checks import Refused
from playground.points import Points
from playground.table_reader import (
    LEAST_COLUMNS,
    NOT_FINITE,
    NUMBER,
    Table,
    looks_numeric,
    plain_number,
    short,
)

MOST_COMPLAINTS: Final = 3
"""What is wrong in more places than this is counted instead."""

LABEL_NAMES: Final = ("y", "label", "class", "target", "labels", "outcome")
FEATURE_NAMES: Final = (("x1", "x_1", "x₁", "x"), ("x2", "x_2", "x₂", "y"))

COUNTERS: Final = ("", "id", "index", "no", "nr", "row", "unnamed: 0")
"""Columns that number the rows: features only where nothing else is left."""

ONE: Final = frozenset({"1", "true", "yes", "positive"})
"""Labels that mean class 1 even where they stand alone."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns are x1, x2 and the label, by their places."""

    x1: int
    x2: int
    label: int


@dataclass(frozen=True, slots=True)
class Reading:
    """Points read from a table, and which word became which class."""

    points: Points
    classes: tuple[tuple[str, int], ...]


def guess_columns(table: Table) -> Columns:
    """Choose the columns by their names, else by what they hold.

    Raises
    ------
    Refused
        If fewer than two columns hold numbers.
    """
    names = [name.casefold() for name in table.names]
    places = range(len(names))
    named = [place for name in LABEL_NAMES for place in places if names[place] == name]
    words = [place for place in places if place not in table.numeric]
    few = [place for place in places if len({cells[place] for _, cells in table.rows}) <= 2]  # noqa: PLR2004
    label = next(iter([*named, *(p for p in reversed(words) if p in few), *reversed(few)]), None)
    if label is None:
        label = words[-1] if words else places[-1]
    features = [place for place in table.numeric if place != label]
    if len(features) < 2:  # noqa: PLR2004
        raise Refused(_too_few_numbers(table, label))
    telling = [place for place in features if names[place] not in COUNTERS]
    features = telling if len(telling) >= 2 else features  # noqa: PLR2004
    chosen: list[int] = []
    for accepted in FEATURE_NAMES:
        free = [place for place in features if place not in chosen]
        chosen.append(next((p for p in free if names[p] in accepted), free[0]))
    return Columns(chosen[0], chosen[1], label)


def _too_few_numbers(table: Table, label: int) -> str:
    """Name the first cell that keeps a column from holding numbers."""
    wrong = [place for place in range(len(table.names)) if place not in {*table.numeric, label}]
    needed = "Two columns of numbers are needed beside the label."
    for line, cells in table.rows:
        for place in wrong:
            if not looks_numeric(cells[place], table.decimal_comma):
                cell = short(cells[place])
                return f"Line {line}, {table.names[place]}: “{cell}” is not a number. {needed}"
    return needed


def read_points(table: Table, columns: Columns) -> Reading:
    """Turn the chosen columns into points.

    Raises
    ------
    Refused
        If a cell is wrong: the first ones are named with their lines and values.
    """
    if len({columns.x1, columns.x2, columns.label}) < LEAST_COLUMNS:
        raise Refused("x₁, x₂ and the label must be three different columns.")
    complaints: list[str] = []
    numbers: list[tuple[float, float]] = []
    for line, cells in table.rows:
        pair = []
        for place in (columns.x1, columns.x2):
            wrong = _complaint(cells[place], decimal_comma=table.decimal_comma)
            if wrong:
                complaints.append(f"Line {line}, {table.names[place]}: {wrong}.")
            else:
                pair.append(float(plain_number(cells[place], table.decimal_comma)) + 0.0)
        if len(pair) == 2:  # noqa: PLR2004
            numbers.append((pair[0], pair[1]))
    classes = _classes(table, columns.label, complaints)
    if complaints:
        shown = complaints[:MOST_COMPLAINTS]
        rest = len(complaints) - len(shown)
        if rest:
            shown.append(f"And {rest:,} more like these.")
        raise Refused("\n\n".join(shown))
    labels = [classes[_key(cells[columns.label])] for _, cells in table.rows]
    rows = [(x1, x2, y) for (x1, x2), (_, y) in zip(numbers, labels, strict=True)]
    return Reading(Points.of(rows), tuple(sorted(classes.values(), key=lambda pair: pair[1])))


def _complaint(cell: str, *, decimal_comma: bool) -> str:
    """Say what is wrong with a number, or nothing."""
    plain = plain_number(cell, decimal_comma)
    if not cell:
        return "the cell is empty"
    if NOT_FINITE.fullmatch(plain):
        return f"“{short(cell)}” is infinite"
    if not NUMBER.fullmatch(plain):
        return f"“{short(cell)}” is not a number"
    size = abs(float(plain))
    if size == float("inf"):
        return f"“{short(cell)}” is too large, hence infinite in float64"
    if size > limits.COORDINATE:
        return f"“{short(cell)}” is beyond ±{limits.COORDINATE:,.0f}"
    return ""


def _key(cell: str) -> str:
    """Write labels that mean the same in the same way: 1, +1 and 1.0; True and true."""
    plain = cell.replace(",", ".", 1)
    return (
        repr(float(plain) + 0.0).removesuffix(".0") if NUMBER.fullmatch(plain) else cell.casefold()
    )


def _classes(table: Table, place: int, complaints: list[str]) -> dict[str, tuple[str, int]]:
    """Map the labels to classes: the smaller number, or the first word of the alphabet, is 0."""
    found: dict[str, str] = {}
    for line, cells in table.rows:
        cell = cells[place]
        key = _key(cell)
        if not cell:
            complaints.append(f"Line {line}, {table.names[place]}: the label is empty.")
        elif key not in found and len(found) == 2:  # noqa: PLR2004
            a, b = found.values()
            complaints.append(
                f"Line {line}, {table.names[place]}: “{short(cell)}” is a third class, beside "
                f"“{short(a)}” and “{short(b)}”. A neuron tells two apart."
            )
        elif key not in found:
            found[key] = cell
    if len(found) == 1:
        key, cell = next(iter(found.items()))
        return {key: (cell, int(key in ONE))}
    numbers = all(NUMBER.fullmatch(key) for key in found)
    order = sorted(found, key=float) if numbers else sorted(found)
    return {key: (found[key], y) for y, key in enumerate(order)}


def describe(table: Table, columns: Columns, reading: Reading) -> str:
    """Say in a sentence or two what was read, and which word became which class."""
    names = [table.names[place] for place in (columns.x1, columns.x2, columns.label)]
    mapping = " and ".join(f"“{short(word)}” is class {y}" for word, y in reading.classes)
    text = f"{len(reading.points):,} points from {names[0]}, {names[1]} and {names[2]}: {mapping}."
    if len(reading.classes) == 1:
        other = 1 - reading.classes[0][1]
        text += f" Only one class: add points of class {other} to give the neuron a line to draw."
    return text
