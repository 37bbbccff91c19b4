"""Hostile messages: refused with a reason, or with a refusal in the event's place; nothing else."""

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from playground.board.inbox import read_edits, read_inbox, read_selection
from playground.board.protocol import EVENTS
from playground.state import limits
from playground.state.checks import Refused
from playground.state.events import AddPoint, Extend, MovePoint, SetOption, Undo
from playground.state.experiment import Experiment
from playground.state.history import History, applied

HUGE = 10**400  # JSON has no largest number
GRASP = {"number": 1, "grip": "shift", "line": [1, 2, 0.5], "old": [0, 0], "about": [0, 0]}


def message(*events, **frame):
    return {"mount": "m1", "run": "r1", "rows": 3, "iteration": 7, "events": list(events), **frame}


def test_a_message_is_read():
    inbox = read_inbox(
        message(
            {"n": 1, "type": "add", "point": [1, 2.5, 1], "gesture": "g-1"},
            {"n": 2, "type": "undo"},
            {"n": 3, "type": "move", "old": [1, 2.5, 1], "point": [0, 0, 1]},
            {"n": 4, "type": "extend", "iterations": 2000},
            {"n": 5, "type": "option", "name": "log_scale", "value": "log–log"},
        )
    )
    assert (inbox.mount, inbox.run, inbox.rows, inbox.iteration) == ("m1", "r1", 3, 7)
    assert inbox.events == (
        (1, AddPoint((1.0, 2.5, 1), "g-1")),
        (2, Undo()),
        (3, MovePoint((1.0, 2.5, 1), (0.0, 0.0, 1))),
        (4, Extend(2000)),
        (5, SetOption("log_scale", "log–log")),
    )


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (None, "not a message"),
        ([], "not a message"),
        ("add", "not a message"),
        (message(mount=5), "mount that is not a name"),
        (message(mount="a b"), "mount that is not a name"),
        (message(run="x" * 65), "run that is not a name"),
        (message(rows=-1), "rows must lie between"),
        (message(rows="3"), "rows must be a number"),
        (message(rows=True), "rows must be a number"),
        (message(rows=HUGE), "rows must"),
        (message(iteration=1.5), "whole number"),
        (message(iteration=float("nan")), "must be a number"),
        (message(iteration=20_001), "between 0 and 20,000"),
        (message(follow=10_001), "follow must lie between"),
        (message(grasp="shift"), "a grip that is not one"),
        (message(grasp={"number": 1, "grip": 3}), "a line that is not 3 numbers"),
        (message(grasp=GRASP | {"grip": 3}), "a grip that is not a name"),
        (message(grasp=GRASP | {"line": [1, 2, HUGE]}), "line must be a number"),
        (message(grasp=GRASP | {"old": [1]}), "a place without two"),
        (message(grasp=GRASP | {"about": [1, 1e13]}), "must lie between"),
        (message(grasp=GRASP | {"number": 0}), "number must lie between"),
        (message(sample=-2), "sample must lie between"),
        (message(follow="5"), "follow must be a number"),
        (message(events={}), "events that are no list"),
        (message("undo"), "an event that is not one"),
        (message({"type": "undo"}), "An event's number"),
        (message({"n": 0, "type": "undo"}), "An event's number"),
        (message({"n": 2**53, "type": "undo"}), "An event's number"),
    ],
)
def test_a_wrong_frame_is_refused_as_a_whole(raw, reason):
    with pytest.raises(Refused, match=reason):
        read_inbox(raw)


@pytest.mark.parametrize(
    ("event", "reason"),
    [
        ({"type": "explode"}, "unknown event, 'explode'"),
        ({"type": ["add"]}, "unknown event"),
        ({}, "unknown event, None"),
        ({"type": "add"}, "without two coordinates"),
        ({"type": "add", "point": [1, 2]}, "without two coordinates"),
        ({"type": "add", "point": [1] * 10_000}, "without two coordinates"),
        ({"type": "add", "point": {"0": 1}}, "without two coordinates"),
        ({"type": "add", "point": [True, 2, 1]}, "x₁ must be a number"),
        ({"type": "add", "point": [1, "NaN", 1]}, "x₂ must be a number, not 'NaN'"),
        ({"type": "add", "point": [float("inf"), 2, 1]}, "x₁ must be a number"),
        ({"type": "add", "point": [1, 1e13, 1]}, "x₂ must lie between"),
        ({"type": "add", "point": [HUGE, 2, 1]}, "x₁ must"),
        ({"type": "add", "point": [1, 2, 2]}, "The class must lie between 0 and 1"),
        ({"type": "add", "point": [1, 2, 0.5]}, "The class must be a whole number"),
        ({"type": "add", "point": [1, 2, False]}, "The class must be a number"),
        ({"type": "add", "point": [1, 2, 1], "gesture": 5}, "gesture that is not a name"),
        ({"type": "move", "point": [1, 2, 1]}, "without two coordinates"),
        ({"type": "restore"}, "points that are no list"),
        ({"type": "restore", "points": [[1, 2, 1]] * 10_001}, "no list of at most 10000"),
        ({"type": "restore", "points": [[1, 2, 1], [1, 2]]}, "without two coordinates"),
        ({"type": "restore", "points": [[1, 1e13, 1]]}, "x₂ must lie between"),
        ({"type": "option", "name": ["log_scale"], "value": True}, "name that is not a name"),
    ],
)
def test_a_wrong_event_leaves_its_reason_and_the_others_count(event, reason):
    inbox = read_inbox(message({"n": 1, **event}, {"n": 2, "type": "undo"}))
    (first, refusal), second = inbox.events
    assert first == 1
    assert isinstance(refusal, Refused)
    with pytest.raises(Refused, match=reason):
        raise refusal
    assert second == (2, Undo())


def test_of_too_many_events_the_first_count_and_the_others_come_again():
    sent = [{"n": number, "type": "undo"} for number in range(1, limits.EVENTS.most + 10)]
    assert [number for number, _ in read_inbox(message(*sent)).events] == list(
        range(1, limits.EVENTS.most + 1)
    )


scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.sampled_from([HUGE, -HUGE, 2**53, 1e308, "NaN", "Infinity", "__class__"]),
    st.floats(),
    st.text(max_size=8),
)
anything = st.recursive(
    scalars,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(st.text(max_size=5), inner, max_size=4)
    ),
    max_leaves=8,
)
rows = st.one_of(anything, st.lists(scalars, min_size=3, max_size=3))
events = st.fixed_dictionaries(
    {"n": st.one_of(st.integers(1, 9), anything)},
    optional={
        "type": st.one_of(st.sampled_from(sorted(EVENTS)), anything),
        "point": rows,
        "old": rows,
        "gesture": anything,
        "iterations": anything,
        "name": st.one_of(st.sampled_from(["log_scale", "panel", "chosen"]), anything),
        "value": anything,
    },
)
frames = st.fixed_dictionaries(
    {},
    optional={
        "mount": st.one_of(st.just("m"), anything),
        "run": st.one_of(st.just("r"), anything),
        "rows": st.one_of(st.just(1), anything),
        "iteration": st.one_of(st.just(1), anything),
        "events": st.one_of(st.lists(st.one_of(events, anything), max_size=4), anything),
    },
)


@given(st.one_of(frames, anything))
@example(message({"n": 1, "type": "add", "point": [0, -HUGE, 1]}, {"n": HUGE}))
@example(message({"n": 1, "type": "extend", "iterations": HUGE}))
@example(message({"n": 1, "type": "option", "name": "chosen", "value": HUGE}))
def test_no_message_does_more_than_be_refused(raw):
    raw = json.loads(json.dumps(raw))  # NaN and Infinity pass Python's JSON, as they might
    history = History(Experiment())
    try:
        inbox = read_inbox(raw)
    except Refused as refusal:
        assert str(refusal)  # noqa: PT017  (being refused is one of the right answers)
        return
    for _, event in inbox.events:
        if isinstance(event, Refused):
            assert str(event)
            continue
        try:
            history = applied(history, event)
        except Refused as refusal:
            assert str(refusal)  # noqa: PT017


@pytest.mark.parametrize(
    "raw",
    [
        *(
            None,
            [],
            "x",
            {"edited_rows": []},
            {"edited_rows": {"x": {}}},
            {"edited_rows": {"1": 3}},
        ),
        *({"added_rows": {}}, {"added_rows": [None]}, {"added_rows": [{"x1": [1]}]}),
        *({"added_rows": [{"x1": "9" * 1001}]}, {"added_rows": [{}] * 10_001}),
        *({"deleted_rows": [-1]}, {"deleted_rows": [None]}, {"deleted_rows": [0.5]}),
    ],
    ids=str,
)
def test_edits_that_no_table_reports_are_refused(raw):
    with pytest.raises(Refused, match=r"nothing was changed|place"):
        read_edits(raw)


def test_edits_of_a_table_are_read():
    said = {"edited_rows": {"3": {"x1": "1,5"}}, "added_rows": [{}], "deleted_rows": [2]}
    assert read_edits(said) == said | {"edited_rows": {3: {"x1": "1,5"}}}
    assert read_edits({}) == {"edited_rows": {}, "added_rows": [], "deleted_rows": []}


@pytest.mark.parametrize(
    "raw", [None, {}, {"selection": []}, {"selection": {"rows": [-1]}}, {"selection": {"rows": 1}}]
)
def test_a_selection_that_no_table_reports_is_refused(raw):
    with pytest.raises(Refused):
        read_selection(raw)
    assert read_selection({"selection": {"rows": [2]}}) == {"rows": [2], "columns": []}
