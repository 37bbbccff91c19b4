"""The panel "Where it is going" without Streamlit: numbers, words, pictures and all edges."""

import json
import math
from dataclasses import replace

import numpy as np
import pytest

from neuron import (
    gradient_descent,
    log_loss,
    max_margin,
    max_margin_with_bias,
    optimum,
    recorded_descent,
)
from playground.numbers.text import spoken
from playground.page.plot import plot_message
from playground.panels.going import figures, numbers, words
from playground.panels.going.known import known
from playground.state.experiment import Experiment, Sampling
from playground.state.options import with_option
from playground.state.points import Points
from playground.state.run import trained
from playground.state.shown import what_is_shown
from tests.step_states import STATES

PAIR = Points.of([(-1.0, 0.0, 0), (3.0, 0.0, 1)])
TOUCHING = Points.of([(0.0, 0.0, 0), (1.0, 0.0, 0), (1.0, 0.0, 1), (2.0, 0.0, 1)])
CROSS = Points.of([(0.0, 0.0, 0), (1.0, 1.0, 0), (0.0, 1.0, 1), (1.0, 0.0, 1)])
EDGES = {name: state for name, state in STATES.items() if len(state.points)} | {
    "separable": Experiment(PAIR, iteration=20),
    "touching": Experiment(TOUCHING, iteration=30),
    "overlapping": Experiment(CROSS, w1=2.0, iteration=30),
    "the widest margin leaves float64": Experiment(Points.of([(0.0, 0.0, 0), (1e-320, 0.0, 1)])),
    "standardised": Experiment(PAIR, options=with_option((), "standardise", value=True)),
}


def look(experiment):
    """What is shown, the whole run, what is known, and the path that is drawn."""
    run = trained(experiment, experiment.iterations)
    shown = what_is_shown(experiment, run)
    return shown, run.trajectory, known(shown), numbers.path_of(shown, run.trajectory)


def curves(shown, found, path):
    return {
        "to_limit": numbers.to_limit(path, found),
        "to_widest": numbers.to_widest(path, found),
        "share": numbers.margin_share(path, found, shown),
        "length": numbers.length(path),
        "law": numbers.law(path, shown),
        "bound": numbers.law_bound(path, found, shown),
        "distance": numbers.distance(path, found, shown),
        "above": numbers.above(path, found),
    }


def said(shown, found, path):
    """All that may be on the screen in this state."""
    there = curves(shown, found, path)
    text = [words.sentence(found, shown.alpha)]
    if found.limit is not None:
        text += [
            words.directions(found, there["to_limit"], there["to_widest"], shown),
            words.condition(found, shown.alpha),
            words.share(there["share"], found, shown.alpha),
            words.length(found, shown.alpha),
            words.law(found, there["law"], shown),
            words.bound(numbers.why_no_bound(found, shown), found),
        ]
    text += [words.distance(found, there["distance"], shown.alpha)]
    if found.verdict == "touching":
        text += [words.infimum(found, there["above"])]
    return " ".join(filter(None, text))


def pictures(shown, found, path):
    there = curves(shown, found, path)
    yield figures.length_figure(there["length"], found.gamma, path.end)
    yield figures.falling_figure(there["distance"], "distance", path.end)
    yield figures.falling_figure(there["above"], "above", path.end)
    yield figures.angles_figure(there["to_limit"], there["to_widest"], path.end)
    if found.gamma is not None:
        yield figures.share_figure(there["share"], path.end)
        yield figures.law_figure(there["law"], there["bound"], found.gamma, path.end)


@pytest.mark.parametrize("name", EDGES)
def test_every_edge_has_finite_numbers_true_words_and_pictures(name):
    shown, _, found, path = look(EDGES[name])
    for curve in curves(shown, found, path).values():
        assert np.isfinite(curve.values).all()
        assert (np.diff(curve.iterations) > 0).all()
    text = said(shown, found, path)
    assert not any(word in text for word in ("nan", "inf ", "None", "  "))
    for figure in pictures(shown, found, path):
        message = plot_message(figure, alt="", iteration=shown.iteration, clickable=False)
        drawn = json.loads(message, parse_constant=pytest.fail)["figure"]["data"]
        assert len([one for one in drawn if one["name"] == "here"]) == len(
            [one for one in drawn if one["name"] == "whole"]
        )


def test_the_verdicts():
    found = {name: look(EDGES[name])[2].verdict for name in EDGES}
    assert found == {
        "ordinary": "separable",
        "two hundred points": "separable",
        "one class": "one class",
        "one sample": "one class",
        "one sample at the origin": "one class",
        "W = 0 for ever": "overlapping",
        "saturated and wrong": "separable",
        "saturated and right": "separable",
        "far out": "separable",
        "five hundred that no line separates": "overlapping",
        "last iteration": "separable",
        "a tiny loss": "separable",
        "separable": "separable",
        "touching": "touching",
        "overlapping": "overlapping",
        "the widest margin leaves float64": "beyond",
        "standardised": "separable",
    }


def test_the_path_has_the_runs_own_states_and_the_one_on_the_screen():
    _, run, _, path = look(Experiment(PAIR, iterations=5000, iteration=4711))
    assert len(path.iterations) <= numbers.STATES + 1
    assert {0, 1, 2, 4711, 5000} <= set(path.iterations.tolist())
    assert path.W.tolist() == run.W[path.iterations].tolist()
    assert path.loss.tolist() == run.loss[path.iterations].tolist()
    assert (path.k, path.end, path.last) == (4711, 5000, 5000)


def test_the_angles_by_hand():
    """Between (-1, 0) and (3, 0) both margins have the line x1 = 1."""
    shown, run, found, path = look(EDGES["separable"])
    limit, widest = max_margin_with_bias(shown.X, shown.y), max_margin(shown.X, shown.y)
    assert (limit.W[0], limit.b) == pytest.approx((0.5, -0.5))  # -0.5 - 0.5 = -1, 1.5 - 0.5 = 1
    assert widest.W.tolist() == [0.5, 0.0]
    assert found.apart == 0.0
    theta = np.append(run.W[20], run.b[20])
    by_hand = math.degrees(math.acos(theta @ [1, 0, -1] / math.sqrt(2) / np.linalg.norm(theta)))
    assert numbers.to_limit(path, found).now == pytest.approx(by_hand, rel=1e-9)
    assert numbers.to_widest(path, found).now == 0.0
    assert "have the same direction" in said(shown, found, path)


def test_two_margins_that_differ_say_by_how_much():
    shown, _, found, path = look(Experiment(Sampling(number=20).draw(), iteration=7))
    limit, widest = max_margin_with_bias(shown.X, shown.y), max_margin(shown.X, shown.y)
    cosine = limit.W @ widest.W / np.linalg.norm(limit.W) / np.linalg.norm(widest.W)
    assert found.apart == pytest.approx(math.degrees(math.acos(cosine)), rel=1e-9)
    assert found.apart > 1.0
    assert f"here by **{words.degrees(found.apart)}**" in said(shown, found, path)


def test_nothing_has_a_direction_at_zero():
    shown, _, found, path = look(replace(EDGES["separable"], iteration=0))
    assert numbers.to_limit(path, found).iterations[0] == 1
    assert numbers.to_limit(path, found).now is None
    text = said(shown, found, path)
    assert "$W$ and $b$ are 0: they have no direction yet" in text
    assert "none at $W = 0$, $b = 0$" in text
    figure = figures.angles_figure(
        numbers.to_limit(path, found), numbers.to_widest(path, found), path.end
    )
    (here, *_) = [trace for trace in figure.data if trace.name == "here"]
    assert here.marker.opacity == 0


def test_only_w_can_be_zero():
    shown, _, found, path = look(replace(EDGES["separable"], b=2.0, iteration=0))
    assert "$W = 0$ has no direction" in said(shown, found, path)
    assert numbers.to_limit(path, found).now == pytest.approx(135.0)  # (0, 0, 2) and (1, 0, -1)


def test_the_margin_is_a_share_of_the_widest():
    shown, run, found, path = look(EDGES["separable"])
    W, b = run.W[20], run.b[20]
    least = min(-(W @ [-1, 0] + b), W @ [3, 0] + b) / math.hypot(*W, b)
    share = numbers.margin_share(path, found, shown)
    assert share.now == pytest.approx(least * math.sqrt(0.5), rel=1e-12)  # gamma = 1/‖(1/2, -1/2)‖
    assert (share.values <= 1.0 + 1e-12).all()
    wrong = look(EDGES["saturated and wrong"])
    assert "now none, as not every sample is on its right side" in said(
        wrong[0], wrong[2], wrong[3]
    )


@pytest.mark.parametrize("name", ["separable", "one class", "ordinary", "standardised"])
def test_a_long_run_comes_near_every_limit(name):
    limit = look(EDGES[name])[2].step_limit
    zero = {"w1": 0.0, "w2": 0.0, "b": 0.0, "iteration": 0}
    shown, run, found, _ = look(replace(EDGES[name], alpha=limit / 2, **zero))
    far = recorded_descent(shown.X, shown.y, alpha=shown.alpha, iterations=[10**3, 10**4, 10**5])
    path = numbers.path_of(shown, run, far)
    assert path.end == 10**5
    there = curves(shown, found, path)
    first, *_, last = there["to_limit"].values
    assert last < max(0.5 * first, 1e-9)
    assert there["share"].values[-1] > 0.95
    law = there["law"].values * found.gamma**2
    assert law[-1] == pytest.approx(1.0, abs=0.15)
    assert (there["law"].values <= there["bound"].values).all()
    growth = np.diff(there["length"].values[-2:])[0] / math.log(10) * found.gamma
    assert growth == pytest.approx(1.0, abs=0.15)
    assert "dash-dotted line is a bound" in said(shown, found, path)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"b": 0.1}, "This run does not start there"),
        ({"w2": -3.0}, "This run does not start there"),
        ({"alpha": 10.0}, "and your α is larger"),
    ],
)
def test_the_bound_is_drawn_where_its_conditions_hold_and_otherwise_the_panel_says_why(change, why):
    shown, _, found, path = look(replace(EDGES["separable"], **change))
    assert why in said(shown, found, path)
    assert "\\le" not in said(shown, found, path)
    assert not len(numbers.law_bound(path, found, shown).values)
    figure = figures.law_figure(
        numbers.law(path, shown), numbers.law_bound(path, found, shown), found.gamma, path.end
    )
    assert "bound" not in [trace.name for trace in figure.data]


def test_the_bound_ends_at_one_over_beta():
    found = look(EDGES["separable"])[2]
    half = found.step_limit / 2
    for alpha, why in ((half, ""), (np.nextafter(half, 9.0), "alpha")):
        experiment = replace(EDGES["separable"], alpha=float(alpha))
        assert numbers.why_no_bound(found, look(experiment)[0]) == why


def test_a_step_above_the_limit_is_not_called_a_theorem():
    shown, _, found, path = look(replace(EDGES["separable"], alpha=10.0))
    assert "Yours, 10, is not" in said(shown, found, path)
    shown, _, found, path = look(EDGES["separable"])
    assert f"Yours, {shown.alpha}, is." in said(shown, found, path)


@pytest.mark.parametrize("name", ["separable", "one class"])
def test_what_is_promised_of_small_steps_is_not_promised_of_large_ones(name):
    """Every sentence that says where the run tends says for which α, in the first line already."""
    limit = look(EDGES[name])[2].step_limit
    shown, _, found, path = look(replace(EDGES[name], alpha=float(np.nextafter(limit, 0.0))))
    small = said(shown, found, path)
    assert "only its **direction** settles" in small
    assert words.BELOW not in small.replace("theorem for α below", "")
    for alpha in (limit, 10 * limit):
        shown, _, found, path = look(replace(EDGES[name], alpha=alpha))
        large = said(shown, found, path)
        assert "yours is not below it" in large
        assert "only its **direction** settles" not in large
        for promise in ("It tends to 1", "\\gamma$", f"{spoken(found.gamma**-2)}"):
            assert promise + words.BELOW in large


def test_of_touching_classes_large_steps_are_not_promised_to_grow():
    """At α = 50 W even shrinks: the samples on the line are passed over again and again."""
    shown, run, found, path = look(replace(EDGES["touching"], alpha=50.0, iterations=1000))
    assert run.weight_norm[1000] < run.weight_norm[10]
    text = said(shown, found, path)
    assert "For α below the step limit $W$ grows for ever" in text
    assert "yours is not below it" in text


def test_a_minimum_and_the_distance_from_it():
    shown, run, found, path = look(EDGES["overlapping"])
    best = optimum(shown.X, shown.y)
    there = np.array([*run.W[30], run.b[30]]) - np.array([*best.W, best.b])
    distance = numbers.distance(path, found, shown)
    assert distance.now == pytest.approx(float(np.linalg.norm(there)), rel=1e-12)
    assert distance.values[-1] < 1e-5 * distance.values[0]  # as the words say
    text = said(shown, found, path)
    assert "The least loss is **0.6931**" in text
    assert "every run gets there" in text
    faster = look(replace(EDGES["overlapping"], alpha=50.0))
    assert "a run need not get there" in said(faster[0], faster[2], faster[3])


def test_touching_classes_have_an_infimum_and_no_end_of_w():
    shown, run, found, path = look(EDGES["touching"])
    assert found.infimum == pytest.approx(math.log(2) / 2, rel=1e-14)
    above = numbers.above(path, found)
    assert above.now == pytest.approx(float(run.loss[30]) - math.log(2) / 2, rel=1e-9)
    assert (np.diff(above.values) < 0).all()
    assert (np.diff(numbers.length(path).values) > 0).all()
    text = said(shown, found, path)
    assert "No state has a loss of **0.3466** or less" in text
    assert "grows for ever" in text


def test_standardised_features_are_what_it_is_about():
    shown, _, found, _ = look(EDGES["standardised"])
    assert shown.X[:, 0].tolist() == [-1.0, 1.0]
    assert found.gamma == max_margin_with_bias(shown.X, shown.y).margin == 1.0
    assert "Standardise" in words.STANDARDISED


def test_a_loss_that_has_no_number_has_no_place():
    shown, run, found, path = look(EDGES["saturated and right"])
    assert run.loss[5] == 0.0
    law = numbers.law(path, shown)
    assert not len(law.values)
    assert "nothing moves any more" in words.law(found, law, shown)
    assert run.W[5].tolist() == run.W[-1].tolist()
    assert log_loss(*shown.here) == 0.0


def test_a_marker_moves_along_with_the_iterations_of_its_points():
    _, _, found, path = look(Experiment(Sampling().draw(), iterations=3000, iteration=1234))
    curve = numbers.to_limit(path, found)
    figure = figures.angles_figure(curve, numbers.to_widest(path, found), path.end)
    whole = [trace for trace in figure.data if trace.name == "whole"]
    here = [trace for trace in figure.data if trace.name == "here"]
    assert len(whole) == len(here) == 2
    assert list(whole[0].customdata) == curve.iterations.tolist()
    assert here[0].x.tolist() == [1234.0]
    assert here[0].y == pytest.approx([curve.now])


def test_a_run_that_stops_early_is_measured_up_to_there():
    points = Points.of([(1e12, 0.0, 0), (-1e12, 1.0, 1), (5e11, 0.0, 1)])
    experiment = Experiment(points, alpha=1000.0, iterations=50)
    shown, run, _, path = look(experiment)
    assert path.end == run.iterations
    again = gradient_descent(shown.X, shown.y, alpha=1000.0, iterations=50)
    assert again.iterations == run.iterations
