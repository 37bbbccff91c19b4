"""What can happen to an experiment: events, as plain values. What each of them does: update.py."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from playground.state import limits, words
from playground.state.checks import check_count, check_number
from playground.state.lesson_events import LessonEdit, OpenScene, Tell, Watch
from playground.state.pin_events import PinEvent, ShowPin

if TYPE_CHECKING:
    from playground.state.points import Points

Row = tuple[float, float, int]
Place = tuple[float, float]


def check_place(x1: object, x2: object) -> Place:
    """Return a place on the board, or refuse it."""
    return (
        check_number("x₁", x1, -limits.COORDINATE, limits.COORDINATE),
        check_number("x₂", x2, -limits.COORDINATE, limits.COORDINATE),
    )


def check_row(x1: object, x2: object, label: object) -> Row:
    """Return a point's row, or refuse it."""
    return (*check_place(x1, x2), check_count(words.CLASS, label, 0, 1))


@dataclass(frozen=True, slots=True)
class AddPoint:
    """A click with a class chosen."""

    row: Row
    gesture: str = ""


@dataclass(frozen=True, slots=True)
class MovePoint:
    """A drag, or a part of one: the point with the values ``old`` gets the values ``row``."""

    old: Row
    row: Row
    gesture: str = ""


@dataclass(frozen=True, slots=True)
class ErasePoint:
    """A click with "Erase"."""

    row: Row
    gesture: str = ""


@dataclass(frozen=True, slots=True)
class ClearPoints:
    """The button "Clear points"."""

    gesture: str = ""


@dataclass(frozen=True, slots=True)
class SamplePoints:
    """The button "Sample points": the points, and initial weights of the kind that is chosen."""

    luck: object = 0.0
    """From 0 up to 1: what is left to chance in the weights."""
    gesture: str = ""


@dataclass(frozen=True, slots=True)
class SetSampling:
    """Fields of the sampling settings, by their names; the points stay until the next sample."""

    changes: tuple[tuple[str, object], ...]

    @classmethod
    def of(cls, **changes: object) -> SetSampling:
        """Change these fields."""
        return cls(tuple(changes.items()))


@dataclass(frozen=True, slots=True)
class LoadSet:
    """A ready-made set: its points, and the training and the pace that make its point."""

    name: object
    """What neuron/ calls it."""
    gesture: str = ""


@dataclass(frozen=True, slots=True)
class LoadPoints:
    """A file or pasted text takes the place of the points."""

    points: Points
    names: tuple[object, ...] | None = None
    """Of x₁, x₂, class 0 and class 1, empty where there are none; None: they stay."""
    gesture: str = ""


@dataclass(frozen=True, slots=True)
class SetPoints:
    """The table of the points was edited."""

    points: Points
    gesture: str = ""


@dataclass(frozen=True, slots=True)
class RestorePoints:
    """The page still has the points of before a restart, which were too many for its address."""

    points: Points


@dataclass(frozen=True, slots=True)
class SetTraining:
    """Fields of the training settings, by the names they have in ``Experiment``."""

    changes: tuple[tuple[str, object], ...]
    gesture: str = ""


@dataclass(frozen=True, slots=True)
class StartFrom:
    """A click on the loss landscape: initial weights, and the board at iteration 0."""

    changes: tuple[tuple[str, object], ...]
    gesture: str = ""


@dataclass(frozen=True, slots=True)
class TakeRun:
    """A click on the map of many runs: its learning rate, and the iteration to go to."""

    alpha: object
    iteration: object
    gesture: str = ""


@dataclass(frozen=True, slots=True)
class SetStart:
    """The choice "Start from": initial weights of a kind, and the board at iteration 0."""

    kind: object
    luck: object = 0.0
    gesture: str = ""


@dataclass(frozen=True, slots=True)
class HoldLine:
    """The line is dragged by one of its grips, or a part of that: what a grip does is in line.py.

    The line is taken as it is at ``iteration``, and becomes the start.
    """

    grip: str
    iteration: int
    old: Place
    """Where the grip was, in the units of the axes."""
    place: Place
    """And where it is now."""
    about: Place
    """Where the line stays, for a grip that turns it."""
    gesture: str = ""
    released: bool = False
    """Whether the drag ends here."""


@dataclass(frozen=True, slots=True)
class PutLine:
    """The line is dragged to one of the places on its way, which were told before: see way.py."""

    start: tuple[float, float, float]
    """w1, w2 and b, which become the start."""
    gesture: str = ""
    released: bool = False
    """Whether the drag ends here."""


@dataclass(frozen=True, slots=True)
class Nudge:
    """A weight, or the line, is moved by so many steps: by keys, or by an edge of the diagram."""

    what: str
    """One of ``STEPS`` in line.py."""
    iteration: int
    steps: float
    gesture: str = ""
    released: bool = True


@dataclass(frozen=True, slots=True)
class NeuronsTurn:
    """The button "Now the neuron": it starts where the visitor did, who plays against it."""

    gesture: str = ""


@dataclass(frozen=True, slots=True)
class ShowIteration:
    """The iteration on the screen came to rest."""

    iteration: object


@dataclass(frozen=True, slots=True)
class Extend:
    """Playback nears the end of the run and wants more iterations."""

    iterations: object


@dataclass(frozen=True, slots=True)
class FitView:
    """The button "Fit view"."""


@dataclass(frozen=True, slots=True)
class SetOption:
    """A choice of how things are shown: see options.py."""

    name: str
    value: object


@dataclass(frozen=True, slots=True)
class ResetTask:
    """The button "Reset" of a task: back to the teacher's state."""

    gesture: str = ""


@dataclass(frozen=True, slots=True)
class LeaveTask:
    """The button "Leave" of a task: the state stays, and everything is free."""


@dataclass(frozen=True, slots=True)
class Undo:
    """The button "Undo"."""


@dataclass(frozen=True, slots=True)
class Redo:
    """The button "Redo"."""


Undoable = (
    AddPoint
    | MovePoint
    | ErasePoint
    | ClearPoints
    | SamplePoints
    | LoadPoints
    | LoadSet
    | SetPoints
    | SetStart
    | SetTraining
    | StartFrom
    | TakeRun
    | HoldLine
    | PutLine
    | Nudge
    | NeuronsTurn
    | ResetTask
    | PinEvent
    | LessonEdit
)
Event = (
    Undoable
    | SetSampling
    | RestorePoints
    | ShowIteration
    | Extend
    | FitView
    | SetOption
    | LeaveTask
    | Tell
)
"""What ``update`` applies. ``Undo`` and ``Redo`` need the history as well: see history.py."""

RESTARTS = (
    SamplePoints,
    LoadPoints,
    LoadSet,
    ClearPoints,
    SetStart,
    StartFrom,
    TakeRun,
    HoldLine,
    PutLine,
    Nudge,
    NeuronsTurn,
    OpenScene,
    Watch,
    ResetTask,
)
"""Events after which the board goes to the experiment's iteration, mostly 0, wherever it was."""


BRINGS_POINTS = (
    SamplePoints,
    LoadPoints,
    LoadSet,
    ClearPoints,
    SetPoints,
    RestorePoints,
    ShowPin,
    OpenScene,
    Watch,
    ResetTask,
)
"""Events after which no points are missing from the board, whatever its address said."""
