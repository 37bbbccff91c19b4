"""What the server and the browser tell one another: every field of both directions, on one page.

To the browser goes a header, and the arrays that it names follow it as bytes: packet.py has their
layout, channels.py what is in them. message.py builds them. From the browser comes JSON alone;
nothing in it is trusted: inbox.py reads it, each field by its kind and range.

In JSON the names here are written as JavaScript has them: ``can_undo`` travels as ``canUndo``.
static/protocol.d.ts gives the board's JavaScript the same fields; a test holds the two together.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any, Final, TypedDict

from playground.state import limits
from playground.state.events import (
    AddPoint,
    ClearPoints,
    ErasePoint,
    Event,
    Extend,
    FitView,
    HoldLine,
    MovePoint,
    NeuronsTurn,
    Nudge,
    PutLine,
    Redo,
    RestorePoints,
    SetOption,
    Undo,
)
from playground.state.lesson_events import sketched
from playground.state.line import MOST_STEPS
from playground.state.settings import LARGEST_WEIGHT, MOST_ITERATIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from playground.state.checks import Refused
    from playground.state.way import Grasp

# ---- to the browser ---------------------------------------------------------------------------


class ChannelDescription(TypedDict, total=False):
    """What a stored value of a channel stands for: offset + value * step, or value / over."""

    offset: list[float]
    """One for each column."""
    step: list[float]
    """One for each column."""
    over: int


@dataclass(frozen=True, slots=True)
class Status:
    """What the board must know beside the experiment."""

    acknowledged: int = 0
    """The number of the last event of this board that was applied or refused."""
    mount: str = ""
    """The board that is answered."""
    visit: str = ""
    """Names the visit: a page that two servers answer alike would take no notice of the second."""
    said: int = 0
    """The number of its message that is answered."""
    seek: int = 0
    """Counts the events after which the board must go to the experiment's iteration."""
    plays: int = 0
    """The last of these after which the run plays by itself, to its end."""
    can_undo: bool = False
    can_redo: bool = False
    refusal: str = ""
    """What could not be done, and why."""
    lacks_points: bool = False
    """Whether the address could not carry the points: a page that still has them sends them."""
    waiting: bool = False
    """Whether the sidebar waits until the page says that the board is drawn."""
    share: dict[str, str] | None = None
    """The link ("url"), its code ("qr") and a "note", in the one answer to "Share"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What goes with every answer, beside its arrays."""

    run: str
    """The key of what determines the channels: the run, and the view they are drawn in."""
    start: int
    """The first row that comes; a browser that has not all rows before it asks for the whole."""
    rows: int
    """The rows there are with those that come: up to but not including this one."""
    complete: bool
    """Whether no further row will come."""
    iterations: int
    """The length of the run, as it was asked for."""
    most: int
    """The longest run there may be."""
    most_points: int
    """How many points the board takes."""
    can_extend: bool
    """Whether a longer run may be asked for."""
    iteration: int
    """The iteration that the experiment is at: where the board goes if ``seek`` has changed."""
    lines: list[str]
    """Sentences of the teaching line; the channel "line" counts from the first of them."""
    call: str
    """What stands before the line at iteration 0 until the visitor has done something."""
    channels: dict[str, ChannelDescription]
    """What the stored values stand for, where that is not the values themselves."""
    axes: dict[str, dict[str, Any]]
    """For "board" and "loss", settings of the axes by their path: "xaxis.range"."""
    log_scale: str
    """The name of the scales of the loss curve."""
    speed: str
    """The name of the pace."""
    zero_at: float | None
    """Where iteration 0 stands on an axis that has no place for it."""
    by_hand: bool
    """Whether the visitor plays against the neuron."""
    hand: dict[str, Any] | None
    """How that stands: whether the neuron is "parked", and the "best" loss by hand so far."""
    aside: dict[str, Any]
    """The "text" of a note that stands elsewhere on the page, and the "share" of the slider above
    it at which its mark stands, if it is on it."""
    slowly: bool
    """Whether an iteration is taken apart."""
    staged: dict[str, Any] | None
    """The "beats" of an "iteration": the "words" of each, the "shapes" it draws on the board, and
    the "lights" it sets in the diagram. There are fewer where the run ends for good."""
    overlay: dict[str, Any]
    """What theory says, drawn below the board's points: more of Plotly's "data", "annotations"."""
    levels: list[dict[str, Any]]
    """Lines across the loss curve: the "height" of each, and its "text"."""
    further: list[dict[str, Any]]
    """Lines on the board beside the neuron's own: the "path", a channel with both ends, that each
    goes along, its "colour" and "dash", and a "mark" "at" this share of the way."""
    unseen: bool
    """Whether the run to come is not to be seen, as it is being guessed."""
    sketch: dict[str, Any] | None
    """A sketch of the loss by the visitor's hand: see scene.py."""
    out_of_view: int
    """How many points lie outside of the view."""
    mode: str
    """The activation: it decides on the shading."""
    modes: list[str]
    """What a "when" may ask for: the activation, the letter of the features, the trail."""
    panel_waits: bool
    """Whether a panel shows the iteration: then each single step is reported at once."""
    chosen: int | None
    """The place of the chosen sample."""
    way: dict[str, Any] | None
    """The "number" of the grasp whose way comes, how many "rows" it has, and "lines" as those of
    a run. Its channels are the arrays whose names begin with "way-", and described as a run's are;
    "grip" has the grip's places."""
    sample: int | None
    """The place of the sample whose numbers go with each iteration."""
    sample_start: int
    """The first of that sample's rows that comes."""
    decimals: tuple[int, int]
    """To how many decimals a coordinate is rounded that comes from a click."""
    locked: list[str]
    """What a task does not let be changed, of what can be changed here: "points", "line"."""
    names: dict[str, str]
    """What stands before a number beside the pointer, by what the number is "of"."""
    classes: list[str]
    """What the classes are called in words."""
    status: Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixed:
    """What a page's first header carries beside the others' fields: it stays."""

    figures: dict[str, dict[str, Any]]
    """The figures "board", "loss" and "neuron" as Plotly has them, with colours by name."""
    moves: list[dict[str, Any]]
    """What moves with the iteration, and by which channel: the kinds are in protocol.d.ts."""
    labels: list[dict[str, Any]]
    """Texts that follow the iteration or the sample: "figure", "x", "y", "anchor", "text"."""
    curves: list[dict[str, str]]
    """Curves over the iterations: "trace", and the channel of its "height"."""
    marks: list[dict[str, str]]
    """Marks on a curve of that "height": where the channel of its "rows" is not 0."""
    readouts: list[dict[str, Any]]
    """The numbers under the board: the channel's "name", "label", how that is "spoken" where it is
    a sign, and whether in "percent"."""
    hover: list[dict[str, str]]
    """What is said beside the pointer on a point: "text", and "when" it is."""
    invitation: str
    """What stands on a board without points."""
    told: dict[str, str]
    """Sentences for screen readers, by what they tell of: see words_told.py."""
    keys: list[list[str]]
    """Each key, and what it does."""
    grips: list[dict[str, Any]]
    """What can be taken on the board: "grip", where it is ("at") and what it turns "about"."""
    gripped: str
    """The channel of the line that can be taken as a whole."""
    made_of: list[str]
    """The channels that say what a line is made of: this is what a grasp and a put carry."""
    grip_keys: dict[str, list[Any]]
    """What a key on the line moves, and by how many steps."""
    sliders: list[dict[str, Any]]
    """Lines of the diagram that move a number: "name", "label", "from", "to", "least", "most"."""
    paces: list[dict[str, Any]]
    """How fast a run can play: "name", "rate" a second, whether it "doubles", and its "unit"."""
    scales: list[str]
    """The names of the scales of the loss curve."""
    themes: dict[str, dict[str, Any]]
    """Colours by their names, for "light" and "dark"."""


def camel(name: str) -> str:
    """Write a name as JavaScript does.

    Examples
    --------
    >>> camel("can_undo")
    'canUndo'
    """
    first, *others = name.split("_")
    return first + "".join(word.capitalize() for word in others)


NAMES: Final = {
    kind: tuple((one.name, camel(one.name)) for one in fields(kind))
    for kind in (Header, Fixed, Status)
}
"""The fields of each kind, and the names that they travel under: they go with every answer."""


def as_json(value: Header | Fixed | Status) -> dict[str, Any]:
    """Give the fields by the names that they travel under."""
    entries = {there: getattr(value, here) for here, there in NAMES[type(value)]}
    return {
        name: as_json(entry) if isinstance(entry, Status) else entry
        for name, entry in entries.items()
    }


# ---- from the browser -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number from ``least`` to ``most``, both included."""

    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Decimal:
    """A finite number of at most this size."""

    most: float


@dataclass(frozen=True, slots=True)
class Flag:
    """True or false."""


@dataclass(frozen=True, slots=True)
class Name:
    """A text of at most 64 letters, digits, "-" and "_"."""


@dataclass(frozen=True, slots=True)
class Point:
    """A point as [x1, x2, class], finite and within the limits."""


@dataclass(frozen=True, slots=True)
class BoardPlace:
    """A place as [x1, x2], finite and within the limits."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """So many finite numbers, each of at most this size."""

    count: int
    most: float


@dataclass(frozen=True, slots=True)
class Grasped:
    """A grip: its "number", name ("grip"), "line" (numbers), and the places "old" and "about"."""


@dataclass(frozen=True, slots=True)
class PointList:
    """A list of at most so many points."""

    most: int


@dataclass(frozen=True, slots=True)
class Heights:
    """A list of at most so many whole numbers from 0 to ``largest``."""

    most: int
    largest: int


@dataclass(frozen=True, slots=True)
class Address:
    """The address of a page, without its query."""


@dataclass(frozen=True, slots=True)
class EventList:
    """A list of events; those after the first ``most`` come again, as they are not acknowledged."""

    most: int


@dataclass(frozen=True, slots=True)
class Anything:
    """Checked where it is used: see update.py."""


Kind = (
    Whole
    | Decimal
    | Flag
    | Name
    | Point
    | BoardPlace
    | Numbers
    | Grasped
    | PointList
    | Heights
    | Address
    | EventList
    | Anything
)

LARGEST: Final = 2**53 - 1
"""JavaScript counts exactly up to here."""

PLACE: Final = Whole(-1, limits.FILE_POINTS.most)
"""The place of a sample among the points; -1 for none."""


def sent(kind: Kind, missing: object) -> Any:  # noqa: ANN401  (it takes the field's own type)
    """Describe a field that the browser sends, and what it means where it is missing."""
    return field(default=missing, metadata={"kind": kind})


@dataclass(frozen=True, slots=True)
class BrowserHas:
    """What the browser says that it has of a run, and which sample it wants to follow."""

    run: str = sent(Name(), missing="")
    """The key of the run; "" for a page that has just been opened."""
    rows: int = sent(Whole(0, LARGEST), missing=0)
    """How many of its rows are there."""
    sample: int = sent(PLACE, missing=-1)
    """The sample whose numbers are there at each of these rows."""
    follow: int = sent(PLACE, missing=-1)
    """The sample whose numbers are wanted at each iteration; if there is none, the chosen one."""


@dataclass(frozen=True, slots=True)
class BrowserMessage(BrowserHas):
    """What the browser sends: after an event, at rest, and for the next rows."""

    mount: str = sent(Name(), missing="")
    """The board of one visit to its page, which numbers its events and its messages."""
    said: int = sent(Whole(0, LARGEST), missing=0)
    """The number of this message."""
    iteration: int = sent(Whole(0, MOST_ITERATIONS), missing=0)
    """The iteration on the screen."""
    seek: int = sent(Whole(0, LARGEST), missing=-1)
    """The last ``seek`` that the page knows of: its iteration counts from there, or not at all
    where the page has no board."""
    drawn: bool = sent(Flag(), missing=False)
    """Whether the board is drawn, so that the rest of the page may come."""
    events: tuple[tuple[int, Event | Undo | Redo | Refused], ...] = sent(
        EventList(limits.EVENTS.most), missing=()
    )
    """What has not been acknowledged, each event with its number ("n"), "type" and own fields;
    one that was refused stands in its place as the refusal."""
    grasp: Grasp | None = sent(Grasped(), missing=None)  # noqa: RUF009 - a field, as the others
    """The grip whose way is wanted."""
    share: str = sent(Address(), missing="")
    """The page's address, when "Share" asks for the link and its code."""

    @property
    def in_hand(self) -> bool:
        """Whether a drag goes on of which more will come: what is slow can wait until then."""
        last = self.events[-1][1] if self.events else None
        return isinstance(last, HoldLine | PutLine | Nudge) and not last.released


NUMBER: Final = Whole(1, LARGEST)
"""The number of an event ("n"): each board counts its own."""

GESTURE: Final = Name()
"""The stroke or drag that an edit belongs to: all its edits are undone at once."""

ITERATION: Final = Whole(0, MOST_ITERATIONS)
"""The iteration at which the line is taken."""


@dataclass(frozen=True, slots=True)
class EventKind:
    """What is made of an event, and its fields in the order in which that takes them."""

    make: Callable[..., Event | Undo | Redo]
    fields: Mapping[str, Kind] = field(default_factory=dict)


EVENTS: Final[Mapping[str, EventKind]] = {
    "add": EventKind(AddPoint, {"point": Point(), "gesture": GESTURE}),
    "move": EventKind(MovePoint, {"old": Point(), "point": Point(), "gesture": GESTURE}),
    "erase": EventKind(ErasePoint, {"point": Point(), "gesture": GESTURE}),
    "hold": EventKind(
        HoldLine,
        {
            "grip": Name(),
            "iteration": ITERATION,
            "old": BoardPlace(),
            "place": BoardPlace(),
            "about": BoardPlace(),
            "gesture": GESTURE,
            "released": Flag(),
        },
    ),
    "put": EventKind(
        PutLine,
        {"start": Numbers(3, LARGEST_WEIGHT), "gesture": GESTURE, "released": Flag()},
    ),
    "nudge": EventKind(
        Nudge,
        {
            "what": Name(),
            "iteration": ITERATION,
            "steps": Decimal(MOST_STEPS),
            "gesture": GESTURE,
            "released": Flag(),
        },
    ),
    "neuron": EventKind(NeuronsTurn),
    "sketch": EventKind(sketched, {"heights": Heights(20, 20_000), "gesture": GESTURE}),
    "clear": EventKind(ClearPoints),
    "restore": EventKind(RestorePoints, {"points": PointList(limits.FILE_POINTS.most)}),
    "undo": EventKind(Undo),
    "redo": EventKind(Redo),
    "extend": EventKind(Extend, {"iterations": Anything()}),
    "fit": EventKind(FitView),
    "option": EventKind(SetOption, {"name": Name(), "value": Anything()}),
}
"""The board's vocabulary, by the "type" of an event. What each does: state/events.py."""
