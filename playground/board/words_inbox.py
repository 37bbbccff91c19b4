"""What is answered to a page that sends what is no message: each is a refusal."""

from __future__ import annotations

NO_EDITS = "The page sent edits of a table that are none; nothing was changed."
NO_MESSAGE = "The page sent something that is not a message; nothing was changed."
ROW_PLACE = "A row's place"
NO_PLACE = "The page sent a place without two coordinates."
NO_GRIP = "The page sent a grip that is not one; nothing was changed."
GRIP_NUMBER = "A grip's number"
NO_POINT = "The page sent a point without two coordinates and a class."
NO_EVENTS = "The page sent events that are no list; nothing was changed."
NO_EVENT = "The page sent an event that is not one; nothing was changed."
EVENT_NUMBER = "An event's number"


def no_name(name: str) -> str:
    """Say that something is not a name."""
    return f"The page sent a {name} that is not a name; nothing was changed."


def neither_true_nor_false(name: str, value: object) -> str:
    """Say that something is no switch."""
    return f"{name} is either true or false, not {value!r:.40}."


def not_numbers(name: str, count: int) -> str:
    """Say that something is not so many numbers."""
    return f"The page sent a {name} that is not {count} numbers."


def no_points(most: int) -> str:
    """Say that something is no list of points."""
    return f"The page sent points that are no list of at most {most}."


def no_list(name: str, most: int) -> str:
    """Say that something is no list."""
    return f"The page sent {name} that are no list of at most {most}."


def unknown_event(kind: object) -> str:
    """Say that an event is not known."""
    return f"The page sent an unknown event, {kind!r:.40}."
