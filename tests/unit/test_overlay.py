"""What theory says, as it is drawn on the board: against the geometry itself."""

import json
from dataclasses import replace
from itertools import pairwise

import numpy as np
import plotly.graph_objects as go
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from neuron import angle_between, max_margin, max_margin_with_bias, named_set
from playground.board import message, packet
from playground.board.message import board_message
from playground.board.protocol import BrowserHas, Status
from playground.board.words_show import notes
from playground.drawing.overlay import MOST_RINGS, TRAIL, overlay, trail_rows
from playground.drawing.palette import DARK, LIGHT, channels
from playground.numbers.text import spoken
from playground.state import theory
from playground.state.experiment import Experiment, following
from playground.state.options import SHOWN_ON_BOARD, with_option
from playground.state.points import Points
from playground.state.ready_made import with_set
from playground.state.run import run_key, scale_of, trained, trained_features
from playground.state.settings import MOST_ITERATIONS
from playground.state.shown import what_is_shown
from tests.experiments import from_zero
from tests.panel_states import STATES

FIRST = from_zero()
UNBALANCED = following(Experiment(Points(*named_set("unbalanced"))))
UNSCALED = following(Experiment(Points(*named_set("unscaled features"))))
CROSSED = Experiment(Points.of([(-1, 0, 0), (1, 0.5, 0), (0, 1, 1), (0, -1, 1), (2, 2, 1)]))
EVERYTHING = tuple(SHOWN_ON_BOARD)


def switched(experiment, *names, **options):
    for name, value in {**dict.fromkeys(names, True), **options}.items():
        experiment = replace(experiment, options=with_option(experiment.options, name, value))
    return experiment


def drawn(experiment, *names, **options):
    """The traces by their names, each as its places (k, 2), and the texts."""
    sheet = overlay(switched(experiment, *names, **options))
    traces = {one["name"]: np.column_stack([one["x"], one["y"]]) for one in sheet["data"]}
    return traces, [note["text"] for note in sheet["annotations"]]


def check_on_line(places, W, b, experiment):
    """The places lie on W · x + b = 0, to a pixel's thousandth."""
    x1_from, x1_to, x2_from, x2_to = experiment.box
    reach = np.abs(W) @ np.array([x1_to - x1_from, x2_to - x2_from])
    assert np.abs(places @ W + b).max() < 1e-6 * reach


@pytest.mark.parametrize("experiment", [FIRST, UNBALANCED, UNSCALED])
def test_the_support_vector_line_is_drawn_with_rings_around_what_holds_it(experiment):
    traces, texts = drawn(experiment, "support_line")
    line = max_margin(experiment.points.X, experiment.points.y)
    check_on_line(traces["support-line"], line.W, line.b, experiment)
    np.testing.assert_array_equal(traces["support"], experiment.points.X[line.support])
    assert texts == ["support vector line"]
    assert set(traces) == {"support", "support-line"}


@pytest.mark.parametrize("scaled", [False, True])
@pytest.mark.parametrize("experiment", [FIRST, UNBALANCED, UNSCALED])
def test_the_limit_is_that_of_the_features_as_trained_where_it_lies_on_the_board(
    experiment, scaled
):
    experiment = switched(experiment, standardise=scaled)
    traces, _ = drawn(experiment, "limit_line")
    goal = max_margin_with_bias(trained_features(experiment), experiment.points.y)
    ends, scale = traces["limit"], scale_of(experiment)
    seen = ends if scale is None else scale.standardised(ends)
    score = seen @ goal.W + goal.b
    assert np.abs(score).max() < 1e-6 * np.abs(goal.W).sum()
    x1_from, x1_to, x2_from, x2_to = experiment.box
    on_edge = np.isclose(ends[:, [0, 0]], [x1_from, x1_to]).any(axis=1)
    on_edge |= np.isclose(ends[:, [1, 1]], [x2_from, x2_to]).any(axis=1)
    assert on_edge.all()


def test_the_bands_are_a_margin_away_on_either_side():
    line = max_margin(FIRST.points.X, FIRST.points.y)
    traces, _ = drawn(FIRST, "margin_bands")
    for name, side in (("band-0", -1), ("band-1", 1)):
        distance = (traces[name] @ line.W + line.b) / np.linalg.norm(line.W)
        np.testing.assert_allclose(distance, side * line.margin, rtol=1e-9)
    street = traces["bands"] @ line.W + line.b
    assert np.abs(street).max() == pytest.approx(1)
    assert not set(traces) & {"support", "support-line"}  # that is another switch


def test_the_bands_of_standardised_features_hold_no_point_and_touch_the_support_vectors():
    experiment = switched(UNBALANCED, standardise=True)
    traces, _ = drawn(experiment, "margin_bands", "support_line")
    scale = scale_of(experiment)
    line = max_margin(trained_features(experiment), experiment.points.y)
    scores = scale.standardised(traces["bands"]) @ line.W + line.b
    assert np.abs(scores).max() == pytest.approx(1)
    held = scale.standardised(traces["support"]) @ line.W + line.b
    np.testing.assert_allclose(np.abs(held), 1, rtol=1e-9)


@pytest.mark.parametrize("scaled", [False, True])
def test_the_hulls_hold_their_classes_and_the_gap_is_the_shortest_way(scaled):
    experiment = switched(FIRST, standardise=scaled)
    X, y = FIRST.points.X, FIRST.points.y
    traces, texts = drawn(experiment, "hulls")
    for label in (0, 1):
        around = traces[f"hull-{label}"]
        assert around[0].tolist() == around[-1].tolist()
        for a, b in pairwise(around):
            turns = (b - a)[0] * (X[y == label] - a)[:, 1] - (b - a)[1] * (X[y == label] - a)[:, 0]
            assert turns.min() > -1e-9
    ends, scale = traces["gap"], scale_of(experiment)
    seen = ends if scale is None else scale.standardised(ends)
    margin = max_margin(trained_features(experiment), y).margin
    assert np.linalg.norm(seen[1] - seen[0]) == pytest.approx(2 * margin)
    assert texts == [f"gap {spoken(2 * margin, 3)}"]


def test_where_hulls_overlap_their_common_point_is_marked_with_its_weights():
    traces, texts = drawn(CROSSED, "hulls")
    found = theory.verdict(CROSSED)
    of = np.flatnonzero(found.weights)
    np.testing.assert_array_equal(traces["shares"], CROSSED.points.X[of])
    y = CROSSED.points.y
    for label in (0, 1):
        mean = found.weights[y == label] @ CROSSED.points.X[y == label]
        np.testing.assert_allclose(traces["common"][0], mean)
    assert sorted(texts) == sorted(f"λ = {spoken(float(share), 2)}" for share in found.weights[of])
    assert "gap" not in traces


def test_the_weights_of_samples_at_one_place_are_told_together():
    twice = Experiment(Points.of([(0, 0, 0), (0, 0, 0), (1, 0, 1), (-1, 0, 1), (-1, 0, 1)]))
    _, texts = drawn(twice, "hulls")
    assert sorted(texts) == ["λ = 0.5", "λ = 0.5", "λ = 1"]


@pytest.mark.parametrize("scaled", [False, True])
def test_the_optimum_is_a_thin_line_where_the_loss_is_least(scaled):
    experiment = switched(CROSSED, standardise=scaled)
    traces, texts = drawn(experiment, "optimum")
    best, scale = theory.best(experiment), scale_of(experiment)
    ends = traces["optimum"] if scale is None else scale.standardised(traces["optimum"])
    assert np.abs(ends @ best.W + best.b).max() < 1e-9
    assert texts == ["optimum"]
    (line,) = overlay(switched(experiment, "optimum"))["data"]
    assert line["line"]["width"] < 2


def test_each_switch_draws_its_own_and_none_draws_nothing():
    assert overlay(FIRST) == {"data": [], "annotations": []}
    for name in EVERYTHING:
        place = CROSSED if name == "optimum" else FIRST
        assert overlay(switched(place, name))["data"], name


def figure_of(sheet):
    """The drawing as a figure of Plotly's, which checks every field, with the light colours."""
    text = json.dumps(sheet, allow_nan=False)
    for name, colour in LIGHT.items():
        text = text.replace(f'"@{name}"', f'"{colour}"')
    assert '"@' not in text
    drawn = json.loads(text)
    return go.Figure({"data": drawn["data"], "layout": {"annotations": drawn["annotations"]}})


@pytest.mark.parametrize("scaled", [False, True])
@pytest.mark.parametrize("name", STATES)
def test_at_every_edge_what_is_drawn_is_finite_and_as_plotly_wants_it(name, scaled):
    experiment = following(switched(STATES[name], *EVERYTHING, standardise=scaled))
    figure = figure_of(overlay(experiment))
    assert [one.name for one in figure.data if one.name in TRAIL] == list(reversed(TRAIL))
    assert all(text.strip() for text in notes(experiment))


@given(
    rows=st.lists(
        st.tuples(st.integers(-4, 4), st.integers(-4, 4), st.integers(0, 1)), max_size=12
    ),
    scaled=st.booleans(),
)
@settings(deadline=None, max_examples=60)
def test_on_any_grid_it_can_be_drawn(rows, scaled):
    experiment = switched(Experiment(Points.of(rows)), *EVERYTHING, standardise=scaled)
    figure_of(overlay(experiment))
    notes(experiment)


def test_thousands_of_support_vectors_have_rings_as_far_as_one_can_tell_them_apart():
    t = np.linspace(-5, 5, 4000)
    X = np.vstack([np.column_stack([t, t * 0 + 1]), np.column_stack([t, t * 0 - 1])])
    experiment = switched(Experiment(Points(X, np.repeat([1.0, 0.0], 4000))), "support_line")
    traces, _ = drawn(experiment)
    assert len(traces["support"]) == MOST_RINGS
    assert "7500 more support vectors have no ring" in " ".join(notes(experiment))


@pytest.mark.parametrize("palette", [LIGHT, DARK])
@pytest.mark.parametrize("colour", ["support", "goal"])
def test_its_colours_can_be_read(palette, colour):
    def luminance(name):
        parts = np.array(channels(palette[name])) / 255
        parts = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
        return float(parts @ [0.2126, 0.7152, 0.0722])

    light, dark = sorted([luminance(colour), luminance("background")], reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5


# ---- the notes under the switches -------------------------------------------------------------


@pytest.mark.parametrize("scaled", [False, True])
def test_it_is_said_why_the_two_lines_differ_and_by_how_much(scaled):
    experiment = switched(UNBALANCED, "limit_line", standardise=scaled)
    X, y = trained_features(experiment), experiment.points.y
    angle = angle_between(max_margin(X, y).W, max_margin_with_bias(X, y).W)
    words = " ".join(notes(experiment))
    assert f"they differ by **{spoken(angle, 3)}°**" in words
    assert "the bias is one more weight" in words
    assert ("Both belong to the standardised features" in words) == scaled


def test_the_set_far_from_the_origin_makes_the_point():
    experiment = with_set(Experiment(), "far from the origin")
    traces, _ = drawn(experiment)
    ends = [traces[name] for name in ("support-line", "limit")]
    ways = [(end[1] - end[0]) / np.linalg.norm(end[1] - end[0]) for end in ends]
    apart = np.degrees(np.arccos(abs(ways[0] @ ways[1])))
    assert "they differ by **49°**" in " ".join(notes(experiment))
    assert apart == pytest.approx(49, abs=0.5)


def test_the_name_of_a_line_stands_where_fewer_points_hide_it():
    experiment = with_set(Experiment(), "far from the origin")
    [note] = [n for n in overlay(experiment)["annotations"] if n["text"].startswith("limit")]
    assert np.abs(experiment.points.X - [note["x"], note["y"]]).max(axis=1).min() > 2
    alone = switched(Experiment(Points.of([(-4, 0, 0), (4, 0, 1)])), "limit_line")
    [note] = overlay(alone)["annotations"]
    turned = replace(alone, points=alone.points.added((0.5, note["y"], 1)))
    [other] = overlay(turned)["annotations"]
    assert other["y"] == pytest.approx(-note["y"])


def test_what_the_norm_has_to_do_with_it_is_so():
    """Moved as a whole, points keep their support vector line; the limit turns (its norm has b)."""
    X, y = UNBALANCED.points.X, UNBALANCED.points.y
    moved = X + np.array([3.0, -2.0])
    assert angle_between(max_margin(X, y).W, max_margin(moved, y).W) < 1e-9
    limits = [max_margin_with_bias(rows, y) for rows in (X, moved)]
    assert angle_between(limits[0].W, limits[1].W) > 1


def test_lines_of_one_direction_are_not_said_to_differ():
    words = " ".join(notes(switched(Experiment(Points.of([(-1, 0, 0), (1, 0, 1)])), "limit_line")))
    assert "both have the same direction" in words


def test_what_cannot_be_drawn_is_said():
    assert notes(switched(CROSSED, "support_line"))[0].startswith("No line has every point")
    assert "no optimum" in notes(switched(FIRST, "optimum"))[0]
    one = Experiment(Points.of([(1, 2, 1), (2, 2, 1)]))
    assert "no gap" in notes(switched(one, "margin_bands"))[0]
    assert "no points" in notes(switched(Experiment(), "hulls"))[0]
    away = replace(FIRST, box=(20.0, 21.0, 20.0, 21.0))
    assert "The support vector line is out of view." in notes(switched(away, "support_line"))
    assert notes(FIRST) == notes(switched(FIRST, "hulls", "trail")) == []


# ---- the trail, and what costs what -----------------------------------------------------------


def test_the_trail_is_fainter_the_older_and_below_all_else():
    sheet = overlay(switched(FIRST, "trail"))
    strength = [one["opacity"] for one in sheet["data"]]
    assert strength == sorted(strength)
    assert len(set(strength)) == len(TRAIL)


def test_the_trail_keeps_to_iterations_that_there_are():
    rows = trail_rows()
    assert rows == sorted(set(rows))
    assert rows[0] == 0
    assert rows[-1] <= MOST_ITERATIONS < 1.3 * rows[-1]


def told(experiment):
    run = trained(experiment, experiment.iterations)
    has = BrowserHas(run="other", rows=3)
    return packet.decode(
        board_message(experiment, run, what_is_shown(experiment, run), has, Status())
    )[0]


def test_the_board_is_told_what_to_draw_and_whether_there_is_a_trail():
    header = told(FIRST)
    assert header["overlay"] == {"data": [], "annotations": []}
    assert "trail" not in header["modes"]
    header = told(switched(FIRST, "trail", "hulls"))
    assert header["overlay"] == overlay(switched(FIRST, "trail", "hulls"))
    assert header["modes"][-1] == "trail"
    (move,) = [move for move in message.MOVES if "trail" in move]
    assert (move["trail"], move["when"]) == ("boundary", "trail")
    assert set(move["traces"]) == {one["name"] for one in overlay(switched(FIRST, "trail"))["data"]}


def test_a_switch_does_not_make_another_run():
    assert run_key(switched(FIRST, *EVERYTHING)) == run_key(FIRST)


CALCULATED = (
    "separability",
    "max_margin",
    "max_margin_with_bias",
    "optimum",
    "convex_hull",
    "free_directions",
)


@pytest.fixture
def calls(monkeypatch):
    """Names of what was calculated, each time it was."""
    theory.ANSWERS.forget()
    made = []
    for name in CALCULATED:
        there = getattr(theory, name)
        monkeypatch.setattr(
            theory, name, lambda *args, there=there, name=name: made.append(name) or there(*args)
        )
    return made


def test_nothing_is_calculated_while_it_is_not_shown(calls):
    told(FIRST)
    told(switched(FIRST, "trail"))
    assert calls == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("hulls", {"separability", "convex_hull", "max_margin"}),
        ("support_line", {"separability", "max_margin"}),
        ("margin_bands", {"separability", "max_margin"}),
        ("limit_line", {"separability", "max_margin_with_bias"}),
        ("optimum", {"separability"}),
    ],
)
def test_what_is_shown_is_calculated_once_for_a_set_of_points(calls, name, expected):
    for iteration in (0, 1, 2, 50):
        told(switched(replace(FIRST, iteration=iteration, alpha=0.1 + iteration), name))
    assert set(calls) == expected
    assert len(calls) == len(expected) + (name == "hulls")  # a hull for each class


def test_the_memory_of_answers_is_bounded():
    theory.ANSWERS.forget()
    rng = np.random.default_rng(0)
    y = rng.integers(0, 2, 10_000).astype(float)
    for _ in range(220):  # a twelfth of a megabyte each
        theory.verdict(Experiment(Points(rng.normal(size=(10_000, 2)), y)))
    assert 15_000_000 < theory.ANSWERS.size <= 16_000_000
