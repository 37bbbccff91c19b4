"""Every number of the panel "Likelihood", computed again from the points and the iteration."""

import math
from decimal import Decimal, localcontext

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.figures import COLOUR
from playground.panels import likelihood_facts as facts
from playground.panels import likelihood_figures as figures
from playground.panels import likelihood_words as words
from playground.panels.along_figures import along_figure
from playground.panels.numerals import board_number, grouped, latex_number, spoken
from tests.panel_states import STATES, run_of, state_of

WITH_POINTS = {name: state for name, state in STATES.items() if len(state.points)}


@pytest.fixture(params=WITH_POINTS, ids=str)
def experiment(request):
    return WITH_POINTS[request.param]


def exact_logs(experiment):
    """log P(y | x) of each sample, with fifty digits."""
    X, y, W, b = state_of(experiment)
    logs = []
    with localcontext() as context:
        context.prec = 50
        for (x1, x2), label in zip(X.tolist(), y.tolist(), strict=True):
            z = Decimal(x1) * Decimal(float(W[0])) + Decimal(x2) * Decimal(float(W[1])) + Decimal(b)
            margin = z if label == 1 else -z
            if margin < -2000:
                logs.append(margin)
            else:
                logs.append(-(1 + (-margin).exp()).ln() if margin < 2000 else Decimal(0))
    return logs


def test_each_probability_and_both_running_values(experiment):
    known = facts.facts(experiment, run_of(experiment))
    logs = exact_logs(experiment)
    scale = 1 + max(abs(float(log)) for log in logs)
    with localcontext() as context:
        context.prec = 50
        P = [float(log.exp()) if log > -1000 else 0.0 for log in logs]
        total = float(sum(logs))
    assert pytest.approx(P, rel=1e-12 * scale, abs=1e-300) == known.P
    assert known.log_likelihood == pytest.approx(total, rel=1e-12 * scale, abs=1e-15)
    product, products = 1.0, [1.0]
    for p in known.P.tolist():
        product *= p
        products.append(product)
    assert known.products.tolist() == products
    sums = [0.0, *np.cumsum([float(log) for log in logs])]
    assert known.sums == pytest.approx(sums, rel=1e-11, abs=1e-15)
    assert known.likelihood == pytest.approx(products[-1], rel=1e-10)


def test_minus_the_mean_log_likelihood_is_the_boards_loss_to_every_digit(experiment):
    run = run_of(experiment)
    for k in {0, 1, 7, experiment.iteration, run.last}:
        known = facts.facts(experiment.__class__(**_fields(experiment, k)), run)
        assert known.loss == run.trajectory.loss[min(k, run.last)]
        assert board_number(known.mean) == board_number(known.loss)
        assert known.mean == pytest.approx(known.loss, rel=1e-13)


def _fields(experiment, k):
    names = ("points", "alpha", "iterations", "w1", "w2", "b")
    return {**{name: getattr(experiment, name) for name in names}, "iteration": k}


@given(st.floats(1e-300, 1e300))
def test_the_boards_digits(value):
    text = board_number(value).replace("\N{MINUS SIGN}", "-")
    step = Decimal("0.0001") if 1e-3 <= value < 1e5 else Decimal(value) / 1000
    assert abs(Decimal(text) - Decimal(value)) <= step / 2
    assert board_number(-value) == "\N{MINUS SIGN}" + board_number(value)


def test_both_formulas_hold_their_numbers(experiment):
    known = facts.facts(experiment, run_of(experiment))
    first = [latex_number(p) for p in known.P[:3].tolist()]
    assert r" \cdot ".join(first) in facts.product_formula(known)
    assert (r"\cdots" in facts.product_formula(known)) == (known.m > 3)
    assert facts.sum_formula(known).endswith(
        f"&= {latex_number(known.log_likelihood)} \\end{{aligned}}"
    )
    for loss in known.losses[:3].tolist():
        assert latex_number(loss) in facts.sum_formula(known)


@pytest.mark.parametrize("total", [1_000, 10_000, 1_000_000])
def test_the_words_about_the_product(experiment, total):
    known = facts.facts(experiment, run_of(experiment))
    again = facts.repeated(known, total)
    text = words.about_product(again)
    product, left = 1.0, None
    P = known.P.tolist()
    for i in range(min(total, 30_000)):
        product *= P[i % known.m]
        if left is None and product < 2.2250738585072014e-308:
            left = i + 1
    if left is not None:
        assert f"**{grouped(left)}**" in text
        if product in {0.0, 5e-324}:
            assert f"{product!r}" in text
            assert "for ever" in text
    elif total <= 30_000:
        assert "the normal numbers end" in text or "no number of samples" in text
        assert f"{product:.3g}" in text or "1.0" in text
    last = -sum(float(-log) for log in exact_logs(experiment)) / known.m * total
    if again.sums[-1] != 0.0:
        assert f"**{spoken(float(again.sums[-1]))}**" in text
        assert float(again.sums[-1]) == pytest.approx(last, rel=2 * known.m / total)
    else:
        assert "0 as well" in text


def test_how_many_samples_it_would_take(experiment):
    known = facts.facts(experiment, run_of(experiment))
    again = facts.repeated(known, 1_000)
    total = -float(sum(exact_logs(experiment)))
    if known.log_likelihood == 0.0:
        assert again.needed is None
        assert "nothing left to maximise" in words.why_logarithm(known, again)
        return
    needed = 708.3964185322641 / total * known.m
    assert again.needed == pytest.approx(needed, abs=known.m + 1, rel=1e-9)
    if again.product.left_normal is None:
        assert f"**{grouped(again.needed)}**" in words.about_product(again)


def test_why_the_logarithm(experiment):
    known = facts.facts(experiment, run_of(experiment))
    text = words.why_logarithm(known, facts.repeated(known, 10_000))
    if known.log_likelihood < 0.0:
        assert spoken(known.log_likelihood) in text
        assert f"log ℒ = {spoken(known.mean)}, the log-loss" in text


@pytest.mark.parametrize("name", facts.PARAMETERS)
def test_both_curves_peak_at_the_same_place(experiment, name):
    curve = facts.along(experiment, run_of(experiment), name)
    assert np.isfinite(curve.logs).all()
    assert np.isfinite(curve.relative).all()
    assert (np.diff(curve.values) > 0).all()
    assert curve.now in curve.values
    if curve.has_peak:
        assert curve.peak in curve.values
        at_peak = np.searchsorted(curve.values, curve.peak)
        X = experiment.points.X
        step = np.spacing(abs(curve.peak) * max(1.0, np.abs(X).max()))  # what a score is good to
        assert curve.logs[at_peak] == pytest.approx(curve.logs.max(), abs=1e-12 + step, rel=1e-12)
        assert curve.relative[at_peak] == pytest.approx(1, abs=1e-9 + step)
        assert f"**{spoken(curve.peak)}**" in words.about_peak(curve)
    elif curve.peak is not None:
        steps = np.diff(curve.logs) * math.copysign(1, curve.peak)
        assert (steps >= 0).all()
        assert ("right" if curve.peak > 0 else "left") in words.about_peak(curve)
    else:
        assert np.ptp(curve.logs) == 0.0
        assert "makes no difference" in words.about_peak(curve)


def test_the_plots_draw_these_numbers_and_nothing_infinite(experiment):
    known = facts.facts(experiment, run_of(experiment))
    again = facts.repeated(known, 1_000_000)
    curve = facts.along(experiment, run_of(experiment), "w₂")
    drawn = figures.samples_figure(known)
    marks = [trace for trace in drawn.data if trace.mode == "markers"]
    assert [trace.marker.symbol for trace in marks] == ["circle", "diamond"]
    bars = [trace for trace in drawn.data if trace.fill == "tozeroy"]
    for label, (mark, bar) in enumerate(zip(marks, bars, strict=True)):
        assert mark.marker.color == COLOUR[f"class{label}"]
        places = np.flatnonzero(known.y == label)
        assert mark.x.tolist() == (places + 1).tolist()
        assert mark.y.tolist() == known.P[places].tolist()
        outline = np.asarray(bar.y).reshape(-1, 4)
        assert outline[:, 1:3].T.tolist() == [mark.y.tolist()] * 2
        assert not outline[:, [0, 3]].any()
        assert np.rint(np.asarray(bar.x).reshape(-1, 4)).T.tolist() == [mark.x.tolist()] * 4
    other = figures.repeated_figure(again)
    product = other.data[1]
    assert product.customdata.tolist() == [
        p for p in again.product.products.tolist() if 0.0 < p < 1.0
    ]
    for figure in (drawn, other, along_figure(curve)):
        for trace in figure.data:
            assert np.isfinite(np.asarray(trace.y, dtype=float)).all()
            assert np.isfinite(np.asarray(trace.x, dtype=float)).all()
        layout = figure.to_plotly_json()["layout"]
        ranges = [layout[name].get("range", [0, 1]) for name in layout if "axis" in name]
        assert np.isfinite(np.array(ranges, dtype=float)).all()
