"""The panel "Step size": its numbers and sentences, in every edge state, against other ways."""

import re
from dataclasses import replace

import numpy as np
import pytest

from neuron import gradient_descent, log_loss, loss_rises, optimum, sharpness, step_limit
from playground.link.codec import decode
from playground.numbers.text import spoken
from playground.panels.step_size import many, numbers, words, words_rule
from playground.panels.step_size.figures import sharpness_figure
from playground.panels.step_size.many_figures import map_figure, shades_of, sweep_figure
from playground.panels.step_size.rule import rule_of
from playground.panels.step_size.rule_figure import rule_figure
from playground.panels.step_size.try_it import COLUMNS, OVERLAPPING, TRY_IT, links
from playground.state.experiment import Experiment
from playground.state.options import with_option
from playground.state.points import Points
from playground.state.ready_made import points_of
from tests.panel_states import STATES, run_of, shown_of

TOUCHING = Points.of([(0.0, 0.0, 0), (1.0, 0.0, 0), (1.0, 0.0, 1), (2.0, 0.0, 1)])
CROSS = Points.of([(1.0, 1.0, 1), (-1.0, -1.0, 1), (1.0, -1.0, 0), (-1.0, 1.0, 0)])
SOME = {name: state for name, state in STATES.items() if len(state.points)} | {
    "touching": Experiment(points=TOUCHING, alpha=50.0, iterations=300),
    "on the minimum": Experiment(points=CROSS, alpha=100.0, iterations=300),
    "one step": Experiment(points=OVERLAPPING, alpha=30.0, iterations=1, iteration=1),
    "standardised": Experiment(
        points=points_of("unscaled features"),
        alpha=300.0,
        options=with_option((), "standardise", value=True),
    ),
    "perceptron": Experiment(points=OVERLAPPING, alpha=1000.0, iteration=30),
}


def of(experiment):
    shown, whole = shown_of(experiment), run_of(experiment).trajectory
    return shown, whole, numbers.theory_of(shown)


def facts(experiment):
    shown, whole, theory = of(experiment)
    rises = numbers.rises_of(shown, whole)
    end = numbers.end_of(shown, whole, rises)
    return [
        words.about_here(
            numbers.along_of(shown, whole),
            shown.alpha,
            shown.iteration,
            numbers.lowest_drawn(shown.alpha, theory),
        ),
        words.about_rises(rises),
        words.about_limit(theory, shown.alpha),
        words.about_points(theory, shown.alpha),
        words.about_end(theory, end, shown.alpha),
    ]


def many_words(experiment):
    shown, whole, _ = of(experiment)
    runs = many.many_runs(shown, many.MAPPED, many.map_rows(min(whole.iterations, 20)))
    swept = many.many_runs(shown, many.SWEPT, np.array([0, 7]))
    loss = float(whole.loss[min(7, whole.iterations)])
    return [
        words.sweep_sentence(swept),
        words.about_sweep(swept, loss, shown.alpha, cut=True),
        words.about_map(runs, shades_of(runs), whole.iterations),
    ]


@pytest.mark.parametrize("experiment", SOME.values(), ids=SOME)
def test_every_state_has_its_sentences_and_no_number_that_is_none(experiment):
    said = " ".join([*facts(experiment), *many_words(experiment)])
    assert not re.search(r"\b(nan|inf|None|array)\b", said)
    found = rule_of(*of(experiment)[:2])
    if found:
        parts = [words_rule.about_pulls(found, 0), words_rule.steps_table(found)]
        parts += [words_rule.about_steps(found), words_rule.about_both(found)]
        assert not re.search(r"\b(nan|inf|None|array)\b", " ".join(parts))


@pytest.mark.parametrize("experiment", SOME.values(), ids=SOME)
def test_every_figure_is_made_of_finite_numbers(experiment):
    shown, whole, theory = of(experiment)
    runs = many.many_runs(shown, many.MAPPED, many.map_rows(min(whole.iterations, 20)))
    swept = many.many_runs(shown, many.SWEPT, np.array([0, 7]))
    k, along = shown.iteration, numbers.along_of(shown, whole)
    figures = [
        sharpness_figure(along, shown.alpha, theory, k),
        map_figure(runs, theory, shown.alpha, k, whole.iterations),
        sweep_figure(swept, theory, shown.alpha, float(whole.loss[min(7, whole.iterations)])),
    ]
    found = rule_of(shown, whole)
    figures += [rule_figure(found)] if found else []
    for figure in figures:
        for trace in figure.data:
            for axis in ("x", "y", "z"):
                values = getattr(trace, axis, None)
                if values is not None:
                    assert np.isfinite(np.asarray(values, dtype=float)).all(), trace.name
        for axis in (figure.layout.xaxis, figure.layout.yaxis):
            assert np.isfinite(axis.range).all()
            assert axis.range[0] < axis.range[1]


def test_the_sharpness_is_shown_at_the_iterations_that_it_belongs_to():
    shown, whole, theory = of(replace(SOME["perceptron"], alpha=12.0))
    along = numbers.along_of(shown, whole)
    for k in (0, 1, 30, 1000):
        expected = sharpness(OVERLAPPING.X, whole.W[k], float(whole.b[k]))
        assert along.at(k) == pytest.approx(expected, rel=1e-12)
    assert spoken(along.at(30)) in words.about_here(along, 12.0, 30, 0.0)
    figure = sharpness_figure(along, 12.0, theory, 30)
    traces = {trace.name: trace for trace in figure.data}
    assert {"whole", "so-far", "here", "2/α", "β", "minimum"} <= set(traces)
    assert traces["whole"].customdata.tolist() == along.iterations.tolist()
    assert traces["here"].x[0] == 30
    assert traces["here"].y[0] == pytest.approx(along.at(30))
    heights = sorted(shape.y0 for shape in figure.layout.shapes)
    best = optimum(OVERLAPPING.X, OVERLAPPING.y)
    minimum = sharpness(OVERLAPPING.X, best.W, best.b)
    limits = sorted([2.0 / 12.0, 2.0 / step_limit(OVERLAPPING.X), minimum])
    assert heights == pytest.approx(limits)


@pytest.mark.parametrize(("last", "samples"), [(1000, 60), (20_000, 60), (20_000, 10_000), (0, 1)])
def test_a_long_run_has_its_curvature_computed_at_some_iterations_and_the_present(last, samples):
    k = min(12_345, last)
    chosen = numbers.iterations_chosen(last, samples, k)
    assert {0, k, last} <= set(chosen.tolist())
    assert len(chosen) * samples <= max(numbers.MOST_SIGMOIDS, 101 * samples) + samples
    assert (np.diff(chosen) > 0).all()


def test_curvatures_too_small_to_be_drawn_are_said_to_be():
    shown, whole, theory = of(SOME["every loss is 0"])
    along, lowest = numbers.along_of(shown, whole), numbers.lowest_drawn(500.0, theory)
    assert along.values.min() < lowest
    assert f"Below {spoken(lowest)} it is drawn alike" in facts(SOME["every loss is 0"])[0]
    run = next(t for t in sharpness_figure(along, 500.0, theory, 9).data if t.name == "whole")
    assert min(run.y) == pytest.approx(lowest)
    assert "drawn alike" not in facts(SOME["on the minimum"])[0]


def test_rises_are_counted_and_the_last_one_named():
    # By hand: the losses of this run rise at the steps from 1 and from 2.
    points = Points.of([(-2.0, 0.0, 0), (1.0, 0.0, 1), (3.0, 0.0, 0)])
    shown, whole, _ = of(Experiment(points=points, alpha=6.0, iterations=400))
    rises = numbers.rises_of(shown, whole)
    rose = np.flatnonzero(loss_rises(whole.loss))
    assert (rises.count, rises.settled) == (len(rose), rose[-1] + 1)
    assert words.about_rises(numbers.Rises(14, 1000, 212, falls=True)) == (
        "The loss rose at **14** of 1,000 steps; from iteration **212** on it only falls."
    )
    assert "does not rise again" in words.about_rises(numbers.Rises(14, 1000, 212, falls=False))
    assert "the last one" in words.about_rises(numbers.Rises(14, 1000, 1000, falls=False))
    assert "**none** of 5 steps" in words.about_rises(numbers.Rises(0, 5, 0, falls=True))


def test_far_from_the_origin_rounding_is_not_counted():
    far = Points(OVERLAPPING.X + 1e6, OVERLAPPING.y)
    alpha = 0.99 * step_limit(far.X)
    experiment = Experiment(points=far, alpha=alpha, iterations=2000, w1=1.0, w2=-1.0)
    shown, whole, _ = of(experiment)
    assert loss_rises(whole.loss).any()
    assert numbers.rises_of(shown, whole).count == 0


@pytest.mark.parametrize(
    ("points", "alpha", "expected"),
    [
        (points_of("easy"), 1000.0, "whatever α is"),
        (Points.of([(1.0, 2.0, 1)]), 1000.0, "One class alone"),
        (TOUCHING, 1.0, "As α is below 2/β, $W$ grows for ever"),
        (TOUCHING, 50.0, "may pass over them again and again"),
        (OVERLAPPING, 1.5, "below both limits"),
        (OVERLAPPING, 5.0, "but not below 2/β"),
        (OVERLAPPING, 10.0, "the minimum repels"),
    ],
)
def test_what_theory_promises_depends_on_the_points_and_on_alpha(points, alpha, expected):
    assert expected in facts(Experiment(points=points, alpha=alpha, iterations=300))[3]


def test_what_has_no_number_is_not_called_touching():
    known = numbers.Theory("overlapping", one_class=False, limit=1.0, sharpness=None)
    assert "leave float64" in words.about_points(known, 1.0)


def test_the_promises_are_kept():
    """What is said below both limits, and on separable data, by long runs from several starts."""
    for w1 in (-50.0, 0.0, 50.0):
        X, y = OVERLAPPING.X, OVERLAPPING.y
        run = gradient_descent(X, y, alpha=2.0, iterations=20_000, W=[w1, 9.0], b=-3.0)
        assert run.loss[-1] == pytest.approx(optimum(X, y).loss, rel=1e-9)
        assert not loss_rises(run.loss).any()
        far = points_of("far from the origin")
        for alpha in (0.01, 1.0, 1000.0):
            run = gradient_descent(far.X, far.y, alpha=alpha, iterations=20_000, W=[w1, 9.0])
            assert run.loss[-1] < 0.3
            assert run.loss[-1] == run.loss[10_000:].min()


@pytest.mark.parametrize(
    ("experiment", "expected"),
    [
        (Experiment(points=OVERLAPPING, alpha=5.0), "come to rest"),
        (Experiment(points=OVERLAPPING, alpha=0.01, iterations=50), "on its way"),
        (Experiment(points=OVERLAPPING, alpha=10.0), "cycle of 2**"),
        (Experiment(points=OVERLAPPING, alpha=24.0), "cycle of 15**"),
        (Experiment(points=OVERLAPPING, alpha=38.0), "No cycle** of up to 64"),
        (Experiment(points=OVERLAPPING, alpha=38.0, iterations=29), "No cycle** of up to 10"),
        (Experiment(points=OVERLAPPING, alpha=38.0, iterations=2), "too short"),
        (Experiment(points=CROSS, alpha=100.0, iterations=300), "stands at the minimum"),
        (Experiment(points=COLUMNS, alpha=0.725, w1=-3.0), "cycle of 2**"),
    ],
)
def test_how_a_run_ends_is_said(experiment, expected):
    assert expected in facts(experiment)[4]


def test_on_separable_points_nothing_is_said_to_rest_or_to_go_round():
    for name in ("easy", "tight margin", "far from the origin"):
        assert facts(Experiment(points=points_of(name), alpha=500.0))[4] == ""


def test_everything_is_of_the_space_in_which_the_neuron_is_trained():
    shown, _, theory = of(SOME["standardised"])
    assert theory.limit == step_limit(shown.X) != step_limit(points_of("unscaled features").X)


def test_the_sweep_has_the_losses_of_its_runs():
    shown, whole, theory = of(Experiment(points=OVERLAPPING, alpha=0.7, iterations=60))
    k, cut = many.sweep_at(shown, whole.iterations)
    assert (k, cut) == (60, False)
    runs = many.many_runs(shown, many.SWEPT, np.array([0, k]))
    assert len(runs.rates) == 12
    assert runs.rates[[0, -1]].tolist() == [0.001, 1000.0]
    for alpha, loss in zip(runs.rates[:7].tolist(), runs.loss[:7, -1].tolist(), strict=True):
        X, y = OVERLAPPING.X, OVERLAPPING.y
        run = gradient_descent(X, y, alpha=alpha, iterations=60)
        assert loss == pytest.approx(log_loss(X, y, run.W[-1], float(run.b[-1])), rel=1e-12)
    said = words.about_sweep(runs, float(whole.loss[60]), 0.7, cut=False)
    best = int(runs.loss[:, -1].argmin())
    assert f"**{spoken(runs.loss[best, -1])}** at α = {spoken(runs.rates[best])}" in said
    assert spoken(whole.loss[60]) in said
    figure = sweep_figure(runs, theory, 0.7, float(whole.loss[60]))
    assert figure.layout.shapes[0].x0 == pytest.approx(step_limit(OVERLAPPING.X))


def test_the_sweep_is_of_the_iteration_shown_or_of_the_end():
    shown, whole, _ = of(Experiment(points=OVERLAPPING, iterations=60, iteration=17))
    assert many.sweep_at(shown, whole.iterations) == (17, False)
    big = Experiment(points=Points(np.ones((9000, 2)), np.arange(9000) % 2.0), iterations=2)
    shown = shown_of(big)
    assert many.sweep_at(shown, 20_000) == (many.affordable(12, 9000), True)
    assert many.affordable(12, 9000) < 20_000


def test_losses_of_0_and_huge_ones_are_said_and_drawn_at_the_edge():
    apart = Points.of([(5.0, 0.0, 1), (-5.0, 0.0, 0)])
    shown, _, theory = of(Experiment(points=apart, iterations=30))
    runs = many.many_runs(shown, many.MAPPED, many.map_rows(30))
    assert (runs.loss == 0.0).any()
    shades = shades_of(runs)
    assert shades.zeros
    assert ", 0 among them, are drawn alike" in words.about_map(runs, shades, 30)
    losses = next(t for t in map_figure(runs, theory, 1.0, 0, 30).data if t.name == "losses")
    assert np.isfinite(losses.z).all()
    assert losses.z.min() == pytest.approx(losses.zmin)
    swept = many.many_runs(shown, many.SWEPT, np.array([0, 30]))
    dots = next(t for t in sweep_figure(swept, theory, 1.0, 0.5).data if t.name == "sweep")
    assert dots.marker.symbol[-1] == "triangle-down-open"
    assert dots.customdata[-1] == 0.0
    assert "triangle at the bottom" in words.about_sweep(swept, 0.5, 1.0, cut=False)
    wild = Points.of([(1e9, 0.0, 1), (-1e9, 3.0, 0), (1e9, 0.0, 0)])
    runs = many.many_runs(shown_of(Experiment(points=wild)), many.MAPPED, many.map_rows(30))
    assert shades_of(runs).above
    assert "Losses above 100 are drawn alike" in words.about_map(runs, shades_of(runs), 30)


def test_the_map_is_made_in_slices_that_come_to_the_same():
    shown = shown_of(replace(SOME["500 that no line separates"], iterations=700, alpha=0.5))
    heard = []
    rows = many.map_rows(700)
    runs = many.many_runs(shown, many.MAPPED, rows, heard.append)
    assert len(heard) > 2
    assert heard == sorted(heard)
    assert heard[-1] == 1.0
    column = int(np.abs(runs.rates - 0.5).argmin())
    run = gradient_descent(shown.X, shown.y, alpha=float(runs.rates[column]), iterations=700)
    assert runs.loss[column].tolist() == pytest.approx(run.loss[rows].tolist(), rel=1e-10)
    assert many.is_known(shown, many.MAPPED, rows)
    heard.clear()
    assert many.many_runs(shown, many.MAPPED, rows, heard.append) is runs
    assert not heard


def test_the_map_stays_while_alpha_and_the_iteration_change_and_no_longer():
    first = Experiment(points=OVERLAPPING, alpha=0.3)
    base = many.base_key(first)
    assert many.base_key(replace(first, alpha=5.0, iteration=12)) == base
    moved = replace(first, points=first.points.added((1.0, 1.0, 1)))
    others = [replace(first, w1=1.0), replace(first, b=1.0), moved]
    others.append(replace(first, options=with_option((), "standardise", value=True)))
    assert all(many.base_key(other) != base for other in others)


def test_a_place_on_the_map_is_a_cell_of_it():
    runs = many.many_runs(shown_of(SOME["touching"]), many.MAPPED, many.map_rows(300))
    for column, row in ((0, 0), (40, 1), (95, -1), (60, 77)):
        alpha, k = float(runs.rates[column]), int(runs.iterations[row])
        assert many.cell(runs, alpha * 1.03, (k or 0.4) * 1.001) == (alpha, k)
    assert many.cell(runs, 1e9, 1e9) == (1000.0, 300)
    assert many.cell(runs, 5e-324, 5e-324) == (0.001, 0)


def test_a_map_that_ends_early_says_so():
    shown = shown_of(SOME["touching"])
    runs = many.many_runs(shown, many.MAPPED, many.map_rows(100))
    assert "ends at iteration 100" in words.about_map(runs, shades_of(runs), 5000)
    assert "ends at" not in words.about_map(runs, shades_of(runs), 100)
    assert words.go_on(20_000, 12.3) == "Follow all 20,000 iterations (about 13 s)"


def test_the_rule_s_step_is_next_to_the_run_s():
    shown, whole, _ = of(SOME["perceptron"])
    found = rule_of(shown, whole)
    s = 2 * OVERLAPPING.y - 1
    M = s * (OVERLAPPING.X @ whole.W[30] + whole.b[30])
    wrong = M < 0
    assert found.wrong == wrong.sum() > 0
    pulling = s[wrong, None] * OVERLAPPING.X[wrong]
    by_hand = 1000 / 80 * np.append(pulling.sum(axis=0), s[wrong].sum())
    np.testing.assert_allclose(found.rule_step, by_hand, rtol=1e-12)
    taken = np.append(whole.W[31] - whole.W[30], whole.b[31] - whole.b[30])
    np.testing.assert_allclose(found.step, taken, rtol=1e-9)
    apart = np.linalg.norm(taken - by_hand) / np.linalg.norm(by_hand)
    assert found.apart == pytest.approx(apart, rel=1e-6)
    assert found.weakest_wrong == pytest.approx(1 / (1 + np.exp(M[wrong].max())), rel=1e-9)
    assert found.strongest_right == pytest.approx(1 / (1 + np.exp(M[~wrong].min())), rel=1e-9)
    assert found.alike == 7  # iterations 1 to 7
    assert "up to iteration 7." in words_rule.about_both(found)
    assert found.run_wrong[29] == found.wrong
    assert found.stopped is None


def test_the_rule_ends_where_a_line_is_found_and_is_shown_for_large_alpha_alone():
    easy = Experiment(points=points_of("tight margin"), alpha=1000.0)
    found = rule_of(*of(easy)[:2])
    assert found.stopped is not None
    assert found.rule_wrong[found.stopped - 1] == 0
    assert (found.rule_wrong[: found.stopped - 1] > 0).all()
    assert f"ends at iteration {found.stopped}," in words_rule.about_both(found)
    assert rule_of(*of(replace(easy, alpha=99.0))[:2]) is None
    at_end = rule_of(*of(replace(easy, iteration=1000))[:2])
    assert at_end.apart is None
    assert "takes no step" in words_rule.about_steps(at_end)


def test_the_links_open_what_they_speak_of():
    found = re.findall(r"\[(.+?)\]\(\./\?(\S+)\)", links())
    assert [text for text, _ in found] == [claim.words for claim in TRY_IT]
    for (_, query), claim in zip(found, TRY_IT, strict=True):
        assert decode(query)[0] == claim.experiment
