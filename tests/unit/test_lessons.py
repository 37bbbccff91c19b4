"""Every lesson: what it says of its runs is so, for every kind of guess, and every scene opens."""

import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from neuron import log_loss
from playground.board.further import further_channels
from playground.lessons import shelf
from playground.lessons.guessed import guessed_lines, scene_on_board
from playground.lessons.lesson import MOST_WORDS
from playground.lessons.opening import (
    beginning,
    guess_now,
    open_event,
    outcome_of,
    read_link,
    watch_event,
)
from playground.lessons.outcome import run_of
from playground.lessons.predictions import Choose, PlaceLine, PlacePoint, Sketch
from playground.lessons.shelf import LESSONS, open_scene_of, scene_at
from playground.lessons.strip import difference, is_about_another_run, said, strip_of
from playground.link.codec import decode, encode
from playground.state.events import AddPoint, HoldLine, SetTraining, ShowIteration, Undo
from playground.state.experiment import Experiment, first_experiment
from playground.state.history import History, applied
from playground.state.lesson_events import LeaveLesson, MakeGuess, OpenScene, Tell
from playground.state.options import LESSON
from playground.state.update import update

SCENES = [
    scene_at(number, place)
    for number, one in LESSONS.items()
    for place in range(1, 1 + len(one.scenes))
]


def name_of(opened):
    return f"{opened.number}.{opened.place}"


def guesses(scene):
    """No guess, good and bad ones."""
    match scene.prediction:
        case Choose(answers):
            return [None, *range(len(answers))]
        case PlaceLine():
            return [None, (1.0, 1.0, 0.0), (-2.0, -1.5, -0.3), (50.0, -70.0, 3.0), (1e-3, 0.0, 1.0)]
        case PlacePoint():
            return [
                None,
                (-2.0, -1.5),
                (1.0, 1.0),
                (0.3, 0.1),
                (5.0, 5.0),
                (3.0, -4.0),
                (-5.5, 2.0),
            ]
        case Sketch(columns):
            start = run_of(scene.experiment).loss[0]
            return [
                None,
                (start,) * columns,
                (0.0,) * columns,
                tuple(np.linspace(start, 0, columns)),
            ]


def outcomes(opened):
    return [outcome_of(opened, guess) for guess in guesses(opened.scene)]


def test_there_are_ten_and_each_has_a_few_scenes():
    assert list(LESSONS) == list(range(1, 11))
    for lesson in LESSONS.values():
        assert 3 <= len(lesson.scenes) <= 6, lesson.title
        assert lesson.title
        assert lesson.misconception
        assert lesson.explains
        assert lesson.article
        assert 3 <= lesson.minutes <= 10


def test_a_lesson_is_a_file_and_nothing_else():
    files = Path(shelf.__file__).parent.glob("n[0-9][0-9]_*.py")
    assert sorted(int(file.name[1:3]) for file in files) == list(LESSONS)


@pytest.mark.parametrize("opened", SCENES, ids=name_of)
def test_every_claim_of_a_scene_holds_for_every_kind_of_guess(opened):
    for outcome in outcomes(opened):
        for claim in opened.scene.claims(outcome):
            assert claim.is_true(), claim.words


@pytest.mark.parametrize("opened", SCENES, ids=name_of)
def test_what_is_said_is_short_and_has_numbers_that_can_be_read(opened):
    scene = opened.scene
    assert len(f"{scene.words} {scene.do}".split()) <= MOST_WORDS
    assert scene.question.endswith("?")
    assert len(scene.why.split()) <= 65
    for outcome in outcomes(opened):
        text = f"{difference(outcome)} {said(outcome)}"
        assert len(text.split()) <= 60, text
        assert not re.search(r"nan|inf\b|[{}]", text), text
        assert outcome.guess is None or difference(outcome)
        assert said(outcome) or outcome.guess is None
        if isinstance(scene.prediction, Choose):
            assert 2 <= len(scene.prediction.answers) <= 4
            right = scene.prediction.right(outcome)
            assert scene.prediction.answers[right] in difference(outcome) or outcome.guess is None


@pytest.mark.parametrize("opened", SCENES, ids=name_of)
def test_a_scene_has_two_or_three_boards_or_none(opened):
    boards = opened.scene.boards
    assert len(boards) in (0, 2, 3)
    if boards:
        assert boards[0].experiment.iterations == opened.scene.experiment.iterations
        assert len({board.name for board in boards}) == len(boards)
        for board in boards:
            assert ("wrong neuron" in board.name) == bool(board.bug)


@pytest.mark.parametrize("opened", SCENES, ids=name_of)
def test_a_scene_opens_from_its_link(opened):
    experiment, ignored = read_link(f"v=1&lesson={opened.number}&scene={opened.place}")
    assert not ignored
    assert experiment == beginning(opened)
    assert open_scene_of(experiment).scene is opened.scene
    again, ignored = read_link(encode(experiment).query)
    assert not ignored
    assert again == experiment


def test_a_link_that_holds_more_is_what_was_made_of_the_scene():
    changed = update(beginning(scene_at(1, 2)), SetTraining((("alpha", 2.0),)))
    assert read_link(encode(changed).query)[0] == changed
    plain = replace(Experiment(), points=decode("v=1")[0].points, options=(("lesson", 1),))
    assert read_link(encode(plain).query)[0] == plain


@pytest.mark.parametrize(
    "query", ["lesson=99", "lesson=1&scene=9", "lesson=-1", "lesson=abc&scene=nan"]
)
def test_a_link_to_no_scene_opens_no_lesson_and_says_so(query):
    experiment, ignored = read_link(query)
    assert strip_of(experiment) is None
    assert ignored


def test_the_first_visit_is_in_no_lesson():
    assert read_link("")[0] == first_experiment()
    assert strip_of(first_experiment()) is None


@pytest.mark.parametrize("opened", SCENES, ids=name_of)
def test_a_scene_goes_from_the_guess_to_the_words(opened):
    history = applied(History(first_experiment()), open_event(opened.number, opened.place))
    assert strip_of(history.present).at == "ask"
    if isinstance(opened.scene.prediction, Choose):
        history = applied(history, MakeGuess("a"))
        assert strip_of(history.present).chosen == opened.scene.prediction.answers[0]
    watched = applied(history, watch_event(history.present, opened))
    assert watched.present.iteration == 0
    assert not is_about_another_run(watched.present, opened)
    if opened.scene.plays:
        assert strip_of(watched.present).at == "watch"
        watched = applied(watched, ShowIteration(watched.present.iterations))
    strip = strip_of(watched.present)
    assert strip.at == "tell"
    assert strip.said or not strip.has_guess
    assert strip_of(applied(watched, Undo()).present).at == "ask"
    left = update(watched.present, LeaveLesson())
    assert strip_of(left) is None
    assert left.points == watched.present.points
    assert not {name for name, _ in left.options} & set(LESSON)


def test_the_words_wait_for_the_end_of_the_run_or_for_the_button():
    opened = scene_at(1, 1)
    watched = update(first_experiment(), watch_event(beginning(opened), opened))
    watching = update(
        replace(watched, options=beginning(opened).options), watch_event(beginning(opened), opened)
    )
    paused = update(watching, ShowIteration(40))
    assert strip_of(paused).at == "watch"
    assert strip_of(update(paused, Tell())).at == "tell"
    assert strip_of(update(paused, ShowIteration(paused.iterations))).at == "tell"


def test_a_placed_line_stays_beside_the_run_that_starts_where_the_scene_does():
    opened = scene_at(1, 2)
    start = beginning(opened)
    placed = update(
        start, HoldLine("shift", 0, (-0.4, -0.4), (1.0, 1.0), (0.0, 0.0), released=True)
    )
    assert guess_now(start, opened) is None
    watching = update(placed, watch_event(placed, opened))
    assert (watching.w1, watching.w2, watching.b) == (start.w1, start.w2, start.b)
    (line,) = guessed_lines(watching)
    assert (*line.W[0], line.b[0]) == (placed.w1, placed.w2, placed.b)
    assert further_channels(watching, (line,), 0, 3)["guess"].shape == (3, 4)
    told = update(watching, Tell())
    loss = log_loss(start.points.X, start.points.y, [placed.w1, placed.w2], placed.b)
    assert f"costs {loss:.3g}" in strip_of(told).difference
    assert not guessed_lines(placed)


def test_a_placed_point_stays_and_is_chosen():
    opened = scene_at(2, 5)
    edited = update(beginning(opened), AddPoint((1.0, 1.0, 1)))
    assert guess_now(edited, opened) is None  # a diamond, where a circle was asked for
    edited = update(update(edited, AddPoint((-2.0, -1.0, 0))), AddPoint((-2.0, -1.5, 0)))
    watching = update(edited, watch_event(edited, opened))
    assert watching.points.rows()[-1] == (-2.0, -1.5, 0)
    assert len(watching.points) == len(beginning(opened).points) + 1
    assert watching.option("chosen") == len(watching.points) - 1


def test_a_sketch_is_open_until_it_stands_and_then_drawn_with_its_gap():
    opened = scene_at(2, 2)
    start = beginning(opened)
    assert scene_on_board(start).sketch["open"]
    assert scene_on_board(start).unseen
    drawn = update(start, MakeGuess("~".join(["2000"] * 11)))
    assert scene_on_board(drawn).sketch["heights"] == [2000] * 11
    watching = update(drawn, watch_event(drawn, opened))
    (line,) = scene_on_board(watching).sketch["traces"]
    assert line["y"] == [2.0] * 11
    assert not scene_on_board(watching).sketch["open"]
    gap, line = scene_on_board(update(watching, Tell())).sketch["traces"]
    assert len(gap["x"]) == 2 * (start.iterations + 1)
    assert not scene_on_board(update(watching, Tell())).unseen


def test_a_scene_leaves_the_pinned_runs_alone():
    pinned = decode("v=1&lesson=1&scene=1")[0]
    opened = update(replace(pinned, pins=("a pin",)), OpenScene(beginning(scene_at(3, 1))))
    assert opened.pins == ("a pin",)


@settings(deadline=None, max_examples=200)
@given(st.text("0123456789abcdefXYZ.,~+-", max_size=60))
def test_any_text_is_a_guess_or_none(text):
    for number, place in ((1, 1), (1, 2), (2, 2), (2, 5)):
        opened = scene_at(number, place)
        experiment = update(beginning(opened), MakeGuess(text))
        strip = strip_of(update(experiment, Tell()))
        assert not re.search(r"nan|inf\b", strip.difference)
        scene_on_board(experiment)
        guessed_lines(update(experiment, Tell()))
