"""Which columns of a table are x1, x2 and the label: a guess, and whether another is possible."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from playground.state.checks import Refused
from playground.tables import words
from playground.tables.cells import MISSING, label_key, looks_numeric, short
from playground.tables.reader import LABEL_NAMES, LEAST_COLUMNS, Table

FEATURES: Final = 2
CLASSES: Final = 2

FEATURE_NAMES: Final = (("x1", "x_1", "x₁", "x"), ("x2", "x_2", "x₂", "y"))
"""Each in the order of preference. "y" is the other feature beside "x" alone, else the label."""

COUNTERS: Final = ("", "id", "index", "no", "nr", "row", "unnamed: 0")
"""Headings of columns that number the rows: features only where nothing else is left."""

TYPICAL_LABELS: Final = (frozenset({"0", "1"}), frozenset({"-1", "1"}))


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns are x1, x2 and the label, by their places."""

    x1: int
    x2: int
    label: int


def guess_columns(table: Table) -> Columns:
    """Choose the columns by their names, else by what they hold.

    Raises
    ------
    Refused
        If fewer than two columns beside the label hold numbers.
    """
    names = _label_names(table)
    paired = {name for accepted in FEATURE_NAMES for name in accepted} - names

    def likeness(place: int) -> tuple[int, ...]:
        heading = table.headings[place]
        return (
            heading not in COUNTERS or not table.has_header,
            (heading in names) + (heading in LABEL_NAMES),
            heading not in paired,
            _leaves_two_features(table, place),
            _evidence(table, place),
            place,
        )

    label = max(range(len(table.names)), key=likeness)
    features = [place for place in table.numeric if place != label]
    if len(features) < FEATURES:
        raise Refused(_too_few_numbers(table, label))
    telling = [place for place in features if table.headings[place] not in COUNTERS]
    features = telling if len(telling) >= FEATURES else features
    by_name = [
        next((p for name in accepted for p in features if table.headings[p] == name), None)
        for accepted in FEATURE_NAMES
    ]
    others = iter([place for place in features if place not in by_name])
    x1, x2 = (next(others) if place is None else place for place in by_name)
    return Columns(x1, x2, label)


def _label_names(table: Table) -> frozenset[str]:
    """Give the headings that say "label": "y" does not where it is the feature beside "x".

    It is, unless no other column is as likely to hold labels.
    """
    with_y = LABEL_NAMES | {"y"}
    if "y" not in table.headings or "x" not in table.headings:
        return with_y
    if any(heading in {"x1", "x_1", "x₁", "x2", "x_2", "x₂"} for heading in table.headings):
        return with_y
    least = max(1, _evidence(table, table.headings.index("y")))
    others = [
        place
        for place, heading in enumerate(table.headings)
        if heading not in {"x", "y", *COUNTERS}
        and (heading in LABEL_NAMES or _evidence(table, place) >= least)
    ]
    return LABEL_NAMES if others else with_y


def _leaves_two_features(table: Table, label: int) -> bool:
    return sum(place != label for place in table.numeric) >= FEATURES


def _evidence(table: Table, place: int) -> int:
    """Weigh how much a column's contents look like labels; 0: they cannot be two classes."""
    keys: set[str] = set()
    for _, cells in table.rows:
        if cells[place] not in MISSING:
            keys.add(label_key(cells[place]))
        if len(keys) > CLASSES:
            return 0
    two = len(keys) == CLASSES and len(table.rows) > CLASSES  # in two rows that is no wonder
    if place not in table.numeric:
        return 5 if two else 3
    if any(keys <= labels for labels in TYPICAL_LABELS):
        return 4
    return 2 if two else 1


def has_choice(table: Table, guess: Columns) -> bool:
    """Say whether the guess could be another one: neither the names nor the contents decide."""
    if len(table.names) > LEAST_COLUMNS:
        return True
    headings = [table.headings[place] for place in (guess.x1, guess.x2, guess.label)]
    known = (*FEATURE_NAMES, {"y", *LABEL_NAMES})
    if all(heading in names for heading, names in zip(headings, known, strict=True)):
        return False
    return any(
        place != guess.label and _leaves_two_features(table, place) and _evidence(table, place)
        for place in range(len(table.names))
    )


def chosen(table: Table, columns: Columns, role: str, place: int) -> Columns:
    """Give a role another column; what had it takes the one that becomes free, if it can."""
    freed = getattr(columns, role)
    changes = {role: place}
    for other in ("x1", "x2", "label"):
        taken = other != role and getattr(columns, other) == place
        if taken and (other == "label" or freed in table.numeric):
            changes[other] = freed
    return replace(columns, **changes)


def _too_few_numbers(table: Table, label: int) -> str:
    """Name the first cell that keeps a column from holding numbers."""
    wrong = [place for place in range(len(table.names)) if place not in {*table.numeric, label}]
    needed = words.TWO_COLUMNS
    for line, cells in table.rows:
        for place in wrong:
            if not looks_numeric(cells[place], table.decimal_comma):
                cell = short(cells[place])
                return words.wrong_cell(
                    line=line, column=table.names[place], cell=cell, needed=needed
                )
    return needed
