"""Every number of the panel "Likelihood", computed again from the points and the iteration."""

import math
import re
from dataclasses import replace
from decimal import Decimal, localcontext

import numpy as np
import pytest

from playground.drawing.figures import COLOUR
from playground.link.codec import decode
from playground.numbers.text import board_number, grouped, latex_exponential, spoken, stored_number
from playground.panels.likelihood import facts, figures, formulas, words
from playground.panels.likelihood.along_figures import along_figure
from playground.panels.likelihood.numbers import shown
from playground.panels.likelihood.repeated_figures import LAST_NORMAL, repeated_figure
from playground.state.experiment import Experiment
from playground.state.points import Points
from playground.state.shown import what_is_shown
from tests.app_numbers import close
from tests.panel_states import STATES, run_of, shown_of, state_of

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
    known = facts.facts(shown_of(experiment))
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
        known = facts.facts(what_is_shown(replace(experiment, iteration=k), run))
        assert known.loss == run.trajectory.loss[min(k, run.last)]
        assert board_number(known.mean) == board_number(known.loss)
        assert known.mean == pytest.approx(known.loss, rel=1e-13)


def test_each_line_of_the_formulas_follows_from_the_one_before(experiment):
    known = facts.facts(shown_of(experiment))
    numbers = shown(known)
    X, y, W, b = state_of(experiment)
    assert len(numbers.factors) == len(numbers.terms) == min(3, known.m)
    if abs(float(X[0] @ W + b)) > 1e9:  # float64 has no digits of such a probability
        assert all((factor.lacks or factor).latex.startswith("10^{") for factor in numbers.factors)
        return
    with localcontext() as context:
        context.prec, context.Emin = 60, -(10**9)
        logs = []
        scores = [
            sum(Decimal(float(w)) * Decimal(float(v)) for w, v in zip(W, x, strict=True))
            + Decimal(b)
            for x in X
        ]
        margins = [z if label == 1 else -z for z, label in zip(scores, y.tolist(), strict=True)]
        for factor, term, margin in zip(numbers.factors, numbers.terms, margins, strict=False):
            P, rest = 1 / (1 + (-margin).exp()), 1 / (1 + margin.exp())
            number, sure = (factor.lacks.digits, rest) if factor.lacks else (factor.digits, P)
            assert abs(number - sure) <= abs(sure) * Decimal("6e-4")
            assert bool(factor.lacks) == (rest < Decimal("1e-3"))
            assert factor.plain == (Decimal("1e-3") <= P and not factor.lacks)
            logs.append(log_of_one_less(number) if factor.lacks else number.ln())
            assert close(term.digits, -logs[-1])  # a calculator gets the term from the factor
        assert close(numbers.total.digits, -sum(log_sigmoid(margin) for margin in margins))
        if known.m <= 3:
            assert close(numbers.total.digits, sum(term.digits for term in numbers.terms))
            assert latex_exponential(float(sum(logs))) == latex_exponential(known.log_likelihood)


def test_the_formulas_are_written_out():
    """Two samples of class 1 and one of class 0, at probabilities far from both ends."""
    experiment = Experiment(Points.of([(1, 0, 1), (0, 1, 0), (0.5, 0, 1)]), w1=0.3, w2=-0.7, b=0.1)
    known = facts.facts(shown_of(experiment))
    numbers = shown(known)
    first, second, third = (factor.digits for factor in numbers.factors)
    one, two, three = (term.digits for term in numbers.terms)
    assert formulas.product_formula(known) == (
        r"\small\begin{aligned} \mathcal{L} &= \prod_i P(y^{(i)} \mid x^{(i)}) \\ "
        rf"&= {first} \cdot {second} \cdot {third} \\ "
        rf"&\approx {latex_exponential(known.log_likelihood)} \end{{aligned}}"
    )
    summed = formulas.sum_formula(known)
    article = (
        r"\sum_i \bigl( y^{(i)} \log a^{(i)} \\ &\qquad\quad + (1 - y^{(i)}) \log(1 - a^{(i)})"
    )
    assert article in summed
    assert rf"&= 1 \log {first} \\ &\quad + (1 - 0) \log(1 - {1 - second}) \\ " in summed
    assert rf" + 1 \log {third} \\ " in summed
    assert rf"&= -{one} - {two} - {three} \\ &= -{numbers.total.digits} \end{{aligned}}" in summed


def test_formulas_of_more_samples_end_in_dots_and_sure_ones_are_one_less():
    for name, experiment in WITH_POINTS.items():
        known = facts.facts(shown_of(experiment))
        product, summed = formulas.product_formula(known), formulas.sum_formula(known)
        assert product.count(r"\cdots") == (known.m > 3), name
        assert summed.count(r"\cdots") == 2 * (known.m > 3), name
        for formula in (product, summed):
            assert not re.search(r"(?<![\d.])0\.0+(?!\d)", formula), name
    sure = facts.facts(shown_of(Experiment(Points.of([(9, 0, 1), (-9, 0, 0)]), w1=1.0)))
    assert r"&= (1 - 1.234 \times 10^{-4})" in formulas.product_formula(sure)
    logs = r"1 \log(1 - 1.234 \times 10^{-4}) \\ &\quad + (1 - 0) \log(1 - 1.234 \times 10^{-4})"
    assert logs in formulas.sum_formula(sure)


def log_of_one_less(number):
    """log(1 - x), to fifty digits of itself however small x is."""
    return (
        (1 - number).ln() if number > Decimal("1e-9") else -number - number**2 / 2 - number**3 / 3
    )


def log_sigmoid(margin):
    smaller = 1 / (1 + abs(margin).exp())
    return log_of_one_less(smaller) + min(margin, 0)


LINK = "v=1&points=eNpjZmBgUGDjYGIgBQAACegANA&w1=100&panel=likelihood"


def test_a_product_that_jumps_past_the_last_numbers_is_not_blamed_on_the_label():
    experiment, _ = decode(LINK)
    known = facts.facts(shown_of(experiment))
    again = facts.repeated(known, 10_000)
    first = Decimal(-300).exp()  # samples 4 and 1 alike
    assert 5e-324 > known.likelihood * float(first) == 0.0
    text = words.about_product(again)
    assert "With sample **4** the product is exactly **0.0**, for ever" in text
    assert f"that label's factor, {spoken(float(first))}, takes it past" in text
    assert spoken(float(first)).startswith("5.148 ")


def test_a_label_whose_own_probability_is_too_small():
    known = facts.facts(shown_of(STATES["saturated and wrong"]))
    text = words.about_product(facts.repeated(known, 1_000))
    assert "With sample **3** the product is exactly **0.0**, for ever" in text
    assert "that label's probability is itself below the normal numbers" in text
    assert exact_logs(STATES["saturated and wrong"])[2] < -709


@pytest.mark.parametrize("total", [1_000, 10_000, 1_000_000])
@pytest.mark.parametrize("name", [*WITH_POINTS, "jump"])
def test_the_plot_says_from_which_sample_on_where_no_curve_is(name, total):
    experiment = decode(LINK)[0] if name == "jump" else WITH_POINTS[name]
    known = facts.facts(shown_of(experiment))
    again = facts.repeated(known, total)
    figure = repeated_figure(again)
    (note,) = figure.layout.annotations
    product, products = 1.0, [1.0]
    P = known.P.tolist()
    for i in range(min(total, 30_000)):
        product *= P[i % known.m]
        products.append(product)
    below = [n for n, value in enumerate(products) if value < 2.2250738585072014e-308]
    stays = next(n for n, value in enumerate(products) if value == products[-1])
    if below and (products[-1] == 0.0 or 5e-324 * min(P) > 0.0):
        assert f"sample {grouped(stays)} on: {stored_number(products[-1])}" in note.text
        assert (f"sample {grouped(below[0])}: below it" in note.text) == (below[0] != stays)
    elif total <= 30_000:
        assert "sample " not in note.text
    # So much does it take of a plot as narrow as on a phone; neither curve nor line crosses it.
    width, height = 175 / 272, 17 * (1 + note.text.count("<br>")) / 280
    left = note.x - width if note.xanchor == "right" else note.x
    low = note.y - height if note.yanchor == "top" else note.y
    assert low > -0.01
    assert low + height < 1.01
    bottom, top = figure.layout.yaxis.range
    for trace in figure.data:
        if len(trace.x) > 1:
            across = np.log10(trace.x) / math.log10(again.total)
            up = (bottom - np.log10(trace.y)) / (bottom - top)
            along = np.linspace(across[0], across[-1], 2_000)
            up = np.interp(along, across, up)
            inside = (along > left) & (along < left + width) & (up > low) & (up < low + height)
            assert not inside.any()
    limit = (bottom - math.log10(LAST_NORMAL)) / (bottom - top)
    assert ("dotted" in note.text) == (limit < 1)
    assert not low + 0.02 < limit < low + height - 0.02


def test_the_lines_are_told_apart_by_their_width_and_their_end_is_seen():
    experiment = WITH_POINTS["saturated and wrong"]
    sums, product, end = repeated_figure(
        facts.repeated(facts.facts(shown_of(experiment)), 1_000)
    ).data
    assert sums.line.width >= 2 * product.line.width
    experiment = decode(LINK)[0]
    again = facts.repeated(facts.facts(shown_of(experiment)), 1_000)
    _, product, end = repeated_figure(again).data
    assert (end.x[0], end.mode) == (3, "markers")
    assert (end.x[0], end.y[0]) == (product.x[-1], product.y[-1])


@pytest.mark.parametrize("total", [1_000, 10_000, 1_000_000])
def test_the_words_about_the_product(experiment, total):
    known = facts.facts(shown_of(experiment))
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
            assert f"**{spoken(product) if product else '0.0'}**" in text
            assert "for ever" in text
    elif total <= 30_000:
        assert "the normal numbers end" in text or "no number of samples" in text
        assert f"**{spoken(product)}**" in text or "1.0" in text
    last = -sum(float(-log) for log in exact_logs(experiment)) / known.m * total
    if again.sums[-1] != 0.0:
        assert f"**{spoken(float(again.sums[-1]))}**" in text
        assert float(again.sums[-1]) == pytest.approx(last, rel=2 * known.m / total)
    else:
        assert "0 as well" in text


def test_how_many_samples_it_would_take(experiment):
    known = facts.facts(shown_of(experiment))
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
    known = facts.facts(shown_of(experiment))
    text = words.why_logarithm(known, facts.repeated(known, 10_000))
    if known.log_likelihood < 0.0:
        assert spoken(known.log_likelihood) in text
        assert f"log ℒ = {spoken(known.mean)}, the log-loss" in text


@pytest.mark.parametrize("name", facts.PARAMETERS)
def test_both_curves_peak_at_the_same_place(experiment, name):
    curve = facts.along(shown_of(experiment), name)
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


def test_a_peak_that_is_too_far_out_is_said_to_be():
    experiment = Experiment(points=Points.of([(5e-324, 1, 1), (-5e-324, 1, 0), (5e-324, 2, 0)]))
    curve = facts.along(shown_of(experiment), "w₁")
    assert not curve.has_peak
    assert "too far to the right to be drawn, beyond w₁ = 10³⁰⁰" in words.about_peak(curve)
    assert facts.along(shown_of(experiment), "w₂").has_peak


def test_the_chosen_sample_is_marked(experiment):
    known = facts.facts(shown_of(experiment))
    for chosen in (-1, 0, known.m - 1):
        drawn = figures.samples_figure(known, chosen=chosen)
        marks = [trace for trace in drawn.data if trace.mode == "markers"]
        ringed = [
            i - 1
            for mark in marks
            for i, width in zip(mark.x, mark.marker.line.width, strict=True)
            if width
        ]
        assert ringed == [chosen][: chosen >= 0]


def test_the_plots_draw_these_numbers_and_nothing_infinite(experiment):
    known = facts.facts(shown_of(experiment))
    again = facts.repeated(known, 1_000_000)
    curve = facts.along(shown_of(experiment), "w₂")
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
    other = repeated_figure(again)
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
