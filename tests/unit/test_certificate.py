"""The badge at the board: what it says of the points, and what it says will happen."""

import re
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from neuron import (
    angle_between,
    gradient_descent,
    log_loss,
    max_margin_with_bias,
    named_set,
    separability,
    step_limit,
)
from playground.board import words_certificate as certificate
from playground.board.words_certificate import badge, explained
from playground.board.written_line import proving_line
from playground.numbers.text import spoken
from playground.state import theory
from playground.state.experiment import Experiment
from playground.state.options import with_option
from playground.state.points import Points
from playground.state.run import trained, trained_features
from playground.state.shown import what_is_shown
from tests.experiments import from_zero
from tests.panel_states import STATES

FIRST = from_zero()

TOUCHING = Points.of([(0, 0, 0), (1, 0, 0), (1, 0, 1), (2, 0, 1), (2, 3, 1)])
CROSSED = Points.of([(-1, 0, 0), (1, 0.5, 0), (0, 1, 1), (0, -1, 1), (2, 2, 1)])
COLLINEAR = Points.of([(0, 0, 0), (1, 1, 1), (2, 2, 0), (3, 3, 1)])
ONE_PLACE = Points.of([(1, 1, 0), (1, 1, 1), (1, 1, 1)])
THIN = Points.of([(-1, -1 / 3, 0), (3, 1 + 1e-9, 0), (-3, -1, 1), (1, 1 / 3 - 1e-9, 1)])

BADGES = {
    "no points": (Points.of([]), "No points"),
    "one point": (Points.of([(1, 2, 1)]), "One class only"),
    "one class": (Points.of([(1, 2, 0), (3, 1, 0)]), "One class only"),
    "two points": (Points.of([(0, 0, 0), (3, 4, 1)]), "Separable, margin 2.5"),
    "first": (FIRST.points, "Separable, margin 0.892"),
    "thin": (THIN, "Separable, margin 2.37 × 10⁻¹⁰"),
    "far apart": (Points.of([(1e12, 0, 1), (-1e12, 0, 0)]), "Separable, margin 1 × 10¹²"),
    "touching": (TOUCHING, "Separable but for touching points"),
    "crossed": (CROSSED, "Not separable"),
    "collinear": (COLLINEAR, "Not separable"),
    "one place": (ONE_PLACE, "Not separable"),
}


def standardised(experiment):
    return replace(experiment, options=with_option(experiment.options, "standardise", True))


def shown_of(experiment):
    return what_is_shown(experiment, trained(experiment, experiment.iteration))


def said(experiment):
    return "\n".join(explained(experiment, shown_of(experiment)))


@pytest.mark.parametrize(("points", "words"), BADGES.values(), ids=BADGES)
def test_the_badge_says_the_verdict(points, words):
    assert badge(Experiment(points)) == words


@pytest.mark.parametrize(("points", "words"), BADGES.values(), ids=BADGES)
def test_the_verdict_does_not_depend_on_the_scale_of_the_features(points, words):
    of_scaled = badge(standardised(Experiment(points)))
    assert of_scaled.partition(",")[0] == words.partition(",")[0]


def test_the_margin_is_half_the_gap_and_says_in_which_units():
    experiment = Experiment(Points.of([(0, 0, 0), (0, 1, 0), (8, 0, 1), (8, 5, 1)]))
    assert badge(experiment) == "Separable, margin 4"
    assert "*Margin:* 4." in said(experiment)
    scaled = standardised(experiment)
    deviation = np.std([0, 0, 8, 8])
    assert badge(scaled) == f"Separable, margin {spoken(4 / deviation, 3)}"
    words = said(scaled)
    assert f"*Margin:* {spoken(4 / deviation, 6)}." in words
    assert "not in the units of the axes. There it is 4." in words


NUMBER = r"-?[\d.]+(?: \\times 10\^\{-?\d+\})?"


def value(text):
    mantissa, _, power = text.replace("{", "").replace("}", "").partition(r" \times 10^")
    return Fraction(mantissa) * Fraction(10) ** int(power or 0)


def line_in(words):
    """The W and b of the score that is written in a text, exactly."""
    (formula,) = re.findall(r"\$\$\\small (?:z = )?(.*?)(?: = 0)?\$\$", words)
    line = {"1": Fraction(0), "2": Fraction(0), "": Fraction(0)}
    rest = formula.replace("- ", "-").replace("+ ", "")
    for term in re.finditer(rf"({NUMBER})(?:\\,[xs]_(\d))?", rest):
        line[term[2] or ""] = value(term[1])
    return [line["1"], line["2"]], line[""]


SEPARABLE = [
    FIRST.points,
    THIN,
    *(Points(*named_set(name)) for name in ("tight margin", "unscaled features", "unbalanced")),
    Points.of([(0, 0, 0), (0, 2, 1)]),
    Points.of([(1e12, 1e12, 1), (-1e12, 3, 0)]),
]


@pytest.mark.parametrize("scaled", [False, True])
@pytest.mark.parametrize("points", SEPARABLE)
def test_the_line_as_it_is_written_proves_the_verdict(points, scaled):
    experiment = Experiment(points)
    if scaled:
        experiment = standardised(experiment)
    W, b = line_in(said(experiment))
    for row, label in zip(trained_features(experiment).tolist(), points.y, strict=True):
        score = sum(w * Fraction(x) for w, x in zip(W, row, strict=True)) + b
        assert score > 0 if label else score < 0


def test_a_line_that_float64_cannot_write_is_not_written():
    X, y = np.array([[0.0, 0.0], [5e-324, 0.0]]), np.array([0.0, 1.0])
    assert proving_line(X, y, np.array([1.0, 0.0]), 0.0) is None


@pytest.mark.parametrize("points", [CROSSED, COLLINEAR, ONE_PLACE, TOUCHING])
def test_the_common_point_is_the_mean_of_either_class_by_the_weights_that_are_listed(points):
    words = said(Experiment(points))
    point = re.search(r"the point \((.*?), (.*?)\) lies in both hulls", words)
    common = [float(text.replace("−", "-")) for text in point.groups()]
    rows = re.findall(r"^\| (\d+) \| ([01]) \| (.*?) \| (.*?) \| (.*?) \|$", words, re.MULTILINE)
    for label in (0, 1):
        own = [row for row in rows if int(row[1]) == label]
        weights = np.array([float(row[4]) for row in own])
        assert (weights > 0).all()
        assert weights.sum() == pytest.approx(1, abs=2e-3)
        places = [int(row[0]) - 1 for row in own]
        assert (points.y[places] == label).all()
        np.testing.assert_allclose(weights @ points.X[places], common, atol=2e-3)


# ---- what gradient descent will do ------------------------------------------------------------


def run_of(points, iterations, share=0.9, **start):
    alpha = share * step_limit(points.X)
    return alpha, gradient_descent(points.X, points.y, alpha=alpha, iterations=iterations, **start)


@pytest.mark.parametrize("start", [{}, {"W": [3.0, -2.0], "b": 1.0}])
def test_separable_the_loss_falls_like_one_over_k_and_w_like_its_logarithm(start):
    """Soudry et al. 2018, theorem 3 and 5; Ji and Telgarsky 2018."""
    points = Points(*named_set("easy"))
    words = said(Experiment(points))
    for claim in ("no minimum", "grows without end", "logarithm of k", "falls towards 0"):
        assert claim in words
    alpha, run = run_of(points, 200_000, **start)
    gamma = max_margin_with_bias(points.X, points.y).margin
    assert f"\\gamma = {spoken(gamma)}" in words
    k = np.array([2_000, 20_000, 200_000])
    short = 1 - alpha * k * run.loss[k] * gamma**2  # like 1 / log k
    assert (np.diff(short) < 0).all()
    assert 0 < short[-1] < 0.15
    growth = np.diff(np.linalg.norm(run.W[k], axis=1))
    assert growth[0] == pytest.approx(growth[1], rel=0.25)  # as much in each power of ten


def test_separable_the_line_turns_towards_the_limit():
    points = Points.of([(5, 4, 0), (5.2, 6, 0), (7, 5, 1), (7.5, 3, 1)])
    assert "turns towards the *limit of gradient descent*" in said(Experiment(points))
    limit = max_margin_with_bias(points.X, points.y)
    goal = [*limit.W, limit.b]
    _, run = run_of(points, 300_000)
    angles = [angle_between([*run.W[k], run.b[k]], goal) for k in (300, 3_000, 30_000, 300_000)]
    assert angles == sorted(angles, reverse=True)
    assert angles[-1] < angles[0] / 5 < 5


def test_touching_w_grows_without_end_and_the_loss_tends_to_what_is_said():
    """Albert and Anderson 1984: quasi-complete separation."""
    words = said(Experiment(TOUCHING))
    assert "no minimum" in words
    assert "‖W‖ grows without end" in words
    least = theory.least_loss(Experiment(TOUCHING))
    assert f"It tends to {spoken(least)}, what" in words
    assert least == pytest.approx(2 / 5 * np.log(2))  # two samples at one place, of five
    _, run = run_of(TOUCHING, 200_000)
    k = np.array([200, 2_000, 20_000, 200_000])
    above = run.loss[k] - least
    assert (above > 0).all()
    assert (above[1:] < above[:-1] / 5).all()
    assert (np.diff(np.linalg.norm(run.W[k], axis=1)) > 0.5).all()


@pytest.mark.parametrize("scaled", [False, True])
def test_touching_every_line_runs_through_the_same_points(scaled):
    experiment = Experiment(TOUCHING)
    experiment = standardised(experiment) if scaled else experiment
    words = said(experiment)
    assert "through the same 2 points" in words
    assert ("And this line" in words) != scaled
    if not scaled:
        W, b = line_in(words)
        scores = TOUCHING.X @ np.array(W, dtype=float) + float(b)
        assert np.flatnonzero(np.abs(scores) < 1e-5).tolist() == [1, 2]
        assert ((2 * TOUCHING.y - 1) * scores)[[0, 3, 4]].min() > 0.1


@pytest.mark.parametrize("start", [{}, {"W": [3.0, -2.0], "b": 1.0}])
def test_overlapping_every_run_comes_to_the_optimum(start):
    """The loss is convex with a Lipschitz gradient (Nesterov 2004, theorem 2.1.14)."""
    experiment = Experiment(CROSSED)
    words = said(experiment)
    assert "from every start, with every α below the step limit" in words
    best = theory.best(experiment)
    assert f"loss* = {spoken(best.loss, 6)} at" in words
    W, b = line_in(words)
    assert [*map(float, W), float(b)] == pytest.approx([*best.W, best.b], rel=1e-5)
    _, run = run_of(CROSSED, 20_000, **start)
    np.testing.assert_allclose(run.W[-1], best.W, atol=1e-9)
    assert run.b[-1] == pytest.approx(best.b, abs=1e-9)


def test_overlapping_it_is_said_how_far_the_run_is():
    experiment = Experiment(CROSSED, alpha=0.3, w1=2.0, b=-1.0, iteration=40, iterations=100)
    best, shown = theory.best(experiment), shown_of(experiment)
    apart = np.linalg.norm([*(shown.W - best.W), shown.b - best.b])
    above = log_loss(CROSSED.X, CROSSED.y, shown.W, shown.b) - best.loss
    words = said(experiment)
    assert f"at iteration 40: ‖(W, b) − (W*, b*)‖ = {spoken(float(apart))}" in words
    assert f"loss − loss* = {spoken(float(above))}." in words
    there = replace(experiment, iterations=20_000, iteration=20_000)
    assert "loss − loss* is 0 to rounding." in said(there)


@pytest.mark.parametrize(("points", "shape"), [(COLLINEAR, "a line"), (ONE_PLACE, "a plane")])
def test_dependent_points_have_many_optima_and_the_nearest_is_reached(points, shape):
    experiment = Experiment(points)
    words = said(experiment)
    assert f"many optima, {shape} of them" in words
    best = theory.best(experiment)
    start = {"W": np.array([3.0, -2.0]), "b": 1.0}
    _, run = run_of(points, 50_000, **start)
    np.testing.assert_allclose(
        points.X @ run.W[-1] + run.b[-1], points.X @ best.W + best.b, atol=1e-7
    )
    # What it went is at right angles to every direction in which no score changes.
    way = np.append(run.W[-1] - start["W"], run.b[-1] - start["b"])
    _, sizes, directions = np.linalg.svd(np.column_stack([points.X, np.ones(len(points))]))
    free = directions[np.sum(sizes > 1e-9) :]
    assert len(free) == {"a line": 1, "a plane": 2}[shape]
    assert np.abs(free @ way).max() < 1e-9
    there = replace(
        experiment, alpha=0.5 * step_limit(points.X), w1=3.0, w2=-2.0, b=1.0, iterations=20_000
    )
    distance = re.search(r"‖ = (.*?), and", said(replace(there, iteration=20_000)))[1]
    assert distance == "0" or "10⁻" in distance


@pytest.mark.parametrize("label", [0, 1])
def test_one_class_has_nothing_to_be_separated_from(label):
    points = Points.of([(1, 2, label), (3, 1, label)])
    words = said(Experiment(points))
    assert f"Only class {label}" in words
    assert f"b = {'1' if label else '−1'} say {label} everywhere" in words
    _, run = run_of(points, 20_000)
    assert run.loss[-1] < 1e-3
    assert np.linalg.norm([*run.W[-1], run.b[-1]]) > np.linalg.norm([*run.W[200], run.b[200]]) + 1


@pytest.mark.parametrize("scaled", [False, True])
@pytest.mark.parametrize("name", STATES)
def test_at_every_edge_there_is_a_badge_and_an_explanation(name, scaled):
    experiment = standardised(STATES[name]) if scaled else STATES[name]
    words = f"{badge(experiment)}\n{said(experiment)}"
    assert not re.search(r"\bnan\b|\binf\b|None|Traceback", words, re.IGNORECASE)
    separable = badge(experiment).startswith(certificate.SEPARABLE)
    assert ("the optimum" not in words.lower()) or not separable
    for text in explained(experiment, shown_of(experiment)):
        assert text.strip()


def test_ten_thousand_points_are_decided_and_explained():
    rng = np.random.default_rng(0)
    y = (rng.random(10_000) > 0.5).astype(float)
    X = rng.normal(size=(10_000, 2)) + 20 * y[:, np.newaxis]
    experiment = Experiment(Points(X, y))
    assert badge(experiment) == f"Separable, margin {spoken(separability(X, y).margin, 3)}"
    W, b = line_in(said(experiment))
    scores = X @ np.array(W, dtype=float) + float(b)
    assert ((scores > 0) == (y == 1)).all()


@pytest.mark.parametrize("seed", range(4))
def test_the_badge_of_points_that_came_one_by_one_is_the_one_decided_anew(seed):
    rng = np.random.default_rng(seed)
    experiment, grown = Experiment(), []
    for place in range(40):
        shift = 2.0 if place < 25 else 0.5  # first apart, then among one another
        y = int(rng.integers(2))
        row = (*np.round(rng.normal(shift * (2 * y - 1), 1.0, 2), 1).tolist(), y)
        experiment = replace(experiment, points=experiment.points.added(row))
        grown.append((experiment, badge(experiment)))
    for before, said in grown:
        theory.ANSWERS.forget()
        assert badge(before) == said
    assert len({said for _, said in grown}) > 3
