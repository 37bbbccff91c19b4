"""What the browser sends, checked before anything else sees it.

A message of the board is ``{mount, run, rows, sample, follow, iteration, seek, events}``; each
event has a number and a type. Nothing in it is trusted: type, range, finiteness and count are
checked here and in state/update.py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from playground.board.message import Held
from playground.link.share import check_address
from playground.state import limits
from playground.state.checks import Refused, check_count
from playground.state.events import (
    AddPoint,
    ClearPoints,
    ErasePoint,
    Event,
    Extend,
    FitView,
    MovePoint,
    Redo,
    RestorePoints,
    Row,
    SetOption,
    Undo,
    check_row,
)
from playground.state.points import Points
from playground.state.settings import MOST_ITERATIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

MOST_NUMBER = 2**53 - 1  # JavaScript counts exactly up to here
NAME = re.compile(r"[0-9a-zA-Z_-]{0,64}")


@dataclass(frozen=True, slots=True)
class Inbox:
    """A checked message: an event that was refused stands in its place as the refusal."""

    mount: str
    held: Held
    iteration: int
    seek: int
    """The last restart that the page knows of: its iteration counts from there."""
    events: tuple[tuple[int, Event | Undo | Redo | Refused], ...]
    share: str = ""
    """The page's address, when "Share" asks for the link and its code."""


def _name(raw: Mapping[str, Any], field: str) -> str:
    value = raw.get(field, "")
    if not isinstance(value, str) or not NAME.fullmatch(value):
        raise Refused(f"The page sent a {field} that is not a name; nothing was changed.")
    return value


def _row(raw: Mapping[str, Any], field: str) -> Row:
    value = raw.get(field)
    if not isinstance(value, list) or len(value) != 3:  # noqa: PLR2004
        raise Refused("The page sent a point without two coordinates and a class.")
    return check_row(*value)


def _points(raw: Mapping[str, Any]) -> Points:
    rows = raw.get("points")
    if not isinstance(rows, list) or len(rows) > limits.MAX_FILE_POINTS:
        raise Refused(f"The page sent points that are no list of at most {limits.MAX_FILE_POINTS}.")
    return Points.of(_row({"point": row}, "point") for row in rows)


READERS: dict[str, Callable[[Mapping[str, Any]], Event | Undo | Redo]] = {
    "add": lambda raw: AddPoint(_row(raw, "point"), _name(raw, "gesture")),
    "move": lambda raw: MovePoint(_row(raw, "old"), _row(raw, "point"), _name(raw, "gesture")),
    "erase": lambda raw: ErasePoint(_row(raw, "point"), _name(raw, "gesture")),
    "clear": lambda _: ClearPoints(),
    "restore": lambda raw: RestorePoints(_points(raw)),
    "undo": lambda _: Undo(),
    "redo": lambda _: Redo(),
    "extend": lambda raw: Extend(raw.get("iterations")),
    "fit": lambda _: FitView(),
    "option": lambda raw: SetOption(_name(raw, "name"), raw.get("value")),
}
"""The board's vocabulary."""


def read_inbox(raw: object) -> Inbox:
    """Check a message of the board.

    Raises
    ------
    Refused
        If its frame is wrong; a wrong event inside it is kept as a ``Refused`` instead.
    """
    if not isinstance(raw, dict):
        raise Refused("The page sent something that is not a message; nothing was changed.")
    events = raw.get("events", [])
    if not isinstance(events, list):
        raise Refused("The page sent events that are no list; nothing was changed.")
    return Inbox(
        mount=_name(raw, "mount"),
        held=Held(
            _name(raw, "run"),
            check_count("rows", raw.get("rows", 0), 0, MOST_NUMBER),
            check_count("sample", raw.get("sample", -1), -1, limits.MAX_FILE_POINTS),
            check_count("follow", raw.get("follow", -1), -1, limits.MAX_FILE_POINTS),
        ),
        iteration=check_count("The iteration", raw.get("iteration", 0), 0, MOST_ITERATIONS),
        seek=check_count("seek", raw.get("seek", 0), 0, MOST_NUMBER),
        # More than that come again, as they are not acknowledged: a page that was cut off for long.
        events=tuple(_read_event(event) for event in events[: limits.MAX_EVENTS]),
        share=check_address(raw["share"]) if "share" in raw else "",
    )


def _read_event(raw: object) -> tuple[int, Event | Undo | Redo | Refused]:
    if not isinstance(raw, dict):
        raise Refused("The page sent an event that is not one; nothing was changed.")
    number = check_count("An event's number", raw.get("n"), 1, MOST_NUMBER)
    kind = raw.get("type")
    if not isinstance(kind, str) or kind not in READERS:
        return number, Refused(f"The page sent an unknown event, {kind!r:.40}.")
    try:
        return number, READERS[kind](raw)
    except Refused as refusal:
        return number, refusal
