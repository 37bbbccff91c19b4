"""Pinned runs in the link: how short it stays, and links that nobody should have sent."""

import base64
import json
import zlib
from dataclasses import replace

import numpy as np
import pytest

from playground.link.codec import LONGEST, decode, encode
from playground.link.pins import FIELDS
from playground.link.table import PINS_LEFT_OUT
from playground.link.words import PINS_DAMAGED
from playground.state.events import AddPoint, ClearPoints, SetTraining
from playground.state.experiment import Experiment, first_experiment
from playground.state.pin_events import PinRun, RenamePin
from playground.state.pins import LONGEST_NAME, MOST_PINS, Pin
from playground.state.points import Points
from playground.state.update import update
from tests.experiments import from_zero

FIRST = first_experiment()


def pinned(experiment, alphas=(0.1, 1.0)):
    for alpha in alphas:
        experiment = update(update(experiment, SetTraining((("alpha", alpha),))), PinRun())
    return experiment


def length_of_pins(experiment):
    return len(encode(experiment).parameters["pins"])


def test_runs_on_the_points_of_the_board_cost_a_few_characters_each():
    eight = pinned(FIRST, range(1, MOST_PINS + 1))
    assert decode(encode(eight).query) == (eight, [])
    assert length_of_pins(eight) < 200


def test_points_that_a_link_has_already_are_not_written_again():
    sampled = pinned(FIRST)
    moved = pinned(update(sampled, AddPoint((1.0, 2.0, 1))), (0.1, 1.0, 10.0))
    away = update(moved, AddPoint((3.0, 2.0, 1)))  # so that the three are on points of their own
    assert decode(encode(away).query) == (away, [])
    once = replace(away, pins=away.pins[:3])
    assert length_of_pins(away) - length_of_pins(once) < 40
    assert length_of_pins(moved) < 200


def test_an_empty_board_keeps_its_pinned_runs():
    empty = update(pinned(FIRST), ClearPoints())
    assert decode(encode(empty).query) == (empty, [])


def test_five_hundred_points_by_hand_with_eight_long_names_still_fit():
    generator = np.random.default_rng(1)
    X = np.round(generator.uniform(-6, 6, (500, 2)), 2)
    board = Experiment(points=Points(X, generator.integers(0, 2, 500)), iterations=19_999)
    full = pinned(board, generator.uniform(1, 999, MOST_PINS).tolist())
    letters = "αβγδεζηθικλμνξοπρστυφχψω"
    for number in range(1, MOST_PINS + 1):
        name = "".join(generator.choice(list(letters), LONGEST_NAME))
        full = update(full, RenamePin(number, name))
    link = encode(full)
    assert not link.left_out
    assert len(link.query) < LONGEST
    assert decode(link.query) == (full, [])


def random_points(number, seed):
    generator = np.random.default_rng(seed)
    return Points(generator.normal(size=(number, 2)), generator.integers(0, 2, number))


def runs_on(*numbers):
    """Pin a run on so many points each; the last ones stay on the board."""
    several = FIRST
    for seed, number in enumerate(numbers):
        several = pinned(replace(several, points=random_points(number, seed)), (0.5,))
    return several


def test_pinned_runs_that_do_not_fit_are_left_out_in_words_on_both_sides():
    several = runs_on(200, 200)
    several = replace(several, points=random_points(200, 9))
    link = encode(replace(several, pins=several.pins[:1]))
    assert link.left_out == "A link cannot carry the pinned run: with their points it is too long."
    opened, ignored = decode(link.query)
    assert opened == replace(several, pins=())
    assert ignored == ["The pinned runs were too much for the link, and are not here."]


def test_as_many_pinned_runs_as_fit_are_kept_and_the_words_say_how_many_are_not():
    several = runs_on(60, 400, 70, 200, 50)
    link = encode(several)
    assert len(link.query) <= LONGEST
    opened, ignored = decode(link.query)
    kept = [pin.number for pin in opened.pins]
    assert opened == replace(several, pins=tuple(p for p in several.pins if p.number in kept))
    assert kept == [1, 3, 5]
    assert link.left_out == (
        "A link cannot carry 2 of the 5 pinned runs: with their points it is too long."
    )
    assert ignored == ["2 of the 5 pinned runs were too much for the link, and are not here."]
    again = encode(opened)
    assert again.left_out == ""  # what was left out is said once, where it was


@pytest.mark.parametrize("lacking", ["0", "9", "1.5", "nan", "x", ""])
def test_a_bad_number_of_runs_left_out_is_said_and_ignored(lacking):
    experiment, (ignored,) = decode({"v": "1", "pins_lacking": lacking})
    assert experiment == from_zero()
    assert ignored.startswith("The number of runs left out")


def test_where_the_points_of_the_board_do_not_fit_neither_do_the_runs():
    link = encode(pinned(replace(FIRST, points=random_points(500, 1))))
    assert link.left_out.startswith("A link cannot carry these 500 points, nor the pinned runs")
    opened, ignored = decode(link.query)
    assert (len(opened.points), opened.pins) == (0, ())
    assert len(ignored) == 2


def packed(rows):
    raw = rows if isinstance(rows, bytes) else json.dumps(rows).encode()
    return base64.urlsafe_b64encode(zlib.compress(raw, 9)).decode().rstrip("=")


GOOD = [1, "mine", 0.5, 100, 1.0, 2.0, 3.0, False, 0]


def changed(**fields):
    places = {name: at for at, name in enumerate((*FIELDS, "where"))}
    row = list(GOOD)
    for name, value in fields.items():
        row[places[name]] = value
    return row


def test_a_good_row_is_read():
    experiment, ignored = decode({"pins": packed([GOOD])})
    assert ignored == []
    (pin,) = experiment.pins
    assert (pin.name, pin.alpha, pin.start) == ("mine", 0.5, (1.0, 2.0, 3.0))
    assert pin.points == from_zero().points


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", PINS_DAMAGED),
        ("%%%", PINS_DAMAGED),
        ("AAAA", PINS_DAMAGED),
        (packed([GOOD])[:-5], PINS_DAMAGED),
        (packed(b"[[1,"), PINS_DAMAGED),
        (packed(b"\xff\xfe"), PINS_DAMAGED),
        (packed(b"[" * 30_000), PINS_DAMAGED),
        (packed(b"[" + b" " * 3_000_000 + b"]"), PINS_DAMAGED),
        (packed({"a": 1}), PINS_DAMAGED),
        (packed([[]]), "Pinned run 1: It needs 9 entries."),
        (packed(["no"]), "Pinned run 1: It needs 9 entries."),
        (packed([GOOD, changed(number=2, alpha=5000)]), "Pinned run 2: The learning rate α must"),
        (packed([changed(alpha=float("nan"))]), "Pinned run 1: The learning rate α must"),
        (packed([changed(alpha="0.5")]), "Pinned run 1: The learning rate α must be a number"),
        (packed([changed(iterations=20_001)]), "Pinned run 1: Iterations must lie"),
        (packed([changed(iterations=1.5)]), "Pinned run 1: Iterations must be a whole"),
        (packed([changed(w2=101)]), "Pinned run 1: Initial w₂ must lie"),
        (packed([changed(b=float("inf"))]), "Pinned run 1: Initial b must"),
        (packed([changed(b=10**400)]), "Pinned run 1: Initial b must"),
        (packed([changed(number=9)]), "Pinned run 1: Its number must lie"),
        (packed([changed(number=True)]), "Pinned run 1: Its number must be a number"),
        (packed([GOOD, GOOD]), "not numbered in order"),
        (packed([changed(number=2), changed(number=1)]), "not numbered in order"),
        (packed([GOOD] * 9), "9 pinned runs; there is room for 8"),
        (packed([changed(name="")]), "Pinned run 1: It has no name"),
        (packed([changed(name="x" * 41)]), "Pinned run 1: The name of a run has at most 40"),
        (packed([changed(name=["x"])]), "Pinned run 1: The name of a run must be a text"),
        (packed([changed(name="a\u202eb")]), "Pinned run 1: The name of a run has a character"),
        (packed([changed(standardise=1)]), "Pinned run 1: Whether its features"),
        (packed([changed(where="A")]), "Pinned run 1: The points in the link are damaged"),
        (packed([changed(where=-2)]), "Pinned run 1: The place of its points must lie"),
        (packed([changed(where=None)]), "Pinned run 1: The place of its points is empty"),
        (packed([changed(where=3)]), "Pinned run 1: Its points are those of run 3"),
    ],
)
def test_a_bad_link_says_what_is_wrong_and_shows_the_rest(text, message):
    experiment, (ignored,) = decode({"v": "1", "alpha": "2", "pins": text})
    assert message in ignored
    assert ignored.endswith("The link's value was ignored.")
    assert len(ignored) < 250
    assert experiment == replace(from_zero(), alpha=2.0)


def test_runs_without_points_and_with_too_many_are_refused():
    empty = {"points": encode(update(from_zero(), ClearPoints())).parameters["points"]}
    _, (ignored,) = decode(empty | {"pins": packed([GOOD])})
    assert "Pinned run 1: Its points are missing" in ignored
    many = Experiment(points=Points(np.zeros((10_000, 2)), np.zeros(10_000)))
    parameters = encode(many).parameters
    assert len(encode(many).query) < LONGEST  # thousands of points at one place are a short text
    experiment, (ignored,) = decode(parameters | {"pins": packed([changed(iterations=20_000)])})
    assert "20,000 iterations on 10,000 points are too much" in ignored
    assert experiment.pins == ()


def test_a_link_may_say_that_it_lacks_pinned_runs():
    experiment, ignored = decode({"pins": PINS_LEFT_OUT})
    assert experiment == from_zero()
    assert len(ignored) == 1


FROZEN = (
    "v=1&points=eNpjZmBiXHDCKIKBgYkBAxgziDBgAwBlYAJC&alpha=2.5&w1=-1&pins=eNqLjjbUUUorOrwnQ8E"
    "myU5Jx0DPWMfQwMAAyEDgtMSc4lQdpVS_gqzIXKfMJJeMjApPR-csN3dTF0fHqpxA9yqlWJ1oIx2lcxsVbBWM9Ey"
    "VdIAExCBdQwyTDGJjAessIKM"
)
"""As it was sent. Never change it: whoever has the link still has it."""


def test_a_link_with_pinned_runs_opens_what_it_opened_for_ever():
    experiment, ignored = decode(FROZEN)
    assert ignored == []
    two = Points.of([(1.0, -2.5, 1), (0.25, 0.0, 0)])
    three = two.added((3.0, 1.0, 1))
    first = Pin(1, "früh <b>", two, alpha=0.3, iterations=1000, w1=0.0, w2=0.0, b=0.0)
    second = Pin(2, "α = 2.5", three, alpha=2.5, iterations=1000, w1=-1.0, w2=0.0, b=0.0)
    assert experiment.points == three
    assert experiment.pins == (first, second)
