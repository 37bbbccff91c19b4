"""Whatever a stranger sends, in whatever order: it is refused, or all limits hold after it."""

import json
import math
from urllib.parse import urlencode

import numpy as np
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from playground.board.inbox import read_edits, read_inbox, read_selection
from playground.board.message import board_message
from playground.board.protocol import EVENTS, BrowserHas, Status
from playground.lessons.opening import open_event, read_link, watch_event
from playground.lessons.shelf import LESSONS, open_scene_of
from playground.link.codec import encode
from playground.link.table import NAMES
from playground.state import events, limits
from playground.state.checks import Refused
from playground.state.experiment import first_experiment
from playground.state.history import UNDONE_FIELDS, UNDONE_OPTIONS, History, applied
from playground.state.lesson_events import LeaveLesson, MakeGuess, Tell
from playground.state.options import OPTIONS
from playground.state.pin_events import PinRun, RemovePin, RenamePin, ShowPin
from playground.state.ready_made import READY_MADE
from playground.state.run import trained
from playground.state.settings import SAMPLING, TRAINING
from playground.state.shown import what_is_shown
from playground.tables.columns import guess_columns
from playground.tables.edits import PointTable, edited, in_step
from playground.tables.points import read_points
from playground.tables.reader import read_table, text_of
from tests.hostile_texts import TEXTS

SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=50)
    | st.sampled_from([*TEXTS.values(), 10**400, 2**53, 1e308, 5e-324, "nan"])
)
ANYTHING = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=6,
)
PLACES = st.integers(-600, 600).map(lambda steps: steps / 100) | st.floats(-1e12, 1e12)
POINTS = st.tuples(PLACES, PLACES, st.integers(0, 1)).map(list)
PLAUSIBLE = {
    "point": POINTS,
    "old": POINTS | st.tuples(PLACES, PLACES).map(list),
    "place": st.tuples(PLACES, PLACES).map(list),
    "about": st.tuples(PLACES, PLACES).map(list),
    "start": st.lists(st.floats(-100, 100), min_size=3, max_size=3),
    "grip": st.sampled_from(["middle", "start", "end", "arrow"]),
    "what": st.sampled_from(["w1", "w2", "b", "turn", "move"]),
    "iteration": st.integers(0, 40),
    "iterations": st.integers(0, 25_000),
    "steps": st.floats(-100, 100),
    "points": st.lists(POINTS, max_size=5),
    "heights": st.lists(st.integers(0, 20_000), max_size=20),
    "gesture": st.sampled_from(["", "g", "h"]),
    "released": st.booleans(),
    "name": st.sampled_from(sorted(OPTIONS)),
    "value": ANYTHING,
}
"""What a page sends in the fields of an event, about."""


@st.composite
def from_the_board(draw):
    """An event of the board, now and then with something else in a field."""
    kind = draw(st.sampled_from(sorted(EVENTS)))
    fields = {name: draw(PLAUSIBLE[name]) for name in EVENTS[kind].fields}
    if fields and draw(st.integers(0, 3)) == 0:
        fields[draw(st.sampled_from(sorted(fields)))] = draw(ANYTHING)
    return {"n": 1, "type": kind} | fields


def values_of(name, option):
    """Values of an option, and what is none."""
    if hasattr(option, "values"):
        return st.sampled_from(option.values) | ANYTHING
    if hasattr(option, "low"):
        return st.floats(option.low, option.high) | st.integers(-2, 20) | ANYTHING
    return st.booleans() | st.sampled_from(list(TEXTS.values())) | ANYTHING


OPTION_EVENTS = st.sampled_from(sorted(OPTIONS)).flatmap(
    lambda name: st.builds(events.SetOption, st.just(name), values_of(name, OPTIONS[name]))
)
LUCK = st.floats(0, 1, exclude_max=True)
STARTS = st.sampled_from(["a wrong line", "zero", "random", "my own"]) | ANYTHING
NAMED = st.sampled_from(list(TEXTS.values())) | ANYTHING
NUMBERED = st.integers(1, 8) | ANYTHING


def changes(settings_):
    """A change of a setting, within its range or not."""
    return st.sampled_from(sorted(settings_)).flatmap(
        lambda name: st.tuples(
            st.just(name), st.floats(settings_[name].low, settings_[name].high) | ANYTHING
        )
    )


FROM_WIDGETS = st.one_of(
    OPTION_EVENTS,
    st.builds(lambda change: events.SetTraining((change,)), changes(TRAINING)),
    st.builds(lambda change: events.SetSampling((change,)), changes(SAMPLING)),
    st.builds(events.SetTraining, st.just((("iterations", 40),))),
    st.builds(events.SamplePoints, LUCK),
    st.builds(events.LoadSet, st.sampled_from([one.name for one in READY_MADE]) | ANYTHING),
    st.builds(events.SetStart, STARTS, LUCK),
    st.builds(events.TakeRun, st.floats(0.001, 1000) | ANYTHING, st.integers(0, 40) | ANYTHING),
    st.builds(events.ShowIteration, st.integers(0, 40) | ANYTHING),
    st.builds(lambda value: events.StartFrom((("w1", value),)), st.floats(-100, 100) | ANYTHING),
    st.builds(MakeGuess, ANYTHING),
    st.builds(RenamePin, NUMBERED, NAMED),
    st.builds(RemovePin, NUMBERED),
    st.builds(ShowPin, NUMBERED),
    st.just(PinRun()),
    st.sampled_from([events.NeuronsTurn(), events.FitView(), Tell(), LeaveLesson()]),
    st.sampled_from([events.ResetTask(), events.LeaveTask(), events.ClearPoints()]),
)
PARAMETERS = st.dictionaries(
    st.sampled_from(sorted(NAMES)),
    st.text(max_size=30) | st.floats().map(repr) | st.integers(0, 30).map(str),
    max_size=6,
)
CELLS = st.text("0123456789.,-+eE;x \t\"'=\u2212", max_size=8) | st.floats().map(repr)
FILES = st.one_of(
    st.binary(max_size=60),
    st.lists(st.lists(CELLS, min_size=2, max_size=4), max_size=6).map(
        lambda rows: "\n".join(",".join(row) for row in rows).encode()
    ),
    st.integers(1, 30).map(lambda n: "".join(f"{k},{k % 7},{k % 2}\n" for k in range(n)).encode()),
)
ROWS = st.integers(0, 5).map(str) | st.text(max_size=3)
COLUMNS = st.sampled_from(["x1", "x2", "y", "z"])
CELLS_OF_ROW = st.dictionaries(COLUMNS, CELLS | ANYTHING, max_size=3)
EDITS = st.fixed_dictionaries(
    {},
    optional={
        "edited_rows": st.dictionaries(ROWS, CELLS_OF_ROW, max_size=3) | ANYTHING,
        "added_rows": st.lists(CELLS_OF_ROW, max_size=3) | ANYTHING,
        "deleted_rows": st.lists(st.integers(-2, 5), max_size=3) | ANYTHING,
    },
)


FIELDS = st.sampled_from(["events", "rows", "share", "grasp", "iteration", "seek"])
NONSENSE = ANYTHING | st.dictionaries(FIELDS, ANYTHING, max_size=4)


class Stranger(RuleBasedStateMachine):
    """A visit in which anything may happen."""

    def __init__(self):
        super().__init__()
        self.history = History(first_experiment())
        self.table = PointTable()

    def happens(self, event):
        before = self.history
        try:
            self.history = applied(before, event)
        except Refused:
            assert self.history is before
            return
        if len(self.history.past) == len(before.past) + 1 and not isinstance(event, events.Redo):
            undone = applied(self.history, events.Undo()).present
            for name in UNDONE_FIELDS:
                assert getattr(undone, name) == getattr(before.present, name)
            for name in UNDONE_OPTIONS:
                assert undone.option(name) == before.present.option(name)

    @rule(sent=st.lists(from_the_board(), min_size=1, max_size=4))
    def the_board_sends(self, sent):
        message = read_inbox({"events": sent, "mount": "m", "iteration": 3})
        for _, event in message.events:
            if not isinstance(event, Refused):
                self.happens(event)

    @rule(raw=NONSENSE)
    def the_board_sends_nonsense(self, raw):
        try:
            message = read_inbox(raw)
        except Refused:
            return
        assert all(isinstance(event, Refused) for _, event in message.events)

    @rule(event=FROM_WIDGETS)
    def a_widget_changes(self, event):
        self.happens(event)

    @rule()
    def it_is_undone(self):
        self.happens(events.Undo())

    @rule()
    def it_is_done_again(self):
        self.happens(events.Redo())

    @rule(parameters=PARAMETERS)
    def a_link_is_opened(self, parameters):
        experiment, said = read_link(urlencode(parameters))
        assert all(one.endswith((".", "?")) for one in said)
        self.history = History(experiment)

    @precondition(lambda self: self.history.present.points.X.size)
    @rule()
    def its_own_link_is_opened(self):
        link = encode(self.history.present)
        experiment, said = read_link(link.query)
        if not link.left_out:
            assert experiment == self.history.present
            assert not said

    @rule(lesson=st.integers(0, len(LESSONS) + 1), scene=st.integers(-1, 7))
    def a_lesson_is_opened(self, lesson, scene):
        self.happens(open_event(lesson, scene))
        opened = open_scene_of(self.history.present)
        if opened is not None:
            self.happens(watch_event(self.history.present, opened))

    @rule(data=FILES)
    def a_file_is_read(self, data):
        try:
            table = read_table(text_of(data))
            points = read_points(table, guess_columns(table)).points
        except Refused:
            return
        self.happens(events.LoadPoints(points))

    @rule(raw=EDITS | ANYTHING)
    def the_table_is_edited(self, raw):
        self.table = in_step(self.table, self.history.present.points)
        try:
            edits = read_edits(raw)
        except Refused:
            return
        self.table = edited(self.table, edits, limits.POINTS.most)
        self.happens(events.SetPoints(self.table.now.points))

    @rule(raw=ANYTHING | st.fixed_dictionaries({"selection": ANYTHING}))
    def a_table_is_selected(self, raw):
        try:
            picked = read_selection(raw)
        except Refused:
            return
        assert all(row >= 0 for row in picked["rows"])

    @rule()
    def the_page_answers(self):
        """What is sent has no number that is none, and a run no state that is."""
        present = self.history.present
        run = trained(present, min(present.iterations, 30))
        shown = what_is_shown(present, run)
        message = board_message(present, run, shown, BrowserHas(), Status())
        size = int.from_bytes(message[:4], "little")
        json.loads(message[4 : 4 + size], parse_constant=pytest.fail)
        if run.trajectory is not None:
            for values in (run.trajectory.W, run.trajectory.b, run.trajectory.loss):
                assert np.isfinite(values).all()

    @invariant()
    def no_limit_is_passed(self):
        steps = (*self.history.past[-1:], *self.history.future[-1:])
        for one in (self.history.present, *(step.experiment for step in steps)):
            assert len(one.points) <= limits.FILE_POINTS.most
            assert (np.abs(one.points.X) <= limits.COORDINATE).all()
            assert np.isin(one.points.y, (0, 1)).all()
            assert 0 <= one.iteration <= one.iterations <= limits.most_iterations(len(one.points))
            assert len(one.pins) <= limits.PINS.most
            assert all(math.isfinite(end) for end in one.box)
            assert one.box[0] < one.box[1]
            assert one.box[2] < one.box[3]
            for name, setting in TRAINING.items():
                assert setting.check(getattr(one, name)) == getattr(one, name)
            for name, setting in SAMPLING.items():
                assert setting.check(getattr(one.sampling, name)) == getattr(one.sampling, name)
            for name, value in one.options:
                assert OPTIONS[name].check(name, value) == value
        assert len(self.history.past) <= limits.UNDO_STEPS


TestStranger = Stranger.TestCase
TestStranger.settings = settings(
    max_examples=200, stateful_step_count=50, deadline=None, derandomize=True, database=None
)
