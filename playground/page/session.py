"""The one file that touches ``st.session_state``: a visitor's history, and how events reach it."""

from __future__ import annotations

import time
from contextlib import suppress
from dataclasses import dataclass, field
from functools import wraps
from secrets import token_hex
from typing import TYPE_CHECKING, Any

import numpy as np
import streamlit as st

from playground.board.further import pinned_lines, racing_lines
from playground.board.message import board_key, board_message, rows_wanted
from playground.board.protocol import BrowserMessage, Status
from playground.lessons.guessed import guessed_lines, scene_on_board
from playground.lessons.opening import read_link
from playground.link.codec import encode, lacks_points
from playground.link.share import share
from playground.link.table import NAMES
from playground.page.drawn import Drawings
from playground.state.checks import Refused
from playground.state.events import (
    BRINGS_POINTS,
    RESTARTS,
    PutLine,
    Redo,
    ShowIteration,
    Undo,
)
from playground.state.history import History, applied
from playground.state.lesson_events import WATCH, Watch
from playground.state.limits import APPLYING, COMPARING, FIRST_ANSWER, NEXT_ANSWER
from playground.state.pinning import PinnedRun, compared_runs
from playground.state.run import Run, run_key, trained
from playground.state.settings import MOST_ITERATIONS
from playground.state.shown import what_is_shown
from playground.tables.edits import PointTable

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from playground.state.events import Event
    from playground.state.experiment import Experiment
    from playground.state.shown import Shown
    from playground.tables.source import Source

MOST_MOUNTS = 16
"""Mounts of the board whose last event number is remembered: one for each visit to its page."""

LARGEST_NEW_SEED = 9999

SLIDE_SECONDS = 1.0
"""Changes of a slider this close together are one slide, hence one undo step."""


@dataclass(slots=True)
class Visit:
    """What is kept of one visitor between reruns."""

    history: History
    name: str = field(default_factory=lambda: token_hex(8))
    """Tells this visit from all others, on whatever server."""
    run: Run | None = None
    shown: Shown | None = None
    """What is on the screen, as it was made last."""
    compared: tuple[PinnedRun, ...] = ()
    """The pinned runs, while they are compared."""
    seek: int = 0
    """Counts the events after which the board must go to the experiment's iteration."""
    plays: int = 0
    """The last of them after which the run plays by itself."""
    refusal: str = ""
    applied_events: dict[str, int] = field(default_factory=dict)
    """The number of the last event of each mount."""
    mount: str = ""
    said: int = 0
    """The board that spoke last, and the number of its message."""
    asked: BrowserMessage = field(default_factory=BrowserMessage)
    """What the board says that it has, and asks for: for the next answer only, as silence means
    nothing."""
    source: Source | None = None
    """The file or the pasted text that was read last."""
    table: PointTable = field(default_factory=PointTable)
    """The table of the points, as it was filled last."""
    in_hand: bool = False
    """Whether the line is being dragged, so that what is slow waits until it is let go."""
    begun: bool = False
    """Whether the browser has drawn the board: until then the sidebar waits, as the page opens."""
    drawings: Drawings = field(default_factory=Drawings)
    """What the parts of the page show."""
    slides: int = 0
    slid: float = -SLIDE_SECONDS
    """How often a slider was slid, and when (monotonic seconds) it last moved."""
    made: dict[str, int] = field(default_factory=dict)
    """How often a widget was made anew, as it was to show another value: see key_at."""
    kept: dict[str, object] = field(default_factory=dict)
    """What panels keep between reruns that is no part of the experiment, such as a measurement."""
    opened: bool = False
    """Whether the first page was shown: the address is read before it is first written."""
    left_out: str = ""
    """What the address cannot carry."""
    lacks_points: bool = False
    """Whether the address that this visit began with could not carry the points."""

    @property
    def experiment(self) -> Experiment:
        """The experiment on the screen."""
        return self.history.present


def visit() -> Visit:
    """Give this visitor's record; the first time, make it from the address."""
    record: Visit | None = st.session_state.get("visit")  # once: it is asked for all the time
    if record is None:
        query = st.query_params.to_dict()
        start, ignored = read_link(query)
        record = st.session_state["visit"] = Visit(
            History(start), refusal=" ".join(ignored), lacks_points=lacks_points(query)
        )
    record.drawings.heed_script()
    return record


def is_opening() -> bool:
    """Say whether this is the first page that the visitor is shown."""
    return not visit().opened


def write_address() -> None:
    """Put the experiment into the address, beside parameters that are not ours.

    Not while the first page is shown: the address was just read, and the browser does not yet know
    how to write it without an entry in its history (static/board-address.js). Nor during a drag:
    the browser would read each of them anew.
    """
    record = visit()
    if record.in_hand:
        return
    if not record.opened:
        record.opened = True
        return
    link = encode(record.experiment)
    if link.left_out and not record.left_out:
        record.refusal = record.refusal or link.left_out
    record.left_out = link.left_out
    others = [name for name in st.query_params if name not in NAMES]
    wanted = {name: st.query_params.get_all(name) for name in others}
    wanted |= {name: [value] for name, value in link.parameters.items()}
    # Even where Python thinks the query is there already: what a run that was cut short had sent
    # may never have arrived. The browser writes only what differs.
    st.query_params.from_dict(wanted)


def experiment() -> Experiment:
    """Give the experiment on the screen."""
    return visit().experiment


def dispatch(*events: Event | Undo | Redo) -> None:
    """Apply events; one that is refused leaves a message, and the others count."""
    record = visit()
    record.refusal = ""
    for event in events:
        _apply(record, event)


def _apply(record: Visit, event: Event | Undo | Redo | Refused) -> None:
    """Apply an event, or say why it is refused."""
    before = record.experiment.iteration
    try:
        if isinstance(event, Refused):
            raise event
        record.history = applied(record.history, event)
    except Refused as refusal:
        record.refusal = str(refusal)
    else:
        came_back = isinstance(event, Undo | Redo) and record.experiment.iteration != before
        record.seek += isinstance(event, RESTARTS) or came_back
        if isinstance(event, Watch) and event.plays:
            record.plays = record.seek
        record.lacks_points &= not isinstance(event, BRINGS_POINTS)


def receive(message: BrowserMessage) -> None:
    """Apply what the board sent and has not been seen, as far as there is time."""
    record = visit()
    record.mount, record.said = message.mount, message.said
    record.asked = message
    last = record.applied_events.pop(message.mount, 0)
    record.applied_events[message.mount] = last
    while len(record.applied_events) > MOST_MOUNTS:
        del record.applied_events[next(iter(record.applied_events))]
    events = [(number, event) for number, event in message.events if number > last]
    # What the page showed before a restart that it has not heard of is not where it is now.
    is_told = message.seek == record.seek
    moved = is_told and message.iteration != record.experiment.iteration
    if not events and not moved:
        return  # it asks for rows; what is said on the screen stays
    # With a line that was put down the page has gone to its start already: not from there it came.
    put = any(isinstance(event, PutLine) for _, event in events)
    # Of an iteration that is known already only a scene hears that waits for the run's end.
    waits = is_told and record.experiment.option("scene_at") == WATCH
    dispatch(*([ShowIteration(message.iteration)] if (moved or waits) and not put else []))
    end = time.thread_time() + APPLYING
    for number, event in events:
        _apply(record, event)
        record.applied_events[message.mount] = last = max(last, number)
        if time.thread_time() >= end:
            break  # what is not acknowledged comes again


def answer() -> bytes:
    """Build the board's next message, training as far as it needs."""
    record = visit()
    present = record.experiment
    has, record.asked = record.asked, BrowserMessage()
    more = has.rows + NEXT_ANSWER if has.run else 0
    soon = max(more, present.iteration + FIRST_ANSWER)
    lines = pinned_lines(compared(soon)) + racing_lines(present) + guessed_lines(present)
    key = board_key(present, run_key(present), lines)
    _, end = rows_wanted(present, has, key)
    record.run = run = trained(present, max(end - 1, present.iteration), record.run)
    status = Status(
        acknowledged=record.applied_events.get(record.mount, 0),
        mount=record.mount,
        visit=record.name,
        said=record.said,
        seek=record.seek,
        plays=record.plays,
        can_undo=bool(record.history.past),
        can_redo=bool(record.history.future),
        refusal=record.refusal,
        lacks_points=record.lacks_points,
        waiting=not record.begun,
        share=share(present, has.share) if has.share else None,
    )
    return board_message(
        present,
        run,
        _shown(record, present),
        has,
        status,
        lines=lines,
        grasp=has.grasp,
        scene=scene_on_board(present),
    )


def shown() -> Shown | None:
    """Give the neuron at the iteration on the screen; None without points."""
    record = visit()
    return _shown(record, record.experiment)


def _shown(record: Visit, present: Experiment) -> Shown | None:
    """Make it where that was not done yet.

    A script that is about to be stopped may still be under way beside the next one of the same
    visitor, which changes the record: each goes on with the experiment that it began with.
    """
    known = record.shown
    if known is None or known.experiment is not present:
        record.run = run = trained(present, present.iteration, record.run)
        record.shown = known = what_is_shown(present, run)
    return known


def whole_run() -> Run:
    """Give the run of the experiment to its end."""
    record = visit()
    present = record.experiment
    record.run = trained(present, present.iterations, record.run)
    return record.run


def in_gesture() -> bool:
    """Say whether the last edit was a part of a gesture, such as a drag: more of it may come."""
    return bool(visit().history.gesture)


def compared(iterations: int = MOST_ITERATIONS) -> tuple[PinnedRun, ...]:
    """Give the pinned runs to this iteration, while the panel that compares them is open.

    Those for which there was no time yet are missing: to ask again is to go on.
    """
    record = visit()
    present = record.experiment
    record.compared = compared_runs(
        present, record.compared, record.run, iterations, seconds=COMPARING
    )
    return record.compared


def is_compared() -> bool:
    """Say whether there was time for all pinned runs when they were asked for."""
    record = visit()
    return len(record.compared) == len(record.experiment.pins)


def keep(name: str, value: object) -> None:
    """Keep a panel's result until the visit ends."""
    visit().kept[name] = value


def kept(name: str) -> object:
    """Give what a panel kept under this name, or None."""
    return visit().kept.get(name)


class GoneError(KeyError):
    """What a callback reads is not on the page any more."""


def heard(callback: Callable[..., None]) -> Callable[..., None]:
    """Make a callback that does nothing where what it would read is gone.

    Streamlit calls back for what a visitor did just before another page was opened, when it has
    forgotten already what the widgets of the page before were.
    """

    @wraps(callback)
    def call(*args: object) -> None:
        with suppress(GoneError):
            callback(*args)

    return call


def component_value(key: str, name: str) -> Any:  # noqa: ANN401
    """Read what a component sent, inside its callback."""
    return widget_value(key).get(name)


def widget_value(key: str) -> Any:  # noqa: ANN401
    """Read a widget, inside its callback."""
    try:
        return st.session_state[key]
    except KeyError:
        raise GoneError(key) from None


def is_open(key: str) -> bool:
    """Say whether a popover or an expander is open."""
    return bool(st.session_state.get(key))


def write_widgets(values: Mapping[str, object]) -> None:
    """Make widgets show these values, whatever they show now."""
    for key, value in values.items():
        st.session_state[key] = value


def stay_open(key: str, label: str) -> None:
    """Keep what is open open, though its label is another than before.

    To Streamlit it is another element then, which begins closed.
    """
    if kept(key) != label and is_open(key):
        st.session_state[key] = True  # as the element's own, which goes with it, does not count
    keep(key, label)


def key_at(name: str, value: object) -> str:
    """Give the key of a widget that is to show a value: a new one where it shows another.

    The widget is then another one, and what the browser still says of the one before counts for
    nothing: with each message it sends the values of all widgets, of one that it has not been told
    yet to show another value, too. A value that comes from the widget itself leaves it as it is,
    under the pointer or while somebody is typing there.
    """
    key = key_now(name)
    if key in st.session_state and st.session_state[key] != value:
        visit().made[name] = visit().made.get(name, 0) + 1
    return key_now(name)


def key_now(name: str) -> str:
    """Give the key that a widget has at present."""
    made = visit().made.get(name, 0)
    return f"{name}-{made}" if made else name


def said(name: str, key: str) -> Any:  # noqa: ANN401
    """Read a widget in its callback, for which it was made with this key."""
    if key != key_now(name):
        raise GoneError(key)  # Streamlit calls back for a widget that is gone, too
    return widget_value(key)


def slide(name: str, now: float) -> str:
    """Name the gesture that a slider's change belongs to: one slide sends several of them.

    Streamlit reports a slider while it is being moved, each time the hand rests a moment.
    """
    record = visit()
    if now - record.slid > SLIDE_SECONDS:
        record.slides += 1
    record.slid = now
    return f"{name}-{record.slides}"


def luck() -> float:
    """Draw what an event leaves to chance, from 0 up to 1."""
    return float(np.random.default_rng().random())


def new_seed() -> int:
    """Draw a seed for the button "New seed", short enough to be read out."""
    return int(luck() * (LARGEST_NEW_SEED + 1))
