"""The table of the points: what its edits make of them, and which cells are wrong.

Streamlit reports all edits since the table was last filled: cells by row and column, new rows, and
deleted rows. Cells are text, so that what is wrong stays as it was typed: it holds up nothing else,
and it is still there when the points change elsewhere and the table is filled anew.
"""

from __future__ import annotations

import re
from bisect import bisect
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from playground.state import limits
from playground.state.checks import Refused
from playground.state.events import check_row
from playground.state.points import NO_POINTS, Points
from playground.tables import words
from playground.tables.cells import number_complaint, plain_number, short, written

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from playground.state.events import Row
    from playground.state.names import Called

COLUMNS: Final = {"x1": "x₁", "x2": "x₂", "class": words.CLASS}
"""Name and title of each column."""

FEATURES: Final = ("x1", "x2")


def titles(names: Called) -> dict[str, str]:
    """Give the columns' titles, with the names that features have beside the letters.

    Examples
    --------
    >>> from playground.state.names import NOTHING
    >>> titles(NOTHING)["x1"]
    'x₁'
    """
    own = dict(zip(COLUMNS, names.given, strict=False))
    return COLUMNS | {name: f"{own[name]} ({COLUMNS[name]})" for name in FEATURES if own[name]}


MINUS: Final = "\N{MINUS SIGN}"

WAITS: Final = words.no_room(limits.POINTS.most)
"""Said of a new row that finds no room, or that became complete while the table was not edited."""

MOST_COMPLAINTS: Final = 5

THOUSANDS: Final = re.compile(r"[+-]?[1-9]\d{0,2},\d{3}", re.ASCII)
"""A decimal comma, or thousands: one cell alone does not tell."""

Cells = tuple[str, str, str]

EMPTY: Final[Cells] = ("", "", "")


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the table holds: the points, and what was typed that cannot be a point yet."""

    points: Points = NO_POINTS
    typed: tuple[tuple[int, Cells], ...] = ()
    """The cells of rows with something wrong, by the places of their points, which stay."""
    new: tuple[Cells, ...] = ()
    """Rows below the points that are no points yet."""

    def rows(self) -> list[Cells]:
        """List all cells as they are shown: numbers read back to the same float64."""
        rows = [_cells(row) for row in self.points.rows()]
        for place, cells in self.typed:
            rows[place] = cells
        return [*rows, *self.new]


@dataclass(frozen=True, slots=True)
class PointTable:
    """What the table was filled with, and what its edits since then have made of it."""

    filling: int = 0
    """Counts the fillings: each is a new table to Streamlit, without edits."""
    base: Sheet = Sheet()
    now: Sheet = Sheet()
    complaints: tuple[str, ...] = ()
    untouched: bool = False
    """Whether there is a new row with nothing in it."""


def in_step(table: PointTable, points: Points) -> PointTable:
    """Fill the table anew if the points have changed elsewhere; its own edits leave it alone.

    An edit of its own leaves the very same table in place, so that the cell in hand keeps the
    focus. What waits to be put right is carried over to the new filling.
    """
    if table.filling and table.now.points == points:
        return table
    sheet = _carried(table.now, points)
    return edited(PointTable(table.filling + 1, sheet), {}, len(points))


def edited(table: PointTable, edits: Mapping[str, Any], most: int) -> PointTable:
    """Apply edits; a point with a wrong cell stays as it was, a new row waits to be complete.

    There is room for ``most`` points.
    """
    kept: list[Row] = []
    typed: list[tuple[int, Cells]] = []
    new: list[Cells] = []
    complaints: list[str] = []
    lines = _lines(table.base, edits)
    for number, (point, cells) in enumerate(lines, 1):
        if cells is None or (point is None and cells == EMPTY):
            kept += [point] if point else []
            continue
        where = words.row_named(number) if point else words.new_row_named(number)
        wrong = _complaints(cells, where)
        if not wrong and not point and len(kept) >= most:
            wrong = [f"{where}: {WAITS}"]
        complaints += wrong
        if not wrong:
            kept.append(_row(cells))
        elif point:
            typed.append((len(kept), cells))
            kept.append(point)
        else:
            new.append(cells)
    if len(complaints) > MOST_COMPLAINTS:
        rest = len(complaints) - MOST_COMPLAINTS
        complaints[MOST_COMPLAINTS:] = [words.more_rows(rest)]
    now = Sheet(Points.of(kept), tuple(typed), tuple(new))
    return replace(table, now=now, complaints=tuple(complaints), untouched=(None, EMPTY) in lines)


def _lines(base: Sheet, edits: Mapping[str, Any]) -> list[tuple[Row | None, Cells | None]]:
    """List the rows that are left: each its point, if it is one, and its cells, if any was typed.

    All points come before all new rows.
    """
    added: Sequence[Mapping[str, object]] = edits.get("added_rows", ())
    lines: list[tuple[Row | None, Cells | None]] = [(point, None) for point in base.points.rows()]
    for place, cells in base.typed:
        lines[place] = (lines[place][0], cells)
    lines += [(None, cells) for cells in base.new]
    filled = len(lines)  # what is added is told, and untold, by itself
    changes = {int(place): cells for place, cells in edits.get("edited_rows", {}).items()}
    changes = {place: cells for place, cells in changes.items() if place < filled}
    changes |= dict(enumerate(added, filled))
    lines += [(None, EMPTY) for _ in added]
    for place, changed in changes.items():
        point, before = lines[place]
        shown = before or (_cells(point) if point else EMPTY)
        after = dict(zip(COLUMNS, shown, strict=True)) | changed
        x1, x2, y = ("" if after[name] is None else str(after[name]).strip() for name in COLUMNS)
        lines[place] = (point, (x1, x2, y))
    deleted = {int(place) for place in edits.get("deleted_rows", ()) if place < filled}
    return [line for place, line in enumerate(lines) if place not in deleted]


def _carried(sheet: Sheet, points: Points) -> Sheet:
    """Take what waits to be put right over to other points; it goes only where its point goes."""
    if not sheet.typed:
        return replace(sheet, points=points)
    typed: dict[int, Cells] = {}
    before, now = sheet.points.rows(), points.rows()
    free: dict[Row, list[int]] = {}  # places that nothing typed has been taken to, in order
    for place, row in enumerate(now):
        free.setdefault(row, []).append(place)
    moved = _only_one_moved(sheet.points, points)
    for place, cells in sheet.typed:
        same = free.get(before[place])
        if not same and place != moved:
            continue
        new_place = _taken_nearest(same, place) if same else place
        shown = zip(cells, _cells(before[place]), _cells(now[new_place]), strict=True)
        x1, x2, y = (new if cell == old else cell for cell, old, new in shown)
        typed[new_place] = (x1, x2, y)
    return Sheet(points, tuple(sorted(typed.items())), sheet.new)


def _taken_nearest(places: list[int], place: int) -> int:
    """Take the nearest of some places in order out of their list."""
    after = bisect(places, place)
    before = max(after - 1, 0)
    is_after = after < len(places) and places[after] - place < abs(place - places[before])
    return places.pop(after if is_after else before)


def _only_one_moved(before: Points, now: Points) -> int | None:
    """Give the place of the only point that differs, if there is but one."""
    if len(now) != len(before):
        return None
    differ = np.flatnonzero((now.X != before.X).any(axis=1) | (now.y != before.y))
    return int(differ[0]) if len(differ) == 1 else None


def _cells(row: Row) -> Cells:
    """Write a point's row."""
    x1, x2, y = row
    return written(x1), written(x2), str(y)


def _row(cells: Cells) -> Row:
    """Read a row with nothing wrong in it."""
    x1, x2, y = (float(plain_number(cell, decimal_comma=True)) for cell in cells)
    return check_row(x1, x2, y)


def _complaints(cells: Cells, where: str) -> list[str]:
    """Say what is wrong, of each cell by itself."""
    wrong = []
    for place, (cell, title) in enumerate(zip(cells, COLUMNS.values(), strict=True)):
        complaint = _complaint(cell)
        if not cell:
            wrong.append(words.empty_in(where, title))
        elif complaint:
            wrong.append(f"{where}, {title}: {complaint}.")
        else:
            good = ["0", "0", "0"]
            good[place] = cell
            try:
                _row((good[0], good[1], good[2]))
            except Refused as refusal:
                wrong.append(f"{where}: {refusal}")
    return wrong


def _complaint(cell: str) -> str:
    if THOUSANDS.fullmatch(plain_number(cell, decimal_comma=False)):
        said = words.could_mean(
            cell=short(cell),
            first=plain_number(cell, decimal_comma=True),
            second=cell.replace(",", ""),
        )
        return said.replace("-", MINUS)
    return number_complaint(cell, decimal_comma=True)
