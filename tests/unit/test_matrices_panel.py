"""Every number of the panel "From loops to matrices", computed again."""

import re
from decimal import Decimal, localcontext

import numpy as np
import pytest
import sklearn.linear_model

from playground.numbers.rounding import padded
from playground.numbers.text import spoken
from playground.panels.matrices import facts, figures, words
from playground.panels.matrices.numbers import shown_matrices
from playground.panels.matrices.race import Lap, Race
from playground.panels.matrices.shapes_figure import TALL, shapes_figure
from playground.state.names import AS_THEY_ARE, STANDARDISED
from tests.app_numbers import close, close_up
from tests.panel_states import STATES, state_of

WITH_POINTS = {name: state for name, state in STATES.items() if len(state.points)}


@pytest.fixture(params=WITH_POINTS, ids=str)
def state(request):
    return state_of(WITH_POINTS[request.param])


def sigmoid(Z):
    with np.errstate(over="ignore"):
        return 1 / (1 + np.exp(-Z))


def check_formulas(X, y, W, b):
    """Work out what stands in the formulas, and compare with the true values."""
    shown = shown_matrices(X, y, W, b)
    Z = X @ W + b
    m, first = len(y), min(3, len(y))
    (w1, w2), missed = shown.W, [one.a_less_y for one in shown.A]
    assert len(shown.X) == len(shown.Z) == len(shown.A) == first
    assert (shown.m, shown.more) == (m, m > 3)
    for number, value in zip((w1, w2, shown.b), (*W, b), strict=True):
        assert close(number, value)
    with localcontext() as context:
        context.prec = 400
        for (x1, x2), z, exact, row in zip(shown.X, shown.Z, Z[:3], X[:3], strict=True):
            assert close_up(x1 * w1 + x2 * w2 + shown.b, z)
            assert close(z, exact, slack="1.2")  # float64 itself is off by some of its last digits
            assert close(x1, row[0])
            assert close(x2, row[1])
        for one, label, z, exact in zip(shown.A, y[:3], shown.Z, Z[:3], strict=True):
            assert one.y == label
            check_activation(one, z, float(exact))
        slopes, A_less_Y = (*shown.dW, shown.db), sigmoid(Z) - y
        for slope, exact in zip(slopes, (*(X.T @ A_less_Y), A_less_Y.sum()), strict=True):
            scale = np.abs(X).max() + 1
            assert float(slope) == pytest.approx(exact / m, rel=5.1e-4, abs=1e-13 * scale)
        if m <= 3:  # nothing is left out, so that the slopes can be worked out as well
            features = (*zip(*shown.X, strict=True), [Decimal(1)] * m)
            for slope, feature in zip(slopes, features, strict=True):
                total = sum(x * less for x, less in zip(feature, missed, strict=True))
                assert close_up(total / m, slope)
    assert max(len(slope.as_tuple().digits) for slope in slopes) <= 5


def check_activation(one, z, exact):
    """Compare a and a - y with the true ones, and with one another, as they are written."""
    less = one.a_less_y
    is_one_less = one.latex.startswith("1 - ")
    a = 1 - one.P.smaller if is_one_less else one.a
    assert is_one_less == (one.y == 1 and exact > 0 and 0 < one.P.smaller < Decimal("1e-6"))
    if abs(exact) > 700:  # where float64 calls the smaller probability 0
        assert a == one.y or abs(less) == 1
        return
    assert close_up(a - one.y, less)
    e = (-abs(z)).exp()
    assert close_up((1 if z >= 0 else e) / (1 + e), a)
    true = float(sigmoid(exact) if one.y == 0 else -sigmoid(-exact))
    assert float(less) == pytest.approx(true, rel=5.1e-3)
    if abs(less) > Decimal("0.5"):
        assert float(less) == pytest.approx(true, abs=5.1e-4)


def test_the_formulas_hold_for_a_calculator(state):
    check_formulas(*state)


def test_the_formulas_hold_in_some_hundred_states():
    generator = np.random.default_rng(17)
    for m in (1, 2, 3, 40):
        for scale in (1.0, 50.0, 0.01):
            X = generator.normal(size=(m, 2)) * [1, scale]
            y = (generator.random(m) < 0.5).astype(float)
            for size in (0.1, 1.0, 4.0, 20.0):
                for _ in range(6):
                    check_formulas(X, y, generator.normal(size=2) * size, generator.normal() * size)


def test_rounding_alone_is_written_as_zero():
    shown = shown_matrices(*state_of(STATES["W = 0"]))  # A - Y is 0 on average
    assert str(shown.db) == "0.0000"
    tiny = shown_matrices(np.array([[1.0, 0.0]]), np.array([1.0]), np.array([300.0, 0.0]), 0.0)
    assert float(tiny.db) == pytest.approx(-np.exp(-300.0), rel=1e-3)
    assert tiny.A[0].latex == r"1 - 5.148 \times 10^{-131}"


def test_a_score_that_is_a_tie_has_one_digit_more():
    """Half of 0.2407 is 0.12035: a tie as it is written, and a little less in float64."""
    state = np.array([[0.2407, 0.0]] * 4), np.array([1.0, 0, 1, 0]), np.array([0.5, 0.0]), 0.0
    check_formulas(*state)
    assert str(shown_matrices(*state).Z[0]) == "0.12035"


def test_the_formulas_are_written_out():
    """With the numbers of the first samples; what is left out is dots."""
    shown = shown_matrices(*state_of(STATES["200 separable"]))
    sign = "-" if shown.b < 0 else "+"
    X = r" \\ ".join(f"{x1} & {x2}" for x1, x2 in shown.X)
    (w1, w2), dots = shown.W, r" \\ \vdots"
    assert (
        rf"\begin{{bmatrix}} {X} \\ \vdots & \vdots \end{{bmatrix}}"
        rf"\begin{{bmatrix}} {w1} \\ {w2} \end{{bmatrix}} {sign} {abs(shown.b)} \\ "
        rf"&= \begin{{bmatrix}} {column(shown.Z)}{dots} \end{{bmatrix}}"
    ) in facts.scores_formula(shown, AS_THEY_ARE)
    activations = facts.activations_formula(shown)
    missed = rf"\begin{{bmatrix}} {column(one.a_less_y for one in shown.A)}{dots} \end{{bmatrix}}"
    assert f"= \\begin{{bmatrix}} {column(one.latex for one in shown.A)}{dots} " in activations
    assert f"Y = \\begin{{bmatrix}} {column(one.y for one in shown.A)}{dots} " in activations
    assert f"A - Y = {missed}" in activations
    transposed = r" \\ ".join(
        " & ".join(map(str, feature)) + r" & \cdots" for feature in zip(*shown.X, strict=True)
    )
    gradient = facts.gradient_formula(shown, AS_THEY_ARE)
    assert rf"\tfrac{{1}}{{200}} \begin{{bmatrix}} {transposed} \end{{bmatrix}}" in gradient
    assert missed in gradient
    assert gradient.endswith(
        rf"&= \begin{{bmatrix}} {column(shown.dW)} \end{{bmatrix}} \end{{aligned}}"
    )
    first, *others = (one.a_less_y for one in shown.A)
    terms = "".join(f" {'-' if term < 0 else '+'} {abs(term)}" for term in others)
    assert facts.bias_formula(shown).endswith(
        rf"\tfrac{{1}}{{200}} \left({first}{terms} + \cdots\right) \\ &= {shown.db} \end{{aligned}}"
    )


def column(numbers):
    return r" \\ ".join(map(str, numbers))


@pytest.mark.parametrize("m", [0, 1, 60, 10_000])
def test_shapes(m):
    table = words.shapes_table(m, AS_THEY_ARE).replace("\N{NO-BREAK SPACE}", " ")
    rows = dict(re.findall(r"\| \$(\w)[^|]*\$ \| .*? \| (.*?) \|\n", table + "\n"))
    X, W = np.zeros((m, 2)), np.zeros(2)
    expected = {"X": X, "W": W, "b": np.float64(0), "Z": X @ W, "A": X @ W, "Y": np.zeros(m)}
    for name, array in expected.items():
        shape, in_numpy = rows[name].split(" | ")
        assert in_numpy.strip("`").replace(",", "") == str(array.shape).replace(",", "")
        column = np.atleast_2d(array.T).T if array.ndim else array  # as on paper
        on_paper = " × ".join(f"{size:,}" for size in column.shape) or "a number"
        assert shape == on_paper
    assert r"$X \in \mathbb{R}^{m \times 2}$" in table


@pytest.mark.parametrize(
    ("m", "chosen", "matrix"), [(1, 0, "X"), (60, 59, "S"), (10_000, 4_321, "X")]
)
def test_the_row_of_the_chosen_sample_is_marked_in_each_block_that_has_one(m, chosen, matrix):
    figure = shapes_figure(m, matrix, chosen)
    blocks = [shape for shape in figure.layout.shapes if shape.fillcolor]
    rows = [shape for shape in figure.layout.shapes if not shape.fillcolor]  # its name is seen
    high = [block for block in blocks if block.y1 - block.y0 == TALL]
    assert [(row.x0, row.x1) for row in rows] == [(block.x0, block.x1) for block in high]
    for row, block in zip(rows, high, strict=True):
        down = (block.y1 - (row.y0 + row.y1) / 2) / TALL
        assert down == pytest.approx((chosen + 0.5) / m)
    assert figure.layout.annotations[-1].text == f"i = {chosen + 1:,}"
    assert [note.text for note in figure.layout.annotations[:5]] == [matrix, "W", "b", "Z", "A"]
    said = words.shapes_alt(m, matrix, chosen + 1)
    assert said.startswith(f"{matrix}, {m:,} by 2, times W")
    assert f"Row {chosen + 1:,} of {matrix}, Z and A is marked." in said
    bare = shapes_figure(m, matrix)
    assert len(bare.layout.shapes) == len(blocks)
    assert "marked" not in words.shapes_alt(m, matrix)
    (samples,) = bare.data
    assert samples.meta == "samples"
    assert samples.customdata[[0, -1]].tolist() == [1, m]
    assert (np.diff(samples.y) < 0).all()
    assert len(samples.y) == min(m, 500)
    tops, feet = samples.y + samples.width / 2, samples.y - samples.width / 2
    assert tops[1:] == pytest.approx(feet[:-1], abs=0.1 * samples.width)  # no gap, no overlap
    assert (tops[0], feet[-1]) == pytest.approx((high[0].y1, high[0].y0), abs=samples.width)


def test_standardised_features_have_a_matrix_of_their_own():
    X, y, W, b = state_of(STATES["W = 0"])
    shown = shown_matrices(X, y, W, b)
    said = [
        words.shapes_table(60, STANDARDISED),
        facts.scores_formula(shown, STANDARDISED),
        facts.gradient_formula(shown, STANDARDISED),
    ]
    assert "Z = SW + b" in said[1]
    assert r"S^\top (A - Y)" in said[2]
    assert not any("X" in text for text in said)
    assert "the matrix of the samples is $S$ here" in words.stacked(60, STANDARDISED)
    assert "$S$" not in words.stacked(60, AS_THEY_ARE) + words.stacked(0, STANDARDISED)


def test_the_race_has_its_axes_before_it_is_run():
    empty = figures.race_figure(None)
    assert not empty.data
    assert [text.text for text in empty.layout.annotations] == [
        "Measure, and two<br>sets of lines<br>appear here"
    ]
    for figure in (empty, figures.race_figure(Race((Lap(100, 2, 2e-4, 100, 1e-4, 1e-17),), 0.5))):
        seconds = figure.layout.yaxis
        for value, text in zip(seconds.tickvals, seconds.ticktext, strict=True):
            power = re.fullmatch("10<sup>(.*)</sup>", text)[1]
            assert value == 10.0 ** int(power.replace("−", "-"))
    assert "Not measured yet" in words.race_alt(None)


def test_the_note_counts_the_samples():
    assert "the first 3 of 500 samples" in words.rows_note(500)
    assert "Written out" not in words.rows_note(3)


def test_the_same_code_learns_any_number_of_features():
    runs = facts.trainings()
    assert [run.d for run in runs] == [2, 5, 20]
    for run in runs:
        X, y = facts.sample_separable_features(
            facts.TRAINING_SAMPLES, run.d, seed=facts.TRAINING_SEED, margin=facts.TRAINING_MARGIN
        )
        assert X.shape == (200, run.d)
        separable = sklearn.linear_model.LogisticRegression(C=1e6, max_iter=10_000).fit(X, y)
        assert separable.score(X, y) == 1.0
        W, b, losses = np.zeros(run.d), 0.0, []
        for _ in range(facts.TRAINING_ITERATIONS + 1):
            A = sigmoid(X @ W + b)
            losses.append(-np.mean(np.log(np.where(y == 1, A, 1 - A))))
            if len(losses) == facts.CHECKED_AT + 1:
                gradient = np.append(X.T @ (A - y) / len(y), np.mean(A - y))
            W, b = (
                W - facts.TRAINING_ALPHA * X.T @ (A - y) / len(y),
                b - facts.TRAINING_ALPHA * np.mean(A - y),
            )
        assert run.trajectory.loss == pytest.approx(losses, rel=1e-9)
        assert (np.diff(run.trajectory.loss) < 0).all()
        assert run.analytic == pytest.approx(gradient, rel=1e-9)
        assert len(run.numerical) == run.d + 1
        assert 0 < run.difference < 1e-9
        right = np.mean((X @ run.trajectory.W[-1] + run.trajectory.b[-1] >= 0) == y)
        checked = np.max(np.abs(run.analytic - run.numerical))
        first, last = f"{losses[0]:.4f}", f"{losses[-1]:.4f}"
        row = f"| {run.d} | {first} | {last} | {100 * right:.0f} % | {spoken(padded(checked, 2))} |"
        assert row in words.check_table(runs).replace("\N{NO-BREAK SPACE}", " ")


def test_the_curves_are_the_losses():
    runs = facts.trainings()
    figure = figures.trainings_figure(runs)
    for run, trace in zip(runs, figure.data, strict=True):
        assert trace.name == f"d = {run.d}"
        assert np.array_equal(trace.y, run.trajectory.loss)


def test_the_code_shown_is_the_code_run():
    run = facts.trainings()[1]
    X, y = facts.sample_separable_features(
        facts.TRAINING_SAMPLES, 5, seed=facts.TRAINING_SEED, margin=facts.TRAINING_MARGIN
    )
    names = {"X": X, "y": y, "gradient_descent": facts.gradient_descent}
    exec(words.CODE, names)
    assert np.array_equal(names["run"].W, run.trajectory.W)
