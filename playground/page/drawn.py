"""What the parts of a visitor's page show, as they were drawn last, and whether that has arrived.

A run may be cut short by what the visitor does next. And where it has just ended as the next
message arrives, Streamlit starts another script and drops what it has not yet passed on of the one
before: its last elements, without a word (``AppSession`` there tells of this, in a comment).
tests/server/test_overlapping.py brings both about.
"""

from __future__ import annotations

import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Thread, current_thread
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

PASSED_ON: Final = 0.05
"""Seconds after which Streamlit has passed on what was drawn. It mostly takes a few thousandths."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A part of the page that was drawn to its end."""

    shows: object
    ended: float
    """When, in monotonic seconds."""
    again: bool
    """Whether the one before it, of the same, was doubted: one of the two has arrived."""


@dataclass(slots=True)
class Drawings:
    """The parts of one visitor's page, by their names."""

    parts: dict[str, Drawing] = field(default_factory=dict)
    doubted: set[str] = field(default_factory=set)
    """Those that may not have arrived: to be drawn once more, whenever that is."""
    script: Thread | None = None
    """The script that drew, or draws."""

    def heed_script(self) -> None:
        """Doubt, where another script has begun, what the one before it drew at the very end."""
        script = current_thread()
        if script is self.script:
            return
        self.script, now = script, time.monotonic()
        for part, last in list(self.parts.items()):
            if not last.again and now - last.ended < PASSED_ON:
                self.doubted.add(part)

    @contextmanager
    def drawing(self, part: str, shows: object) -> Iterator[None]:
        """Note what a part of the page shows, once all of it is drawn."""
        before = self.parts.pop(part, None)
        yield
        again = before is not None and before.shows == shows and part in self.doubted
        self.parts[part] = Drawing(shows, time.monotonic(), again)
        self.doubted.discard(part)

    def stands(self, part: str, shows: object) -> bool:
        """Say whether a part shows this, so that it need not be drawn anew."""
        last = self.parts.get(part)
        return last is not None and last.shows == shows and part not in self.doubted
