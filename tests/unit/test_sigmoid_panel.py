"""The numbers of "Sigmoid and probability": recomputed, and worked out as a calculator would."""

import math
from decimal import Decimal, localcontext

import numpy as np
import pytest

from neuron import sample_table, small_change
from playground.numbers.text import latex
from playground.panels.sigmoid import words
from playground.panels.sigmoid.change_figures import change_figure, error_figure
from playground.panels.sigmoid.error import error_curve
from playground.panels.sigmoid.figures import sigmoid_figure
from playground.panels.sigmoid.numbers import reading, shown_change, shown_score
from playground.panels.step.words import FARTHEST_WRITTEN
from playground.state.chosen import Sample
from tests.app_numbers import close, close_up, exact_sigmoid
from tests.panel_states import shown_of
from tests.step_states import STATES

WITH_POINTS = {name: state for name, state in STATES.items() if len(state.points)}
NUDGES = {
    "as it is": (0.2, 0.2, 0.2),
    "large": (-1.0, 0.73, 0.5),
    "small": (0.01, 0.0, -0.02),
}


@pytest.fixture(params=WITH_POINTS, ids=str)
def shown(request):
    return shown_of(WITH_POINTS[request.param])


def traces(figure):
    return {trace.name: trace for trace in figure.data}


def test_every_sample_stands_at_its_score_and_output_by_class(shown):
    X, y, W, b = shown.here
    curve = traces(sigmoid_figure(sample_table(*shown.here), y, 0))
    for label, symbol in ((0, "circle"), (1, "diamond")):
        trace = curve[f"class {label}"]
        assert trace.marker.symbol == symbol
        places = np.flatnonzero(y == label)
        Z = X[places] @ W + b
        assert trace.x == pytest.approx(Z, rel=1e-12, abs=1e-9 * (1 + np.abs(X).max()))
        A = [exact_sigmoid(z) for z in trace.x.tolist()]
        assert trace.y == pytest.approx([float(a) for a in A], rel=1e-13)
        assert trace.customdata.tolist() == (places + 1).tolist()
    x, heights = curve["sigmoid"].x, curve["sigmoid"].y
    assert heights == pytest.approx([float(exact_sigmoid(z)) for z in x.tolist()], rel=1e-13)
    assert x[0] <= min(-6, (X @ W + b).min())
    assert x[-1] >= max(6, (X @ W + b).max())
    assert list(curve["threshold"].y) == [0, 0, None, 1, 1]


def scores(shown):
    X, _, W, b = shown.here
    return [float(z) for z in (X[:, 0] * W[0] + X[:, 1] * W[1]) + b]


def test_the_score_is_rounded_to_four_digits_at_least(shown):
    for z in scores(shown):
        score = shown_score(z)
        assert close(score, z)
        assert score.as_tuple().exponent <= -4 or z == 0 or abs(z) > 1e9


def test_the_two_probabilities_add_up_to_one(shown):
    for z in scores(shown):
        if abs(z) > FARTHEST_WRITTEN:
            continue
        P1 = reading(z)
        with localcontext() as context:
            context.prec, context.Emin = 60, -(10**15)
            assert close(P1.smaller, exact_sigmoid(-abs(z)))
            near_one = P1 if P1.high else P1.other
            assert near_one.near_one == (P1.smaller < Decimal("1e-6"))
            if near_one.near_one:  # 1 less the other one: they add up by themselves
                assert near_one.latex == f"1 - {near_one.other.latex}"
            else:
                assert P1.value + P1.other.value == 1
            assert P1.high == (z >= 0)


@pytest.mark.parametrize(
    ("z", "label", "says", "verdict"),
    [
        (2.6, 1.0, "as it expected", "says 1, which is right"),
        (2.6, 0.0, "against what it expected", "says 1, which is wrong"),
        (-2.6, 0.0, "as it expected", "says 0, which is right"),
        (0.0, 1.0, "and the neuron could not decide: it had given it $0.50$", "says 1"),
        (0.0, 0.0, "and the neuron could not decide: it had given it $0.50$", "says 1"),
        (1e-9, 0.0, "and the neuron could hardly decide: it had given it $0.50$", "says 1"),
    ],
)
def test_the_bernoulli_reading(z, label, says, verdict):
    said = words.bernoulli(z, label, reading(z))
    P1 = reading(z).latex
    assert f"probability of ${P1}$, and class 0 the other ${reading(z).other.latex}$" in said
    assert rf"\text{{Bernoulli}}({P1})$" in said
    assert f"score is $z = {latex(shown_score(z))}$" in said
    assert f"The label is {label:.0f}, " in said
    assert says in said
    assert verdict in said


def test_a_sure_reading_is_written_as_one_less():
    said = words.bernoulli(30.0, 1.0, reading(30.0))
    assert r"$a = 1 - 9.4 \times 10^{-14}$" in said
    assert r"class 0 the other $9.4 \times 10^{-14}$" in said
    assert "The threshold says 1 as well" in words.too_far(1e13)
    assert "The threshold says 0 as well" in words.too_far(-1e13)


def test_the_heading_says_which_sample_and_why():
    assert words.sample_heading(Sample(3, chosen=True), 1.0).startswith(
        "##### Sample 4, of class 1"
    )
    assert "None is chosen" in words.sample_heading(Sample(3, chosen=False), 1.0)


def test_a_score_has_four_digits_after_the_point_and_four_that_count():
    scores = {-10005.0: "-10005.0000", 2.5: "2.5000", 0.0012345678: "0.001235", 0.0: "0"}
    assert {z: str(shown_score(z)) for z in scores} == scores
    assert shown_score(123456789012.0) == Decimal("1.235e11")


@pytest.mark.parametrize("nudge", NUDGES)
def test_small_changes_add_up_and_are_the_articles(shown, nudge):
    X, _, W, b = shown.here
    steps = NUDGES[nudge]
    x = np.append(X[0], 1.0)
    z, dz = scores(shown)[0], float(x @ np.array(steps))
    change = small_change(X[0], W, b, steps[:2], steps[2])
    if abs(z) <= FARTHEST_WRITTEN:
        check_change(shown_change(change, X[0], steps), x, steps, z, dz)
    jump = int(z + dz >= 0) - int(z >= 0)
    said = words.threshold(change)
    assert ("**jumps**" in said) == (jump != 0)
    assert ("**does not move at all**" in said) == (jump == 0)
    assert ("times this change" in said) == (jump == 0 and dz != 0 and -z / dz > 1)


def check_change(found, x, steps, z, dz):
    """Compare prediction, truth and error with 400 digits, and add them up."""
    with localcontext() as context:
        context.prec, context.Emin = 400, -(10**15)
        slope = exact_sigmoid(z) * exact_sigmoid(-z)
        side = -1 if z > 0 else 1  # 1 - a instead of a, where a is too near 1 for 400 digits
        start, end = Decimal(side * z), side * (Decimal(z) + Decimal(dz))
        change = side * (exact_sigmoid(end) - exact_sigmoid(start))
        error = change - slope * Decimal(dz)
        predicted = found.predicted
        assert sum(predicted.terms) == predicted.total
        scale = abs(slope * Decimal(dz))
        unit = Decimal(1).scaleb(predicted.total.as_tuple().exponent)
        assert abs(predicted.total - slope * Decimal(dz)) <= unit / 2 + scale * Decimal("1e-9")
        for (factor, step), term, xj, wanted in zip(
            predicted.factors, predicted.terms, x.tolist(), steps, strict=True
        ):
            assert abs(factor - slope * Decimal(xj)) <= abs(slope * Decimal(xj)) * Decimal("1e-3")
            assert step == Decimal(repr(wanted))
            assert close_up(factor * step, term)
        true, minus = found.error.terms[0], predicted.total
        # Digit for digit, but where the prediction is beyond the fifteenth digit of the truth.
        assert (true - minus).quantize(found.error.total) == found.error.total
        same_digits = minus.as_tuple().exponent == true.as_tuple().exponent
        assert same_digits or abs(minus) < abs(true) * Decimal("1e-15")
        unit = Decimal(1).scaleb(true.as_tuple().exponent)
        assert abs(true - change) <= unit
        assert abs(found.error.total - error) <= unit + abs(error) * Decimal("1e-9")


def test_the_small_change_is_written_out():
    shown, steps = shown_of(STATES["two hundred points"]), NUDGES["large"]
    x = shown.X[0]
    found = shown_change(small_change(x, shown.W, shown.b, steps[:2], steps[2]), x, steps)
    said = words.change_numbers(found)
    first, second, third = found.predicted.factors

    def bracketed(number):
        return f"({number})" if number < 0 else f"{number}"

    products = " + ".join(
        rf"{bracketed(slope)} \cdot {bracketed(step)}" for slope, step in (first, second, third)
    )
    terms = " + ".join(map(bracketed, found.predicted.terms))
    total, true = found.predicted.total, found.error.terms[0]
    assert rf"\approx {products} = {terms} = \mathbf{{{total}}}$" in said
    assert rf"a(z + \delta z) - a(z) = \mathbf{{{true}}}$" in said
    assert f"Error: ${true} - {bracketed(total)} = {found.error.total}$" in said


def test_how_far_it_is_to_the_jump_of_the_threshold():
    change = small_change([1.0, 0.0], [0.0, 0.0], -2.0, [0.5, 0.0], 0.0)
    assert "It takes $4$ times this change" in words.threshold(change)


def curves(shown):
    x = shown.X[0]
    change = small_change(x, shown.W, shown.b, [0.2, 0.2], 0.2)
    return change, error_curve(change)


def test_the_error_is_of_second_order_and_of_third_where_the_sigmoid_does_not_bend():
    _, second = curves(shown_of(STATES["two hundred points"]))
    assert "**second order**" in words.order(second)
    assert "slope there is 2.00" in words.order(second)
    _, third = curves(shown_of(STATES["W = 0 for ever"]))
    assert "**third order**" in words.order(third)
    assert "slope there is 3.00" in words.order(third)
    assert "an error 1,000 times smaller" in words.order(third)


@pytest.mark.parametrize("name", ["ordinary", "two hundred points", "last iteration", "one class"])
def test_the_plots_show_the_change_and_its_error(name):
    shown = shown_of(STATES[name])
    X, _, W, b = shown.here
    moved, curve = curves(shown)
    change, error = traces(change_figure(moved)), traces(error_figure(curve, moved))
    z, dz = float(X[0] @ W + b), 0.2 * (X[0].sum() + 1)
    a = float(exact_sigmoid(z))
    assert (list(change["now"].x), list(change["now"].y)) == ([0], [0])
    true = float(exact_sigmoid(z + dz) - exact_sigmoid(z))
    assert list(change["true"].x) == list(change["predicted"].x) == pytest.approx([dz])
    assert list(change["true"].y) == pytest.approx([true])
    assert list(change["predicted"].y) == pytest.approx([a * (1 - a) * dz])
    assert list(error["this change"].y) == pytest.approx([abs(true - a * (1 - a) * dz)])
    sizes, errors = error["error"].x, error["error"].y
    assert sizes[-1] == pytest.approx(math.sqrt(3 * 0.04))
    assert sizes[0] <= sizes[-1] / 1000 * 1.0001
    for size, found in list(zip(sizes.tolist(), errors.tolist(), strict=True))[::10]:
        with localcontext() as context:
            context.prec = 60
            part = Decimal(dz) * Decimal(size / sizes[-1])
            one = exact_sigmoid(z)
            expected = abs(exact_sigmoid(Decimal(z) + part) - one - one * (1 - one) * part)
        assert found == pytest.approx(float(expected), rel=1e-5)
