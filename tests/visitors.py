"""A visitor of the playground without a browser: benchmarks use it for crowds, tests to say what
no page would.

    async with Visitor(server.url, "?v=1&n=200") as visitor:
        answer = await visitor.does({"type": "add", "point": [1.0, 2.0, 1]})
        print(answer.seconds, answer.size, visitor.header["rows"], visitor.arrays["loss"])
        await visitor.changes("alpha", double_value=0.3)
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any, Self
from uuid import uuid4

from playground.board.packet import decode
from playground.page.redraw import BOARD
from tests.sessions import Answer, Session


@dataclass(slots=True)
class Visitor(Session):
    """A visitor of the playground: the page's board numbers its messages and knows its run."""

    draws: bool = True
    """Whether it says, as it is opened, that the board is drawn."""
    mount: str = field(default_factory=lambda: uuid4().hex[:10])
    said: int = 0
    done: int = 0
    """The number of the last event."""
    header: dict[str, Any] = field(default_factory=dict)
    """Of the board's newest message."""
    arrays: dict[str, Any] = field(default_factory=dict)

    async def __aenter__(self) -> Self:
        """Open the page, and say that the board is drawn, which brings the sidebar."""
        await Session.__aenter__(self)
        self._look()
        if self.draws:
            self.opening += await self._says(drawn=True)
        return self

    @property
    def points(self) -> int:
        """How many there are on the board."""
        self._look()
        return len(self.arrays["x1"])

    async def does(self, *events: dict[str, Any], **other: Any) -> Answer:
        """Send the board's events, and ask for what the answer leaves out of the run.

        ``other`` are more fields of the message, such as the iteration that is on the screen.
        """
        numbered = []
        for event in events:
            self.done += 1
            gesture = f"{self.mount}-{self.done}"
            numbered.append({"n": self.done, "gesture": gesture, **event})
        return await self._whole(await self._says(events=numbered, **other))

    async def changes(self, key: str, **value: Any) -> Answer:
        """Change a widget, and have the run sent whole."""
        answer = await Session.changes(self, key, **value)
        self._look()
        return await self._whole(answer)

    async def _whole(self, answer: Answer) -> Answer:
        """Ask for the rows that an answer leaves out, as the page does, until all are there."""
        while not self.header["complete"] and self.header["rows"] > self.header["start"]:
            answer += await self._says(events=[])
        return answer

    async def _says(self, **fields: Any) -> Answer:
        answer = await self.sends(self.saying(**fields))
        self._look()
        return answer

    def saying(self, **fields: Any) -> bytes:
        """Give a message of the board, for a test that does not await its answer."""
        self.said += 1
        message = {
            "mount": self.mount,
            "said": self.said,
            "run": self.header["run"],
            "rows": self.header["rows"],
            "sample": -1,
            "follow": -1,
            "iteration": self.header["iteration"],
            "seek": self.header["status"]["seek"],
            **fields,
        }
        return self.told(BOARD, json.dumps([{"event": "sent", "value": message}]))

    def _look(self) -> None:
        """Read the board's message, where there is a board."""
        board = self.there(BOARD).element.bidi_component
        self.header, self.arrays = decode(board.bytes)
