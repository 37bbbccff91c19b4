"""A page without a browser: what it and the server say to one another, over the web socket.

It speaks Streamlit's own protocol (streamlit.proto: ``BackMsg`` there, ``ForwardMsg`` back) and
keeps of the page what the next message needs: its elements, what its widgets say, the address, and
which large messages need not be sent again. Any app will do; visitors.py has the playground's.
"""

from __future__ import annotations

import json
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, Self

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.proto.Element_pb2 import Element

CUT_SHORT: Final = ForwardMsg.FINISHED_EARLY_FOR_RERUN
"""How a run ends that is followed by another one for the same message."""


def _number(field: Any) -> dict[str, Any]:
    name = "value" if field.set_value else "default"
    if not field.HasField(name):
        return {}  # it is empty
    value = getattr(field, name)
    return {"int_value": int(value)} if field.data_type == field.INT else {"double_value": value}


def _chosen(group: Any) -> dict[str, Any]:
    chosen = (
        group.raw_values if group.set_value else [group.options[i].content for i in group.default]
    )
    return {"string_array_value": {"data": chosen}}


def _mark(slider: Any) -> dict[str, Any]:
    places = slider.value if slider.set_value else slider.default
    if not slider.options:
        return {"double_array_value": {"data": places}}
    return {"string_array_value": {"data": [slider.options[int(place)] for place in places]}}


SAYS: Final[dict[str, Callable[[Any], dict[str, Any]]]] = {
    "number_input": _number,
    "button_group": _chosen,
    "slider": _mark,
    "checkbox": lambda box: {"bool_value": box.value if box.set_value else box.default},
    "text_input": lambda text: {"string_value": text.value if text.set_value else text.default},
    "file_uploader": lambda _: {"file_uploader_state_value": {}},
}
"""What a page says of a widget that nobody has used, by the kind of its element."""


@dataclass(slots=True)
class Answer:
    """What the server sent after a message, to the end of the last run."""

    seconds: float = 0.0
    size: int = 0
    """Bytes received."""
    sent: int = 0
    """Bytes sent."""
    runs: int = 0
    """Runs of the script, those that were cut short included."""
    messages: list[ForwardMsg] = field(default_factory=list)

    def __iadd__(self, other: Answer) -> Self:
        """Add what was asked for next."""
        for name in ("seconds", "size", "sent", "runs"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.messages += other.messages
        return self


@dataclass(slots=True)
class OnPage:
    """An element of the page."""

    element: Element
    fragment: str
    run: str


@dataclass(slots=True)
class Session:
    """A page of an app, open: its socket, and what it knows."""

    url: str
    """Of the server: http://host:port."""
    query: str = ""
    """The address' query, as it is now."""
    elements: dict[tuple[int, ...], OnPage] = field(default_factory=dict)
    """By their places on the page."""
    says: dict[str, WidgetState] = field(default_factory=dict)
    """What the widgets say, by their ids."""
    known: dict[str, ForwardMsg] = field(default_factory=dict)
    """Large messages that are here, by the hash with which the server refers to them."""
    page: str = ""
    run: str = ""
    opening: Answer | None = None
    """What opening took."""
    socket: ClientConnection | None = None

    async def __aenter__(self) -> Self:
        """Connect, and have the page sent."""
        begin = time.perf_counter()
        self.socket = await connect(
            f"ws{self.url.removeprefix('http')}/_stcore/stream",
            subprotocols=["streamlit"],
            max_size=None,
            compression=None,  # as Streamlit's server has it unless it is told otherwise
        )
        self.opening = await self.reruns()
        self.opening.seconds = time.perf_counter() - begin
        return self

    async def __aexit__(self, *_: object) -> None:
        """Close the page."""
        await self.socket.close()

    def there(self, key: str) -> OnPage:
        """Give the newest element with the key that the app gave it, whatever it is now."""
        found = [one for one in self.elements.values() if named(_id(one.element), key)]
        if not found:
            raise KeyError(f"nothing on the page has the key {key}")
        return found[-1]

    async def reruns(self, fragment: str = "", *states: WidgetState) -> Answer:
        """Send what all widgets say, and ``states``, and await what that leads to."""
        return await self.sends(self.rerun(fragment, *states))

    def rerun(self, fragment: str = "", *states: WidgetState) -> bytes:
        """Give the message that says what all widgets say, and ``states``."""
        message = BackMsg()
        asked = message.rerun_script
        asked.query_string, asked.page_script_hash = self.query.removeprefix("?"), self.page
        asked.fragment_id = fragment
        asked.widget_states.widgets.extend([*self.says.values(), *states])
        asked.cached_message_hashes.extend(self.known)
        asked.context_info.url = self.url
        return message.SerializeToString()

    async def sends(self, message: bytes) -> Answer:
        """Send bytes as they are, and await the end of the last run.

        Where no run follows, this waits for ever: ``asyncio.timeout`` is the caller's. What the
        server does not understand at all closes the socket (``websockets.ConnectionClosed``).
        """
        begin = time.perf_counter()
        await self.socket.send(message)
        answer = Answer(sent=len(message))
        while not await self.takes(answer):
            pass
        answer.seconds = time.perf_counter() - begin
        return answer

    async def changes(self, key: str, **value: Any) -> Answer:
        """Change a widget: ``changes("alpha", double_value=0.3)``; the kind may be a wrong one."""
        widget = self.there(key)
        name = _id(widget.element)
        self.says[name] = WidgetState(id=name, **value)
        return await self.reruns(widget.fragment)

    async def presses(self, key: str) -> Answer:
        """Press a button."""
        widget = self.there(key)
        state = WidgetState(id=_id(widget.element), trigger_value=True)
        return await self.reruns(widget.fragment, state)

    async def tells(self, key: str, event: str, value: object) -> Answer:
        """Send what a component reports; ``value`` is anything that JSON can carry."""
        return await self.tells_json(key, json.dumps([{"event": event, "value": value}]))

    async def tells_json(self, key: str, text: str) -> Answer:
        """Send a text in the place of what a component reports."""
        return await self.sends(self.told(key, text))

    def told(self, key: str, text: str) -> bytes:
        """Give the message that has a text in the place of what a component reports."""
        component = self.there(key)
        name = f"$$STREAMLIT_INTERNAL_KEY_{_id(component.element)}__events"
        return self.rerun(component.fragment, WidgetState(id=name, json_trigger_value=text))

    async def takes(self, answer: Answer) -> bool:
        """Take in one message; say whether it is the end of the answer."""
        received = await self.socket.recv()
        message = ForwardMsg.FromString(received)
        answer.size += len(received)
        answer.messages.append(message)
        match message.WhichOneof("type"):
            case "new_session":
                answer.runs += 1
                self.run = message.metadata.run.script_run_id
            case "navigation":
                self.page = message.navigation.page_script_hash
            case "page_info_changed":
                self.query = message.page_info_changed.query_string
            case "delta" | "ref_hash":
                self._draw(message)
            case "script_finished":
                if message.script_finished == CUT_SHORT:
                    return False
                self._clear(message)
                return True
        return False

    def _draw(self, message: ForwardMsg) -> None:
        place = tuple(message.metadata.delta_path)
        if message.WhichOneof("type") == "ref_hash":
            message = self.known[message.ref_hash]
        elif message.metadata.cacheable:
            self.known[message.hash] = message
        if message.delta.WhichOneof("type") != "new_element":
            return
        element = message.delta.new_element
        self.elements.pop(place, None)  # the newest comes last
        self.elements[place] = OnPage(element, message.delta.fragment_id, self.run)
        kind = element.WhichOneof("type")
        if kind in SAYS:
            widget = getattr(element, kind)
            if widget.id not in self.says or getattr(widget, "set_value", False):
                self.says[widget.id] = WidgetState(id=widget.id, **SAYS[kind](widget))

    def _clear(self, finished: ForwardMsg) -> None:
        """Take away what the last run has not shown again, and what was said there."""
        drawn = finished.metadata.run.fragment_ids
        self.elements = {
            place: one
            for place, one in self.elements.items()
            if one.run == self.run or (drawn and one.fragment not in drawn)
        }
        there = {_id(one.element) for one in self.elements.values()}
        self.says = {name: state for name, state in self.says.items() if name in there}
        shown = {id(one.element) for one in self.elements.values()}
        self.known = {
            name: one for name, one in self.known.items() if id(one.delta.new_element) in shown
        }


def _id(element: Element) -> str:
    return getattr(getattr(element, element.WhichOneof("type")), "id", "")


def named(name: str, key: str) -> bool:
    """Say whether an id is of an element with this key, which may have been made anew."""
    end = name.rpartition("$$ID-")[2].partition("-")[2]
    return end == key or (end.startswith(f"{key}-") and end.removeprefix(f"{key}-").isdigit())
