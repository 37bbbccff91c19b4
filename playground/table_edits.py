"""The table of the points: what its edits make of them, and which cells are wrong.

Streamlit reports all edits since the table was last filled: cells by row and column, new rows, and
deleted rows. They are applied to the points it was filled with, so that a cell that is wrong (or
not written yet) holds up nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from playground.checks import Refused
from playground.events import check_row
from playground.points import NO_POINTS, Points

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from playground.events import Row

COLUMNS: Final = {"x1": "x₁", "x2": "x₂", "class": "class"}
"""Name and title of each column."""

MOST_COMPLAINTS: Final = 5


@dataclass(frozen=True, slots=True)
class PointTable:
    """What the table was filled with, and what its edits since then have made of it."""

    filling: int = 0
    """Counts the fillings: each is a new table to Streamlit, without edits."""
    base: Points = NO_POINTS
    now: Points = NO_POINTS
    complaints: tuple[str, ...] = ()

    def after(self, now: Points, complaints: tuple[str, ...], refusal: str) -> PointTable:
        """Note what the edits made of the points, and what is still wrong."""
        said = (*complaints, refusal) if refusal else complaints
        return replace(self, now=now, complaints=said)


def in_step(table: PointTable, points: Points) -> PointTable:
    """Fill the table anew if the points have changed elsewhere; its own edits leave it alone.

    An edit of its own leaves the very same table in place, so that the cell in hand keeps the
    focus, and what is wrong stays to be put right.
    """
    if table.filling and table.now == points:
        return table
    return PointTable(table.filling + 1, points, points)


def edited(base: Points, edits: Mapping[str, Any]) -> tuple[Points, tuple[str, ...]]:
    """Apply edits; give the points and what is wrong.

    A point with a wrong cell stays as it was; a new row joins the points once it is complete.
    """
    rows: list[Row] = list(base.rows())
    complaints: list[str] = []
    deleted = {int(place) for place in edits.get("deleted_rows", ())}
    for key, cells in sorted(edits.get("edited_rows", {}).items(), key=lambda entry: int(entry[0])):
        place = int(key)
        if place >= len(rows) or place in deleted:
            continue
        before = dict(zip(COLUMNS, rows[place], strict=True))
        row = _row({**before, **cells}, f"Row {place + 1}", complaints)
        rows[place] = row or rows[place]
    kept = [row for place, row in enumerate(rows) if place not in deleted]
    added: Sequence[Mapping[str, object]] = edits.get("added_rows", ())
    for number, cells in enumerate(added, len(rows) + 1):
        row = _row(dict.fromkeys(COLUMNS) | dict(cells), f"Row {number} (new)", complaints)
        if row:
            kept.append(row)
    if len(complaints) > MOST_COMPLAINTS:
        rest = len(complaints) - MOST_COMPLAINTS
        complaints[MOST_COMPLAINTS:] = [f"And {rest} more like these."]
    return Points.of(kept), tuple(complaints)


def _row(cells: Mapping[str, object], where: str, complaints: list[str]) -> Row | None:
    """Check one row; what is wrong is said of each cell by itself."""
    wrong = []
    for place, (name, title) in enumerate(COLUMNS.items()):
        value = cells[name]
        if value is None or value == "":
            wrong.append(f"{where}: {title} is empty.")
            continue
        good: list[object] = [0.0, 0.0, 0]
        good[place] = _number(value)
        try:
            check_row(*good)
        except Refused as refusal:
            wrong.append(f"{where}: {refusal}")
    complaints += wrong
    return None if wrong else check_row(*(_number(cells[name]) for name in COLUMNS))


def _number(value: object) -> object:
    """Read a class that was chosen from a list as text, and leave everything else to the check."""
    return int(value) if isinstance(value, str) and value in {"0", "1"} else value
