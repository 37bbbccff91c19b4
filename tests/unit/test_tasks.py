"""A task: what it lets be changed, whoever asks; how a link carries it, and what a link may not."""

import base64
import json
import zlib
from dataclasses import replace

import numpy as np
import pytest

from playground.lessons.opening import open_event
from playground.link.codec import decode, encode
from playground.link.share import address_of, share_task
from playground.link.words import TASK_DAMAGED
from playground.state.checks import Refused
from playground.state.events import (
    AddPoint,
    ClearPoints,
    HoldLine,
    LeaveTask,
    LoadPoints,
    LoadSet,
    MovePoint,
    NeuronsTurn,
    Nudge,
    PutLine,
    Redo,
    ResetTask,
    SamplePoints,
    SetOption,
    SetPoints,
    SetSampling,
    SetStart,
    SetTraining,
    ShowIteration,
    StartFrom,
    TakeRun,
    Undo,
)
from playground.state.experiment import first_experiment
from playground.state.history import History, applied
from playground.state.pin_events import PinRun, ShowPin
from playground.state.points import Points
from playground.state.task import ALL_CONTROLS, Task, begun, has_control, overstepped, panels_of
from playground.state.update import update
from playground.state.words import MAY
from playground.tasks.making import made, remarks

FIRST = first_experiment()
FEW = Points.of([(-1.0, 0.0, 0), (1.0, 0.0, 1)])

HOLD = HoldLine("shift", 0, (0.0, 0.0), (1.0, 1.0), (0.0, 0.0), released=True)
PUT = PutLine((1.0, -2.0, 0.5), released=True)

CHANGES = {
    "points": [
        AddPoint((1.0, 1.0, 1)),
        MovePoint(FIRST.points.rows()[0], (5.0, 5.0, 1)),
        ClearPoints(),
        LoadPoints(FEW),
        SetPoints(FEW),
        LoadSet("exclusive or"),
    ],
    "alpha": [SetTraining((("alpha", 2.0),)), TakeRun(3.0, 5)],
    "start": [SetStart("zero"), SetTraining((("w1", 1.0),)), StartFrom((("b", 0.0),))],
    "line": [HOLD, PUT, Nudge("turn", 0, 3.0), SetOption("by_hand", True)],
    "standardise": [SetOption("standardise", True)],
}
"""For each thing that may be changed, events that change it and nothing else."""


def answer(*may, **parts):
    return begun(Task("loss", (0.1, 100), FIRST, may=may, **parts))


@pytest.mark.parametrize("name", MAY)
def test_what_may_be_changed_can_be_and_nothing_else(name):
    for kind, events in CHANGES.items():
        for event in events:
            if kind == name:
                assert update(answer(name), event) != answer(name)
                assert overstepped(update(answer(name), event)) == ()
            else:
                with pytest.raises(Refused, match=r"^In this task you cannot change .*\.$"):
                    update(answer(name), event)


def test_what_is_only_looked_at_is_always_free():
    begin = answer()
    for event in (
        ShowIteration(40),
        SetOption("panel", "Race"),
        SetOption("slowly", True),
        SetSampling.of(seed=9),
        PinRun(),
    ):
        assert overstepped(update(begin, event)) == ()


def test_a_lesson_that_is_opened_leaves_the_task():
    opened = update(answer(), open_event(1, 1))
    assert opened.task is None
    assert update(opened, PUT).w1 == 1.0  # and nobody minds


def test_other_points_do_not_bring_what_may_not_be_changed():
    begin = answer("points")
    for event in (SamplePoints(0.3), LoadPoints(FEW), LoadSet("exclusive or")):
        after = update(update(begin, SetSampling.of(seed=9)), event)
        assert after.points != begin.points
        same = [(one.alpha, one.w1, one.w2, one.b, one.option("start")) for one in (begin, after)]
        assert same[0] == same[1]


def test_names_stay_those_of_the_task():
    with pytest.raises(Refused, match="names of axes and classes"):
        update(answer(*MAY), SetOption("x1_name", "mine"))


def test_a_pinned_run_does_not_bring_in_what_may_not_be_changed():
    other = update(replace(FIRST, alpha=7.0), PinRun())
    with pytest.raises(Refused):
        update(replace(answer("points"), pins=other.pins), ShowPin(1))


def test_what_a_link_has_changed_already_can_be_looked_at_and_be_put_back():
    forged = replace(answer("points"), alpha=9.0)
    assert overstepped(forged) == ("the learning rate α",)
    assert update(forged, ShowIteration(3)).iteration == 3
    with pytest.raises(Refused):
        update(forged, SetTraining((("alpha", 8.0),)))
    assert overstepped(update(forged, SetTraining((("alpha", FIRST.alpha),)))) == ()
    assert update(forged, ResetTask()) == answer("points")


def test_reset_is_one_undo_step_and_leaving_makes_everything_free():
    history = History(answer("points"))
    for event in (AddPoint((1.0, 1.0, 1)), ResetTask()):
        history = applied(history, event)
    assert history.present == answer("points")
    undone = applied(history, Undo())
    assert len(undone.present.points) == 61
    assert applied(undone, Redo()).present == answer("points")
    free = applied(undone, LeaveTask())
    assert free.present.task is None
    assert applied(free, SetStart("zero")).present.w1 == 0.0
    assert applied(applied(free, Undo()), Redo()).present.task is None


def test_against_the_neuron_whoever_may_place_the_line_may_let_it_play():
    begin = update(update(answer("line"), SetOption("by_hand", True)), HOLD)
    assert update(begin, NeuronsTurn()).w1 == FIRST.w1


def test_what_is_not_on_the_page():
    begin = answer("alpha", hidden=("facts", "race"))
    shown = {name: has_control(begin, name) for name in ("data", "start", "facts", "take", "table")}
    wanted = {"data": False, "start": False, "facts": False, "take": True, "table": False}
    assert shown == wanted
    assert "Race" not in panels_of(begin)
    assert "Compare" in panels_of(begin)
    assert has_control(FIRST, "data")


def test_a_task_alone_is_the_teachers_state_and_an_answer_is_what_differs():
    begin = answer("alpha", sentence="Wie schnell? <b>α</b> & _more_")
    link = encode(begin)
    assert set(link.parameters) == {"v", "task"}
    assert decode(link.query) == (begin, [])
    after = update(update(begin, SetTraining((("alpha", 0.3),))), ShowIteration(3))
    assert set(encode(after).parameters) == {"v", "task", "alpha", "iteration"}
    assert decode(encode(after).query) == (after, [])


def test_a_task_on_the_first_board_is_short_enough_to_be_scanned_from_a_wall():
    assert len(encode(answer("alpha", "points")).query) < 250


def test_pinned_runs_and_other_names_are_the_answers_own():
    begin = answer("alpha")
    pinned = update(begin, PinRun())
    assert decode(encode(pinned).query) == (pinned, [])
    assert encode(begin).parameters["task"] == encode(pinned).parameters["task"]


def packed(parts):
    raw = zlib.compress(json.dumps(parts).encode())
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


GOOD = ["loss", [0.1, 100], ["alpha"], ["race"], "Hello", {"alpha": "2"}]


def test_what_another_program_would_write_is_read():
    experiment, ignored = decode({"task": packed(GOOD)})
    assert ignored == []
    assert experiment.alpha == experiment.task.begin.alpha == 2.0
    newer = [*GOOD[:3], ["race", "a panel to come"], *GOOD[4:]]
    assert decode({"task": packed(newer)}) == (experiment, [])


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (0, "win"),
        (0, None),
        (1, [0.1]),
        (1, [-1, 100]),
        (1, {"a": 1}),
        (2, ["everything"]),
        (2, "alpha"),
        (3, 7),
        (4, "x" * 281),
        (4, "a\u202eb"),
        (4, None),
        (5, []),
        (5, {"alpha": 2}),
        (5, {"alpha": "-2"}),
        (5, {"points": "???"}),
        (5, {"x1_name": "y" * 41}),
    ],
)
def test_a_task_with_anything_wrong_in_it_is_no_task(place, value):
    parts = [*GOOD]
    parts[place] = value
    experiment, ignored = decode({"task": packed(parts)})
    assert experiment.task is None
    assert len(ignored) == 1
    assert ignored[0].startswith(TASK_DAMAGED)


def test_a_task_inside_a_task_is_not_looked_at():
    inner = packed(GOOD)
    experiment, ignored = decode({"task": packed([*GOOD[:5], {"task": inner, "pins": "x"}])})
    assert ignored == []
    assert experiment.task.begin.task is None


@pytest.mark.parametrize("text", ["", "ä", "AAAA", packed("a" * 100_000), packed([])])
def test_a_text_that_is_no_task_is_refused(text):
    experiment, ignored = decode({"task": text})
    assert experiment.task is None
    assert len(ignored) == 1


def test_a_task_is_made_of_the_present_state_without_what_is_nobody_elses():
    present = update(update(FIRST, PinRun()), ShowIteration(7))
    task = made(replace(present, task=answer().task), "rises", [50], names={"x1_name": "hours"})
    assert task.begin.pins == ()
    assert task.begin.task is None
    assert task.begin.iteration == 7
    assert task.begin.option("x1_name") == "hours"
    assert made(present, "rises", [50], shown=["data"]).hidden == ALL_CONTROLS[1:]


@pytest.mark.parametrize(
    ("goal", "numbers", "changes"),
    [
        ("rises", [None], {}),
        ("rises", [0], {}),
        ("loss", [0.1], {}),
        ("rises", [5], {"may": ["everything"]}),
        ("rises", [5], {"sentence": "x" * 281}),
        ("rises", [5], {"names": {"x1_name": "\u202e"}}),
    ],
)
def test_a_task_that_does_not_fit_is_refused(goal, numbers, changes):
    with pytest.raises(Refused):
        made(FIRST, goal, numbers, **changes)


def test_a_teacher_is_told_of_a_goal_that_nobody_can_reach_or_that_is_reached_already():
    assert "the line, by hand" in remarks(made(FIRST, "line", [0.1]))[0]
    assert "reached already" in remarks(made(FIRST, "loss", [9.0, 5], may=["alpha"]))[0]
    assert remarks(made(FIRST, "loss", [0.01, 5], may=["alpha"])) == []


def test_a_task_with_too_many_points_for_a_link_is_refused():
    X = np.random.default_rng(0).normal(size=(400, 2))
    many = replace(FIRST, points=Points(X, np.arange(400) % 2))
    with pytest.raises(Refused, match="no room for a task with these 400 points"):
        share_task(made(many, "rises", [5]), "https://example.org/")
    shared = share_task(made(FIRST, "rises", [5]), "https://example.org/app?embed=true")
    assert shared["url"].startswith("https://example.org/app?v=1&task=")
    assert shared["qr"].startswith("<svg")


def test_a_page_whose_address_is_not_known_gives_the_query_alone():
    for page in (None, "", "javascript:alert(1)", "x" * 1000):
        assert address_of(answer(), page)[0].startswith("?v=1&task=")
