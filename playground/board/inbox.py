"""What the browser sends, checked before anything else sees it: see protocol.py for the fields.

Nothing in it is trusted: type, range, finiteness and count are checked here and in update.py. So is
what tables of Streamlit's report, which hands on whatever JSON has arrived.
"""

from __future__ import annotations

import re
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from playground.board import words_inbox
from playground.board.protocol import (
    EVENTS,
    NUMBER,
    Address,
    Anything,
    BoardPlace,
    BrowserMessage,
    Decimal,
    EventList,
    Flag,
    Grasped,
    Heights,
    Kind,
    Name,
    Numbers,
    Point,
    PointList,
    Whole,
)
from playground.link.share import check_address
from playground.state import limits
from playground.state.checks import LARGEST, Refused, check_count, check_number
from playground.state.events import Event, Place, Redo, Row, Undo, check_place, check_row
from playground.state.line import WEIGHTS
from playground.state.points import Points
from playground.state.way import Grasp

if TYPE_CHECKING:
    from collections.abc import Mapping

NAME = re.compile(r"[0-9a-zA-Z_-]{0,64}")

LONGEST_CELL = 1_000
"""Characters of a cell of a table."""

LARGEST_PLACE = 10**9
"""Of a row in a table: one that is not there changes nothing."""


def read_inbox(raw: object) -> BrowserMessage:
    """Check a message of the board.

    Raises
    ------
    Refused
        If its frame is wrong; a wrong event inside it is kept as a ``Refused`` instead.
    """
    if not isinstance(raw, dict):
        raise Refused(words_inbox.NO_MESSAGE)
    there = [one for one in fields(BrowserMessage) if one.name in raw]
    return BrowserMessage(
        **{one.name: _read(one.metadata["kind"], one.name, raw[one.name]) for one in there}
    )


def _read(kind: Kind, name: str, value: object) -> Any:  # noqa: ANN401, C901, PLR0911, PLR0912
    """Check the value of a field by its kind."""
    match kind:
        case Whole(least, most):
            return check_count(name, value, least, most)
        case Decimal(most):
            return check_number(name, value, -most, most)
        case Flag():
            return _flag(name, value)
        case Name():
            return _name(name, value)
        case BoardPlace():
            return _place(value)
        case Point():
            return _row(value)
        case Numbers(count, most):
            return _numbers(name, value, count, most)
        case Grasped():
            return _grasp(value)
        case PointList(most):
            return _points(value, most)
        case Heights(most, largest):
            return _heights(name, value, most, largest)
        case Address():
            return check_address(value)
        case EventList(most):
            return _events(value, most)
        case Anything():
            return value


def read_edits(raw: object) -> dict[str, Any]:
    """Check what was edited in the table of the points: what changed, was added, was deleted.

    Raises
    ------
    Refused
        If it is not what such a table says.
    """
    said = _object(raw)
    changed = _object(said.get("edited_rows", {}))
    added, deleted = _list(said.get("added_rows", [])), _list(said.get("deleted_rows", []))
    return {
        "edited_rows": {_table_row(row): _cells(changed[row]) for row in _list(list(changed))},
        "added_rows": [_cells(cells) for cells in added],
        "deleted_rows": [_table_row(row) for row in deleted],
    }


def read_selection(raw: object) -> dict[str, list[Any]]:
    """Check which rows and columns of a table are selected.

    Raises
    ------
    Refused
        If it is not what such a table says.
    """
    picked = _object(_object(raw).get("selection"))
    rows, columns = _list(picked.get("rows", [])), _list(picked.get("columns", []))
    if not all(isinstance(column, str) for column in columns):
        raise Refused(words_inbox.NO_EDITS)
    return {"rows": [_table_row(row) for row in rows], "columns": columns}


def _object(raw: object) -> dict[Any, Any]:
    if not isinstance(raw, dict):
        raise Refused(words_inbox.NO_EDITS)
    return raw


def _list(raw: object) -> list[Any]:
    if not isinstance(raw, list) or len(raw) > limits.FILE_ROWS.most:
        raise Refused(words_inbox.NO_EDITS)
    return raw


def _table_row(raw: object) -> int:
    """Read the place of a row, which is a text where it is a name in JSON."""
    number = int(raw) if isinstance(raw, str) and re.fullmatch(r"\d{1,9}", raw, re.ASCII) else raw
    return check_count(words_inbox.ROW_PLACE, number, 0, LARGEST_PLACE)


def _cells(raw: object) -> dict[str, Any]:
    """Read the cells of a row, by the names of their columns."""
    cells = _object(raw)
    for cell in cells.values():
        known = cell is None or isinstance(cell, str | int | float)
        if not known or len(str(cell)[: LONGEST_CELL + 1]) > LONGEST_CELL:
            raise Refused(words_inbox.NO_EDITS)
    return cells


def _name(name: str, value: object) -> str:
    if not isinstance(value, str) or not NAME.fullmatch(value):
        raise Refused(words_inbox.no_name(name))
    return value


def _flag(name: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise Refused(words_inbox.neither_true_nor_false(name, value))
    return value


def _place(value: object) -> Place:
    if not isinstance(value, list) or len(value) != 2:  # noqa: PLR2004
        raise Refused(words_inbox.NO_PLACE)
    return check_place(*value)


def _numbers(name: str, value: object, count: int, most: float) -> tuple[float, ...]:
    if not isinstance(value, list) or len(value) != count:
        raise Refused(words_inbox.not_numbers(name, count))
    return tuple(check_number(name, one, -most, most) for one in value)


def _grasp(value: object) -> Grasp:
    if not isinstance(value, dict):
        raise Refused(words_inbox.NO_GRIP)
    line = _numbers("line", value.get("line"), len(WEIGHTS), LARGEST)
    w1, w2, b = line
    grip = _name("grip", value.get("grip"))
    old, about = _place(value.get("old")), _place(value.get("about"))
    number = check_count(words_inbox.GRIP_NUMBER, value.get("number"), NUMBER.least, NUMBER.most)
    return Grasp(grip, (w1, w2, b), old, about, number)


def _row(value: object) -> Row:
    if not isinstance(value, list) or len(value) != 3:  # noqa: PLR2004
        raise Refused(words_inbox.NO_POINT)
    return check_row(*value)


def _points(value: object, most: int) -> Points:
    if not isinstance(value, list) or len(value) > most:
        raise Refused(words_inbox.no_points(most))
    return Points.of(_row(row) for row in value)


def _heights(name: str, value: object, most: int, largest: int) -> tuple[int, ...]:
    if not isinstance(value, list) or not 0 < len(value) <= most:
        raise Refused(words_inbox.no_list(name, most))
    return tuple(check_count(name, height, 0, largest) for height in value)


def _events(value: object, most: int) -> tuple[tuple[int, Event | Undo | Redo | Refused], ...]:
    if not isinstance(value, list):
        raise Refused(words_inbox.NO_EVENTS)
    return tuple(_event(event) for event in value[:most])


def _event(raw: object) -> tuple[int, Event | Undo | Redo | Refused]:
    if not isinstance(raw, dict):
        raise Refused(words_inbox.NO_EVENT)
    number = check_count(words_inbox.EVENT_NUMBER, raw.get("n"), NUMBER.least, NUMBER.most)
    kind = raw.get("type")
    if not isinstance(kind, str) or kind not in EVENTS:
        return number, Refused(words_inbox.unknown_event(kind))
    try:
        return number, _made(kind, raw)
    except Refused as refusal:
        return number, refusal


def _made(kind: str, raw: Mapping[str, Any]) -> Event | Undo | Redo:
    """Make the event from its fields; a name that is missing is empty."""
    entry = EVENTS[kind]
    return entry.make(
        *(
            _read(one, name, raw.get(name, "" if one == Name() else None))
            for name, one in entry.fields.items()
        )
    )
