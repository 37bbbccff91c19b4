"""The panel "Sigmoid and probability": each number recomputed from the points and the iteration."""

import base64
import math
import re
from decimal import Decimal, localcontext

import numpy as np
import pytest

from playground.panels.sigmoid.numbers import shown_score
from playground.state.experiment import Experiment
from playground.state.points import Points
from tests.app_numbers import NUMBER, close, decimal, exact_sigmoid, state
from tests.app_plots import plots
from tests.step_states import STATES, opened, text_of

PANEL = "Sigmoid and probability"
WITH_POINTS = [name for name, state in STATES.items() if len(state.points)]


def figures(app):
    """Read the figures on the page, as Plotly gets them."""
    return [
        {trace["name"]: trace for trace in message["figure"]["data"]}
        for message in plots(app).values()
    ]


def values(coordinates):
    if isinstance(coordinates, dict):
        return np.frombuffer(base64.b64decode(coordinates["bdata"]), coordinates["dtype"])
    return np.array(coordinates, dtype=float)


@pytest.mark.parametrize("name", WITH_POINTS)
def test_every_sample_stands_at_its_score_and_output_by_class(name):
    X, y, W, b, *_ = state(STATES[name])
    curve = figures(opened(STATES[name], PANEL))[0]
    for label, symbol in ((0, "circle"), (1, "diamond")):
        trace = curve[f"class {label}"]
        assert trace["marker"]["symbol"] == symbol
        places = np.flatnonzero(y == label)
        Z = X[places] @ W + b
        shown = values(trace["x"])
        assert shown == pytest.approx(Z, rel=1e-12, abs=1e-9 * (1 + np.abs(X).max()))
        A = [exact_sigmoid(z) for z in shown.tolist()]
        assert values(trace["y"]) == pytest.approx([float(a) for a in A], rel=1e-13)
        assert values(trace["customdata"]).tolist() == (places + 1).tolist()
    x, heights = values(curve["sigmoid"]["x"]), values(curve["sigmoid"]["y"])
    assert heights == pytest.approx([float(exact_sigmoid(z)) for z in x.tolist()], rel=1e-13)
    assert x[0] <= min(-6, (X @ W + b).min())
    assert x[-1] >= max(6, (X @ W + b).max())
    assert curve["threshold"]["y"] == [0, 0, None, 1, 1]


READING = re.compile(
    rf"probability of \$(1 - )?{NUMBER}\$, and class 0 the other \$(1 - )?{NUMBER}\$"
)


@pytest.mark.parametrize("chosen", [-1, 0])
@pytest.mark.parametrize("name", WITH_POINTS)
def test_the_bernoulli_reading(name, chosen):
    X, y, W, b, *_ = state(STATES[name])
    said = text_of(opened(STATES[name], PANEL, chosen=chosen))
    Z = (X[:, 0] * W[0] + X[:, 1] * W[1]) + b
    place = chosen if chosen >= 0 else int(np.argmax(np.logaddexp(0, np.where(y == 1, -Z, Z))))
    z, label = float(Z[place]), int(y[place])
    score = decimal(re.search(rf"score is \$z = {NUMBER}\$", said)[1])
    assert close(score, z)
    assert score.as_tuple().exponent <= -4 or z == 0 or abs(z) > 1e9
    assert f"##### Sample {place + 1}, of class {label}" in said
    assert ("None is chosen" in said) == (chosen < 0)
    verdict = "right" if (z >= 0) == (label == 1) else "wrong"
    if abs(z) > 1e12:
        assert f"The threshold says {int(z >= 0)} as well" in said
        return
    assert f"only says {int(z >= 0)}, which is {verdict}" in said
    assert ("as it expected" in said) == ((z > 0) == (label == 1) and z != 0)
    assert ("against what it expected" in said) == ((z > 0) != (label == 1) and z != 0)
    assert ("could not decide" in said) == (z == 0)
    less1, P1, less0, P0 = READING.search(said).groups()
    with localcontext() as context:
        context.prec, context.Emin = 60, -(10**15)
        P1, P0 = decimal(P1), decimal(P0)
        if less1 or less0:
            assert P1 == P0  # 1 less the other one: they add up by themselves
            smaller = P1
        else:
            assert P1 + P0 == 1
            smaller = min(P1, P0)
        assert close(smaller, exact_sigmoid(-abs(z)))
        assert bool(less1) == (z > 0 and smaller < Decimal("1e-6"))
    bernoulli = re.search(r"\\text\{Bernoulli\}\((.*?)\)\$", said)[1]
    assert bernoulli in READING.search(said)[0]


@pytest.mark.parametrize(("b", "says"), [(0.0, "could not"), (1e-9, "could hardly")])
def test_a_probability_of_one_half_is_no_expectation(b, says):
    experiment = Experiment(points=Points.of([(1, 2, 1), (3, 1, 0)]), b=b)
    for chosen, label in ((0, 1), (1, 0)):
        said = text_of(opened(experiment, PANEL, chosen=chosen))
        line = f"The label is {label}, and the neuron {says} decide: it had given it $0.50$."
        assert line in said


def test_a_score_has_four_digits_after_the_point_and_four_that_count():
    scores = {-10005.0: "-10005.0000", 2.5: "2.5000", 0.0012345678: "0.001235", 0.0: "0"}
    assert {z: str(shown_score(z)) for z in scores} == scores
    assert shown_score(123456789012.0) == Decimal("1.235e11")


def test_the_features_are_named_as_the_note_below_the_board_names_them():
    for standardise, name in ((False, "x"), (True, "s")):
        app = opened(STATES["two hundred points"], PANEL, standardise=standardise)
        assert rf"= a\,(1 - a)\,{name}_j" in text_of(app)


PREDICTED = re.compile(
    rf"delta a \\approx {NUMBER} \\cdot {NUMBER} \+ {NUMBER} \\cdot {NUMBER} \+ {NUMBER} \\cdot "
    rf"{NUMBER} = {NUMBER} \+ {NUMBER} \+ {NUMBER} = \\mathbf\{{{NUMBER}\}}\$"
)
TRUE = re.compile(rf"a\(z \+ \\delta z\) - a\(z\) = \\mathbf\{{{NUMBER}\}}\$")
ERROR = re.compile(rf"Error: \${NUMBER} - {NUMBER} = {NUMBER}\$")
NUDGES = {
    "as it is": (0.2, 0.2, 0.2),
    "large": (-1.0, 0.73, 0.5),
    "small": (0.01, 0.0, -0.02),
}


@pytest.mark.parametrize("nudge", NUDGES)
@pytest.mark.parametrize("name", WITH_POINTS)
def test_small_changes_add_up_and_are_the_articles(name, nudge):
    X, _, W, b, *_ = state(STATES[name])
    steps = NUDGES[nudge]
    options = dict(zip(("dw1", "dw2", "db"), steps, strict=True))
    app = opened(STATES[name], PANEL, chosen=0, **options)
    said = text_of(app)
    x = np.append(X[0], 1.0)
    z, dz = float(X[0, 0] * W[0] + X[0, 1] * W[1] + b), float(x @ np.array(steps))
    if abs(z) > 1e12:
        assert "exponent is too long to write" in said
        return
    with localcontext() as context:
        context.prec, context.Emin = 400, -(10**15)
        slope = exact_sigmoid(z) * exact_sigmoid(-z)
        side = -1 if z > 0 else 1  # 1 - a instead of a, where a is too near 1 for 400 digits
        start, end = Decimal(side * z), side * (Decimal(z) + Decimal(dz))
        change = side * (exact_sigmoid(end) - exact_sigmoid(start))
        error = change - slope * Decimal(dz)
        *factors, first, second, third, total = map(decimal, PREDICTED.search(said).groups())
        assert first + second + third == total
        scale = abs(slope * Decimal(dz))
        tolerance = Decimal(1).scaleb(total.as_tuple().exponent) / 2 + scale * Decimal("1e-9")
        assert abs(total - slope * Decimal(dz)) <= tolerance
        for shown, xj, step in zip(factors[::2], x.tolist(), steps, strict=True):
            wanted = slope * Decimal(xj)
            assert abs(shown - wanted) <= abs(wanted) * Decimal("1e-3")
            assert Decimal(repr(step)) in factors[1::2]
        true = decimal(TRUE.search(said)[1])
        again, minus, shown_error = map(decimal, ERROR.search(said).groups())
        assert again == true
        assert minus == total
        # Digit for digit, but where the prediction is beyond the fifteenth digit of the truth.
        assert (again - minus).quantize(shown_error) == shown_error
        same_digits = minus.as_tuple().exponent == again.as_tuple().exponent
        assert same_digits or abs(minus) < abs(again) * Decimal("1e-15")
        unit = Decimal(1).scaleb(true.as_tuple().exponent)
        assert abs(true - change) <= unit
        assert abs(shown_error - error) <= unit + abs(error) * Decimal("1e-9")
    jump = int(z + dz >= 0) - int(z >= 0)
    assert ("**jumps**" in said) == (jump != 0)
    assert ("**does not move at all**" in said) == (jump == 0)
    times = re.search(rf"It takes \${NUMBER}\$ times this change", said)
    assert bool(times) == (jump == 0 and dz != 0 and -z / dz > 1)
    if times:
        assert close(decimal(times[1]), -z / dz)


def test_the_error_is_of_second_order_and_of_third_at_the_start_from_zeros():
    second = text_of(opened(STATES["two hundred points"], PANEL))
    assert "**second order**" in second
    assert "slope there is 2.00" in second
    third = text_of(opened(STATES["ordinary"], PANEL))
    assert "**third order**" in third
    assert "slope there is 3.00" in third


@pytest.mark.parametrize("name", ["ordinary", "two hundred points", "last iteration", "one class"])
def test_the_plots_show_the_change_and_its_error(name):
    X, _, W, b, *_ = state(STATES[name])
    _, change, error = figures(opened(STATES[name], PANEL, chosen=0))
    z, dz = float(X[0] @ W + b), 0.2 * (X[0].sum() + 1)
    a = float(exact_sigmoid(z))
    assert (change["now"]["x"], change["now"]["y"]) == ([0], [0])
    true = float(exact_sigmoid(z + dz) - exact_sigmoid(z))
    assert change["true"]["x"] == change["predicted"]["x"] == pytest.approx([dz])
    assert values(change["true"]["y"]) == pytest.approx([true])
    assert values(change["predicted"]["y"]) == pytest.approx([a * (1 - a) * dz])
    assert values(error["this change"]["y"]) == pytest.approx([abs(true - a * (1 - a) * dz)])
    sizes, errors = values(error["error"]["x"]), values(error["error"]["y"])
    assert sizes[-1] == pytest.approx(math.sqrt(3 * 0.04))
    assert sizes[0] <= sizes[-1] / 1000 * 1.0001
    for size, shown in list(zip(sizes.tolist(), errors.tolist(), strict=True))[::10]:
        with localcontext() as context:
            context.prec = 60
            part = Decimal(dz) * Decimal(size / sizes[-1])
            one = exact_sigmoid(z)
            expected = abs(exact_sigmoid(Decimal(z) + part) - one - one * (1 - one) * part)
        assert shown == pytest.approx(float(expected), rel=1e-5)


def test_a_change_of_nothing_says_so():
    app = opened(STATES["ordinary"], PANEL, dw1=0.0, dw2=0.0, db=0.0)
    assert "leaves $z$ as it is" in text_of(app)
    assert len(figures(app)) == 1


def test_a_saturated_sample_says_how_flat_it_is():
    said = text_of(opened(STATES["saturated and right"], PANEL, chosen=0))
    assert "so flat" in said


def test_without_points_it_says_so():
    app = opened(STATES["no points"], PANEL)
    assert "Add a point" in text_of(app)
    assert not figures(app)


def test_a_sample_is_chosen_by_number():
    app = opened(STATES["two hundred points"], PANEL)
    app.number_input(key="sigmoid-sample").set_value(17).run()
    assert not app.exception
    assert "##### Sample 17," in text_of(app)
    assert app.session_state["visit"].history.present.option("chosen") == 16


def test_the_sliders_are_options():
    app = opened(STATES["two hundred points"], PANEL)
    for label, name in (("δw₁", "dw1"), ("δw₂", "dw2"), ("δb", "db")):
        (slider,) = [s for s in app.slider if s.label == label]
        slider.set_value(-0.4).run()
        assert not app.exception
        assert app.session_state["visit"].history.present.option(name) == -0.4
