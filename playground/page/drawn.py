"""What a part of the page shows, as it was drawn last, and whether the browser has it for certain.

A run may be cut short by what the visitor does next. And where it has just ended as the next
message arrives, Streamlit starts another script and drops what it has not yet passed on of the one
before: its last elements, without a word (``AppSession`` there tells of this, in a comment).
tests/server/test_overlapping.py brings both about.
"""

from __future__ import annotations

import time
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Thread, current_thread
from typing import TYPE_CHECKING, Final

from playground.page import session

if TYPE_CHECKING:
    from collections.abc import Iterator

PASSED_ON: Final = 0.05
"""Seconds after which Streamlit has passed on what was drawn. It mostly takes a few thousandths."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A part of the page that was drawn to its end."""

    shows: object
    script: Thread
    ended: float
    """When, in monotonic seconds."""
    again: bool
    """Whether it had been drawn before and showed the same: one of two arrives."""


@contextmanager
def drawing(part: str, shows: object) -> Iterator[None]:
    """Note what a part of the page shows, once all of it is drawn."""
    drawings = session.visit().drawings
    before = drawings.pop(part, None)
    yield
    again = before is not None and before.shows == shows
    drawings[part] = Drawing(shows, current_thread(), time.monotonic(), again)


def stands(part: str, shows: object) -> bool:
    """Say whether a part shows this, so that it need not be drawn anew."""
    last = session.visit().drawings.get(part)
    if last is None or last.shows != shows:
        return False
    goes_on = last.script is current_thread()
    return goes_on or last.again or time.monotonic() - last.ended >= PASSED_ON
