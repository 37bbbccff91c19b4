"""The numbers of the panel "This step": recomputed, and worked out as a calculator would."""

import math
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal, localcontext

import numpy as np
import pytest

from neuron import gradient_descent
from playground.panels.step.columns import columns_of
from playground.panels.step.gradients import gradient_in_three_ways
from playground.panels.step.numbers import shown_chain, shown_updates, step_from
from playground.panels.step.words import chain, chain_too_far, three_gradients, update
from playground.state.experiment import Experiment, Sampling
from playground.state.names import AS_THEY_ARE, STANDARDISED
from playground.state.options import with_option
from playground.state.points import Points
from playground.state.run import trained_features
from tests.app_numbers import close, close_up, last_place, printed, state
from tests.panel_states import shown_of
from tests.step_states import STATES

WITH_POINTS = {name: state for name, state in STATES.items() if len(state.points)}


@pytest.fixture(params=WITH_POINTS, ids=str)
def experiment(request):
    return WITH_POINTS[request.param]


def probability(z):
    return 1 / (1 + math.exp(-z)) if z >= 0 else math.exp(z) / (1 + math.exp(z))


def recomputed(X, y, W, b):
    """The columns by the article's formulas."""
    Z = (X[:, 0] * W[0] + X[:, 1] * W[1]) + b
    A = np.array([probability(z) for z in Z.tolist()])
    other = np.array([probability(-z) for z in Z.tolist()])
    missed = np.where(y == 1, -other, A)
    losses = np.logaddexp(0, np.where(y == 1, -Z, Z))
    return {
        "x₁": X[:, 0],
        "x₂": X[:, 1],
        "y": y,
        "z": Z,
        "a": A,
        "loss": losses,
        "(a − y)x₁": missed * X[:, 0],
        "(a − y)x₂": missed * X[:, 1],
        "a − y": missed,
    }


def test_the_columns_and_their_means_are_the_articles(experiment):
    X, y, W, b, run, k = state(experiment)
    shown = shown_of(experiment)
    columns = {column.name: column for column in columns_of(shown, step_from(shown))}
    slopes = dict(zip(("(a − y)x₁", "(a − y)x₂", "a − y"), (*run.dW[k], run.db[k]), strict=True))
    assert list(columns) == list(recomputed(X, y, W, b))
    for name, expected in recomputed(X, y, W, b).items():
        column = columns[name]
        scale = 10.0**column.digits.exponent
        assert column.numbers * scale == pytest.approx(expected, rel=1e-9, abs=1e-300), name
        mean, size = column.mean * scale, np.abs(expected).mean()
        assert mean == pytest.approx(expected.mean(), rel=1e-9, abs=1e-12 * size + 1e-300), name
        if name in slopes:
            assert mean == pytest.approx(slopes[name], rel=1e-12)
        zeros = np.append(column.numbers, column.mean)
        assert not np.signbit(zeros[zeros == 0]).any(), name
        if name != "y":
            check_mean(column)


def check_mean(column):
    """Average the numbers as the browser rounds them, like a reader with a calculator."""
    with localcontext() as context:
        context.prec, context.rounding = 400, ROUND_HALF_UP
        rounded = [printed(column.digits.format, v) for v in column.numbers.tolist()]
        mean = printed(column.digits.mean_format, column.mean)
        unit = Decimal(1).scaleb(last_place(column.digits.format, max(rounded, key=abs)))
        assert abs(sum(rounded) / len(rounded) - mean) <= unit / 2, column.name
        for number, value in zip(rounded, column.numbers.tolist(), strict=True):
            assert (number == 0) == (value == 0), column.name  # no number is hidden by zeros
        assert (mean == 0) == (column.mean == 0), column.name


def test_the_update_holds_in_the_numbers_shown(experiment):
    *_, run, k = state(experiment)
    shown = shown_of(experiment)
    rows = shown_updates(shown, step_from(shown))
    befores, afters = (*run.W[k], run.b[k]), (*run.W[k + 1], run.b[k + 1])
    slopes = (*run.dW[k], run.db[k])
    assert len(rows) == 3
    for row, before, after, slope in zip(rows, befores, afters, slopes, strict=True):
        (first,), (rate, factor) = row.factors
        old, step = row.terms
        assert first == old
        assert -rate == Decimal(repr(experiment.alpha))
        assert close(first, before)
        assert close(row.total, after)
        assert close(factor, slope)
        assert step != 0 or slope == 0
        with localcontext() as context:
            context.prec = 60
            assert close_up(old + step, row.total)
            assert close_up(rate * factor, step)


def test_the_update_is_written_out():
    shown = shown_of(STATES["ordinary"])
    rows = shown_updates(shown, step_from(shown))
    said = update(shown, step_from(shown), rows)
    for name, row in zip(("w_1", "w_2", "b"), rows, strict=True):
        (before,), (rate, slope) = row.factors
        sign = "+" if row.terms[1] > 0 else "-"
        factor = slope if slope >= 0 else f"({slope})"
        assert (
            rf"${name} \leftarrow {before} - {-rate} \cdot {factor} = {before} {sign} "
            rf"{abs(row.terms[1])} = \mathbf{{{row.total}}}$"
        ) in said


def test_the_loss_before_and_after_is_told():
    *_, run, k = state(STATES["two hundred points"])
    shown = shown_of(STATES["two hundred points"])
    said = update(shown, step_from(shown), [])
    assert f"from {run.loss[k]:.4g} to {run.loss[k + 1]:.4g}." in said


FARTHEST_CHECKED = 1e8
"""Beyond it float64 does not have the digits of z that a few digits of exp(-z) need."""


def same(product, shown):
    """Whether a calculator's result rounds to the number shown, to its significant digits."""
    if shown == 0:
        return product == 0
    digits = len(shown.as_tuple().digits)
    with localcontext() as context:
        context.prec, context.rounding = digits, ROUND_HALF_UP
        return +product == shown


def check_chain(shown, x, label, W, b):
    """Work the lines out with the numbers that stand in them, as a reader would."""
    z = (x[0] * W[0] + x[1] * W[1]) + b
    smaller, near_one = shown.a.smaller, shown.a.near_one
    with localcontext() as context:
        context.prec, context.rounding = 60, ROUND_HALF_UP
        context.Emax, context.Emin = 10**17, -(10**17)
        w1, x1, w2, x2, bias = shown.score
        assert close(shown.z, z)
        assert close_up(w1 * x1 + w2 * x2 + bias, shown.z)
        for number, value in zip(shown.score, (W[0], x[0], W[1], x[1], b), strict=True):
            assert close(number, value)
        a = 1 - smaller if shown.a.high else smaller
        written = smaller if near_one else a
        assert (shown.a.latex.startswith("1 - ")) == near_one == (z > 0 and smaller < 1e-6)
        e = (-abs(Decimal(z))).exp()
        true_a = 1 / (1 + e) if z >= 0 else e / (1 + e)
        if abs(z) < FARTHEST_CHECKED:
            again = (-abs(shown.z)).exp()
            assert close_up((again if near_one or z < 0 else 1) / (1 + again), written)
        one_less = smaller if shown.a.high else 1 - a
        assert abs(a / true_a - 1) < Decimal("1e-3")
        if e > Decimal("1e-50"):  # the digits of 60 that a calculator might have
            assert same(-1 / a if label else 1 / one_less, shown.dL_da)
            assert same(a * one_less, shown.da_dz)
        for number, part, value in zip(shown.dz_dw, shown.products, x, strict=True):
            assert close(number, value)
            assert same(shown.dL_da * shown.da_dz * number, part)
        assert same(shown.dL_da * shown.da_dz, shown.dL_dz)
        assert same(-(1 - true_a if z < 0 else e / (1 + e)) if label else true_a, shown.dL_dz)


def many_states():
    """Some hundred states: several runs, any k and sample; standardised; saturated."""
    generator = np.random.default_rng(11)
    overlapping = generator.normal(size=(40, 2)) * 2
    sets = (
        Sampling().draw(),
        Sampling(number=200, seed=3).draw(),
        Points(overlapping, (generator.random(40) < 0.5).astype(float)),
        Points(overlapping * [1.0, 6000.0] + [0, 4e4], (generator.random(40) < 0.5).astype(float)),
    )
    for points in sets:
        for alpha, w1, standardise in ((0.3, 0.0, False), (30.0, 1.0, True), (700.0, -60.0, False)):
            options = with_option((), "standardise", standardise)
            experiment = Experiment(points=points, alpha=alpha, w1=w1, options=options)
            X = trained_features(experiment)
            run = gradient_descent(X, points.y, alpha=alpha, iterations=900, W=[w1, 0.0])
            for k in (0, 1, 2, 12, 13, 100, 101, 900):
                for place in generator.integers(0, len(points.y), 5).tolist():
                    yield X[place], float(points.y[place]), run.W[k], float(run.b[k])


def test_the_chain_rule_holds_in_some_hundred_states():
    count = 0
    for x, label, W, b in many_states():
        z = (x[0] * W[0] + x[1] * W[1]) + b
        check_chain(shown_chain(x, label, W, b, z), x, label, W, b)
        count += 1
    assert count == 480


def test_the_chain_rule_holds_for_short_numbers_that_end_in_a_tie():
    """At W = 0 half of -77.41 is -38.705: a tie as it is written, though not in float64."""
    for x in ((-77.41, 0.72), (-3.4452, -1.5531), (0.0625, 12345.5)):
        for label in (0.0, 1.0):
            shown = shown_chain(np.array(x), label, np.zeros(2), 0.0, 0.0)
            check_chain(shown, x, label, np.zeros(2), 0.0)
            assert max(len(number.as_tuple().digits) for number in shown.dz_dw) <= 7


@pytest.mark.parametrize("greatest", [True, False])
def test_the_chain_rule_holds_at_the_edges(experiment, greatest):
    shown = shown_of(experiment)
    Z = (shown.X[:, 0] * shown.W[0] + shown.X[:, 1] * shown.W[1]) + shown.b
    place = shown.sample.place if greatest else 0
    if greatest:
        assert place == int(np.argmax(np.logaddexp(0, np.where(shown.y == 1, -Z, Z))))
    x, label, z = shown.X[place], float(shown.y[place]), float(Z[place])
    if abs(z) <= 1e12:
        check_chain(shown_chain(x, label, shown.W, shown.b, z), x, label, shown.W, shown.b)


def test_the_first_visit_of_old_at_iteration_12():
    """The line that an examiner found to be wrong in its last digit."""
    shown = shown_of(replace(STATES["ordinary"], iteration=12))
    z = float(shown.X[0] @ shown.W + shown.b)
    chain_ = shown_chain(shown.X[0], 1.0, shown.W, shown.b, z)
    check_chain(chain_, shown.X[0], 1.0, shown.W, shown.b)


def test_the_chain_rule_is_written_out():
    x, W = np.array([1.25, -2.0]), np.array([0.5, 1.5])
    shown = shown_chain(x, 1.0, W, -0.1, -2.475)
    said = chain(shown, 1.0, 4, AS_THEY_ARE)
    assert r"$z = w_1 x_1 + w_2 x_2 + b = 0.5 \cdot 1.25 + 1.5 \cdot (-2) + (-0.1) = " in said
    assert rf" = {shown.z}$" in said
    assert rf"$a = \sigma(z) = {shown.a.smaller}$" in said
    assert rf"= -\dfrac{{1}}{{a}} = {shown.dL_da}$" in said
    assert rf"= a\,(1 - a) = {shown.da_dz}$" in said
    for name, number, text, part in zip(
        ("x_1", "x_2"), shown.dz_dw, ("1.25", "(-2)"), shown.products, strict=True
    ):
        assert f"= {name} = {number}$, so " in said
        assert (
            rf"= {shown.dL_da} \cdot {shown.da_dz} \cdot {text} = {part} = (a - y)\,{name}$"
        ) in said
    assert rf"= ({shown.dL_dz}) \cdot 1 = {shown.dL_dz} = a - y$" in said
    assert "$L^{(4)}$ is the loss of sample 4 alone" in said
    lines = [line for line in said.split("\n\n") if r"\partial L" in line]
    assert not any(r"\partial L}" in line and "L^{(4)}" in line for line in lines)  # L is the mean
    other = chain(shown_chain(x, 0.0, W, -0.1, -2.475), 0.0, 4, STANDARDISED)
    assert r"= \dfrac{1}{1 - a} = " in other
    assert "x_" not in other


def test_a_score_beyond_all_writing_is_said_to_be_one():
    assert r"$z = -1.235 \times 10^{15}$" in chain_too_far(-1.2345678e15, -1.0)
    assert "$a - y = -1$" in chain_too_far(-1.2345678e15, -1.0)


def test_three_gradients_and_their_largest_difference(experiment):
    X, *_, run, k = state(experiment)
    found = gradient_in_three_ways(shown_of(experiment))
    expected = np.append(run.dW[k], run.db[k])
    size = np.abs(np.append(X, 1)).max()
    assert found.loops == pytest.approx(expected, rel=1e-11, abs=1e-14 * size)
    assert found.matrices == pytest.approx(expected, rel=1e-11, abs=1e-14 * size)
    all_three = np.stack([found.loops, found.matrices, found.differences])
    assert found.largest == np.ptp(all_three, axis=0).max()
    assert found.misses == np.abs(found.differences - found.matrices).max()
    assert found.exact == np.abs(found.loops - found.matrices).max()
    if experiment is STATES["two hundred points"]:
        assert found.differences == pytest.approx(expected, abs=1e-9)


def test_the_three_gradients_are_written_in_full():
    found = gradient_in_three_ways(shown_of(STATES["two hundred points"]))
    said = three_gradients(found, AS_THEY_ARE)
    for name, row in (
        ("loops over the samples", found.loops),
        (r"matrices, $\frac{1}{m}X^\top(A - Y)$", found.matrices),
        ("finite differences", found.differences),
    ):
        assert f"| {name} | " + " | ".join(f"`{value!r}`" for value in row.tolist()) in said
