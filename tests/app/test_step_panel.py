"""The panel "This step": each number recomputed from the points and the iteration."""

import json
import math
import re
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal, localcontext

import numpy as np
import pytest

from neuron import gradient_descent
from playground.panels.step.numbers import shown_chain
from playground.panels.step.words import chain
from playground.state.experiment import Experiment, Sampling
from playground.state.names import AS_THEY_ARE
from playground.state.options import with_option
from playground.state.points import Points
from playground.state.run import trained_features
from tests.app_numbers import NUMBER, close, decimal, half_up, last_place, printed, state
from tests.step_states import STATES, opened, text_of

WITH_POINTS = [name for name, state in STATES.items() if len(state.points)]


def probability(z):
    return 1 / (1 + math.exp(-z)) if z >= 0 else math.exp(z) / (1 + math.exp(z))


def recomputed(X, y, W, b):
    """The columns by the article's formulas."""
    Z = (X[:, 0] * W[0] + X[:, 1] * W[1]) + b
    A = np.array([probability(z) for z in Z.tolist()])
    other = np.array([probability(-z) for z in Z.tolist()])
    pulls = np.where(y == 1, -other, A)
    losses = np.logaddexp(0, np.where(y == 1, -Z, Z))
    return {
        "x₁": X[:, 0],
        "x₂": X[:, 1],
        "y": y,
        "z": Z,
        "a": A,
        "loss": losses,
        "(a − y)x₁": pulls * X[:, 0],
        "(a − y)x₂": pulls * X[:, 1],
        "a − y": pulls,
    }


def scales(app, table):
    """The power of ten by which each column is divided, and the format of its numbers."""
    config = json.loads(app.dataframe[table].proto.columns)
    found = {}
    for name, column in config.items():
        label = column.get("label") or ""
        superscript = label.partition("×10")[2].rstrip(")")
        ordinary = superscript.translate(str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789"))
        format_ = column.get("type_config", {}).get("format") or "%d"
        found[name] = (int(ordinary or 0), format_.replace("%d", "%.0f"))
    return found


@pytest.mark.parametrize("name", WITH_POINTS)
def test_the_table_and_its_means_are_the_articles_columns(name):
    experiment = STATES[name]
    X, y, W, b, *_ = state(experiment)
    app = opened(experiment, "This step")
    frame, means = app.dataframe[0].value, app.dataframe[1].value
    assert frame["sample"].tolist() == list(range(1, len(y) + 1))
    for column, expected in recomputed(X, y, W, b).items():
        exponent, format_ = scales(app, 0)[column]
        shown = frame[column].to_numpy() * 10.0**exponent
        assert shown == pytest.approx(expected, rel=1e-9, abs=1e-300), column
        mean_exponent, mean_format = scales(app, 1)[column]
        mean = float(means[column][0]) * 10.0**mean_exponent
        scale = np.abs(expected).mean()
        assert mean == pytest.approx(expected.mean(), rel=1e-9, abs=1e-12 * scale + 1e-300), column
        if column == "y":
            continue
        assert mean_exponent == exponent
        with localcontext() as context:  # the reader with a calculator
            context.prec, context.rounding = 400, ROUND_HALF_UP
            rounded = [printed(format_, v) for v in frame[column].tolist()]
            shown_mean = printed(mean_format, float(means[column][0]))
            unit = Decimal(1).scaleb(last_place(format_, max(rounded, key=abs)))
            assert abs(sum(rounded) / len(rounded) - shown_mean) <= unit / 2, column
            for number, value in zip(rounded, frame[column].tolist(), strict=True):
                assert (number == 0) == (value == 0), column  # no number is hidden by zeros
            assert (shown_mean == 0) == (float(means[column][0]) == 0), column
        zeros = np.append(frame[column].to_numpy(), float(means[column][0]))
        assert not np.signbit(zeros[zeros == 0]).any(), column


@pytest.mark.parametrize("name", WITH_POINTS)
def test_the_means_of_the_last_three_columns_are_the_gradient_of_the_run(name):
    *_, run, k = state(STATES[name])
    app = opened(STATES[name], "This step")
    means = app.dataframe[1].value
    for column, slope in zip(
        ("(a − y)x₁", "(a − y)x₂", "a − y"), (*run.dW[k], run.db[k]), strict=True
    ):
        shown = float(means[column][0]) * 10.0 ** scales(app, 1)[column][0]
        assert shown == pytest.approx(slope, rel=1e-12)


UPDATE = re.compile(
    rf"\$(w_1|w_2|b) \\leftarrow {NUMBER} - {NUMBER} \\cdot {NUMBER} = {NUMBER} ([+-]) {NUMBER} = "
    rf"\\mathbf\{{{NUMBER}\}}\$"
)


@pytest.mark.parametrize("name", WITH_POINTS)
def test_the_update_holds_in_the_numbers_shown(name):
    experiment = STATES[name]
    *_, run, k = state(experiment)
    rows = UPDATE.findall(text_of(opened(experiment, "This step")))
    assert [row[0] for row in rows] == ["w_1", "w_2", "b"]
    befores, afters = (*run.W[k], run.b[k]), (*run.W[k + 1], run.b[k + 1])
    slopes = (*run.dW[k], run.db[k])
    for row, before, after, slope in zip(rows, befores, afters, slopes, strict=True):
        first, alpha, factor, again, step, last = (decimal(row[i]) for i in (1, 2, 3, 4, 6, 7))
        assert first == again
        assert alpha == Decimal(repr(experiment.alpha))
        assert close(first, before)
        assert close(last, after)
        assert close(factor, slope)
        with localcontext() as context:
            context.prec, context.rounding = 60, ROUND_HALF_UP
            result = again - step if row[5] == "-" else again + step
            assert half_up(result, -last.as_tuple().exponent) == last
            assert step != 0 or slope == 0
            signed = step if row[5] == "-" else -step
            unit = Decimal(1).scaleb(step.as_tuple().exponent)
            assert (alpha * factor).quantize(unit) == signed


SCORE = re.compile(
    rf"z = w_1 [xs]_1 \+ w_2 [xs]_2 \+ b = {NUMBER} \\cdot {NUMBER} \+ {NUMBER} \\cdot {NUMBER} "
    rf"\+ {NUMBER} = {NUMBER}\$"
)
ACTIVATION = re.compile(r"a = \\sigma\(z\) = (1 - )?(.+?)\$")
DL_DA = re.compile(rf"dfrac\{{1\}}\{{(a|1 - a)\}} = {NUMBER}\$")
DA_DZ = re.compile(rf"a\\,\(1 - a\) = {NUMBER}\$")
WEIGHT = re.compile(
    rf"[xs]_(\d) = {NUMBER}\$, so .*? = {NUMBER} \\cdot {NUMBER} \\cdot {NUMBER} = {NUMBER} = "
)
BIAS = re.compile(rf"partial b\}} = {NUMBER} \\cdot 1 = {NUMBER} = a - y")
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


def check_chain(said, x, label, W, b):
    """Work the lines out with the numbers that stand in them, as a reader would."""
    z = (x[0] * W[0] + x[1] * W[1]) + b
    with localcontext() as context:
        context.prec, context.rounding = 60, ROUND_HALF_UP
        context.Emax, context.Emin = 10**17, -(10**17)
        *factors, total = map(decimal, SCORE.search(said).groups())
        w1, x1, w2, x2, bias = factors
        assert close(total, z)
        assert half_up(w1 * x1 + w2 * x2 + bias, -total.as_tuple().exponent) == total
        for shown, value in zip(factors, (W[0], x[0], W[1], x[1], b), strict=True):
            assert close(shown, value)
        near_one, text = ACTIVATION.search(said).groups()
        a = 1 - decimal(text) if near_one else decimal(text)
        e = (-abs(Decimal(z))).exp()
        true_a = 1 / (1 + e) if z >= 0 else e / (1 + e)
        if abs(z) < FARTHEST_CHECKED:
            again = (-abs(total)).exp()
            other = again if near_one or z < 0 else 1
            assert half_up(other / (1 + again), -decimal(text).as_tuple().exponent) == decimal(text)
        which, shown_dL_da = DL_DA.search(said).groups()
        assert (which == "a") == (label == 1)
        dL_da, da_dz = decimal(shown_dL_da), decimal(DA_DZ.search(said)[1])
        one_less = decimal(text) if near_one else 1 - a
        assert abs(a / true_a - 1) < Decimal("1e-3")
        if e > Decimal("1e-50"):  # the digits of 60 that a calculator might have
            assert same(-1 / a if label else 1 / one_less, dL_da)
            assert same(a * one_less, da_dz)
        weights = WEIGHT.findall(said)
        assert [weight[0] for weight in weights] == ["1", "2"]
        for (_, shown_x, *factors, part), value in zip(weights, x, strict=True):
            assert [decimal(f) for f in factors] == [dL_da, da_dz, decimal(shown_x)]
            assert close(decimal(shown_x), value)
            assert same(dL_da * da_dz * decimal(shown_x), decimal(part))
        pull, again = map(decimal, BIAS.search(said).groups())
        assert pull == again
        assert same(dL_da * da_dz, pull)
        expected = -(1 - true_a if z < 0 else e / (1 + e)) if label else true_a
        assert same(expected, pull)


@pytest.mark.parametrize("chosen", [-1, 0])
@pytest.mark.parametrize("name", WITH_POINTS)
def test_the_chain_rule_holds_in_the_numbers_shown(name, chosen):
    experiment = STATES[name]
    X, y, W, b, _, _ = state(experiment)
    said = text_of(opened(experiment, "This step", chosen=chosen))
    columns = recomputed(X, y, W, b)
    place = chosen if chosen >= 0 else int(np.argmax(columns["loss"]))
    assert f"for sample {place + 1}\n" in said
    assert ("greatest loss" in said) == (chosen < 0)
    assert f"Its class is {y[place]:.0f}." in said
    z, label = float(columns["z"][place]), int(y[place])
    if abs(z) > 1e12:
        assert close(decimal(re.search(rf"score is \$z = {NUMBER}\$", said)[1]), z)
        pull = re.search(rf"all the same: \$a - y = {NUMBER}\$", said)[1]
        assert same(Decimal(float(columns["a − y"][place])), decimal(pull))
        return
    check_chain(said, X[place], label, W, b)
    own = rf"L^{{({place + 1})}}"
    assert f"${own}$ is the loss of sample {place + 1} alone" in said
    for by in ("w_j", "a", "w_1", "w_2", "b"):
        assert rf"\dfrac{{\partial {own}}}{{\partial {by}}}" in said
    lines = [line for line in said.split("\n\n") if r"\partial L" in line]
    assert not any(r"\partial L}" in line and own in line for line in lines)  # L is the mean


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
                    yield X[place], float(points.y[place]), run.W[k], float(run.b[k]), place


def test_the_chain_rule_holds_in_some_hundred_states():
    count = 0
    for x, label, W, b, place in many_states():
        z = (x[0] * W[0] + x[1] * W[1]) + b
        said = chain(shown_chain(x, label, W, b, z), label, place + 1, AS_THEY_ARE)
        check_chain(said, x, label, W, b)
        count += 1
    assert count == 480


def test_the_first_visit_at_iteration_12():
    """The line that an examiner found to be wrong in its last digit."""
    said = text_of(opened(replace(STATES["ordinary"], iteration=12), "This step", chosen=0))
    *_, total = SCORE.search(said).groups()
    X, _, W, b, *_ = state(replace(STATES["ordinary"], iteration=12))
    assert close(decimal(total), X[0] @ W + b)
    check_chain(said, X[0], 1, W, b)


def test_standardised_features_are_called_s():
    points = Points(Sampling().draw().X * [1.0, 6000.0], Sampling().draw().y)
    app = opened(Experiment(points=points, iteration=12), "This step", standardise=True, chosen=3)
    scaled = (points.X - points.X.mean(axis=0)) / points.X.std(axis=0)
    frame = app.dataframe[0].value
    assert frame["x₂"].to_numpy() == pytest.approx(scaled[:, 1], rel=1e-9)
    for table in (0, 1):
        columns = json.loads(app.dataframe[table].proto.columns)
        titles = [columns[name]["label"] for name in ("x₁", "x₂")]
        assert titles == ["s₁", "s₂"]
    assert json.loads(app.dataframe[0].proto.columns)["(a − y)x₂"]["label"] == "(a − y)s₂"
    said = text_of(app)
    assert "z = w_1 s_1 + w_2 s_2 + b" in said
    assert r"\dfrac{\partial z}{\partial w_2} = s_2" in said
    assert r"(a - y)\,s_1" in said
    assert r"S^\top(A - Y)" in said
    assert not re.search(r"x_[12]|X\^", said.partition("This step")[2] or said.split("####")[1])
    assert "s_1" not in text_of(opened(STATES["ordinary"], "This step"))


GRADIENT = re.compile(r"`(-?[\d.e+-]+)`")


@pytest.mark.parametrize("name", WITH_POINTS)
def test_three_gradients_and_their_largest_difference(name):
    X, *_, run, k = state(STATES[name])
    said = text_of(opened(STATES[name], "This step"))
    shown = np.array([float(v) for v in GRADIENT.findall(said)]).reshape(3, 3)
    expected = np.append(run.dW[k], run.db[k])
    size = np.abs(np.append(X, 1)).max()
    assert shown[0] == pytest.approx(expected, rel=1e-11, abs=1e-14 * size)
    assert shown[1] == pytest.approx(expected, rel=1e-11, abs=1e-14 * size)
    largest, exact = re.search(
        rf"Largest difference: \${NUMBER}\$; between loops and matrices alone: \${NUMBER}\$", said
    ).groups()
    assert float(decimal(largest)) == pytest.approx(np.ptp(shown, axis=0).max(), rel=0.051)
    misses = re.search(rf"they are off by \${NUMBER}\$ at most", said)[1]
    assert float(decimal(misses)) == pytest.approx(np.abs(shown[2] - shown[1]).max(), rel=0.051)
    assert float(decimal(exact)) == pytest.approx(np.abs(shown[0] - shown[1]).max(), rel=0.051)
    if name == "two hundred points":
        assert shown[2] == pytest.approx(expected, abs=1e-9)


def test_without_points_it_says_so():
    app = opened(STATES["no points"], "This step")
    assert "nothing to learn from yet" in text_of(app)
    assert not app.dataframe


def test_a_choice_beyond_the_points_counts_as_none():
    app = opened(STATES["one class"], "This step", chosen=77)
    assert "No sample is chosen" in text_of(app)
    assert app.dataframe[0].proto.selection_mode


def test_the_last_iteration_says_that_the_run_ends():
    assert "This run ends at iteration 20" in text_of(opened(STATES["last iteration"], "This step"))
    assert "From iteration 0 to 1" in text_of(opened(STATES["ordinary"], "This step"))


def test_the_loss_before_and_after():
    *_, run, k = state(STATES["two hundred points"])
    said = text_of(opened(STATES["two hundred points"], "This step"))
    assert f"from {run.loss[k]:.4g} to {run.loss[k + 1]:.4g}." in said


@pytest.mark.parametrize("sort", [4, -4, 7, -9, 3])
def test_sorting_moves_the_rows_and_the_chosen_one_but_not_the_means(sort):
    state_ = STATES["two hundred points"]
    plain = opened(state_, "This step")
    app = opened(state_, "This step", sort=sort, chosen=11)
    frame, unsorted = app.dataframe[0].value, plain.dataframe[0].value
    numbers = frame.iloc[:, abs(sort)].to_numpy() * np.sign(sort)
    assert (np.diff(numbers) >= 0).all()
    assert sorted(frame["sample"]) == list(range(1, 201))
    back = frame.sort_values("sample").reset_index(drop=True)
    assert np.array_equal(back.to_numpy(), unsorted.to_numpy())
    assert np.array_equal(app.dataframe[1].value.iloc[:, 1:], plain.dataframe[1].value.iloc[:, 1:])
    row = frame["sample"].tolist().index(12)
    picked = app.session_state["step-table"]["selection"]
    assert (picked["rows"], picked["columns"]) == ([row], [frame.columns[abs(sort)]])
    assert "for sample 12\n" in text_of(app)
