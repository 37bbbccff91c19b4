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
from playground.state.names import AS_THEY_ARE, STANDARDISED
from tests.app_numbers import close, decimal, half_up
from tests.panel_states import STATES, state_of

WITH_POINTS = {name: state for name, state in STATES.items() if len(state.points)}
NUMBER = r"(-?[\d.]+(?: \\times 10\^\{-?\d+\})?)"


@pytest.fixture(params=WITH_POINTS, ids=str)
def state(request):
    return state_of(WITH_POINTS[request.param])


def matrices(latex):
    """Read the matrices of a formula back as lists of rows; dots are left out."""
    found = []
    for body in re.findall(r"\\begin\{bmatrix\} (.*?) \\end\{bmatrix\}", latex):
        rows = [row.split(" & ") for row in body.split(r" \\ ")]
        rows = [[number(cell) for cell in row if "dots" not in cell] for row in rows]
        found.append([row for row in rows if row])
    return found


def number(text):
    """A number of a matrix: ``1 - something`` where it is nearly 1."""
    less = text.removeprefix("1 - ")
    with localcontext() as context:
        context.prec = 400
        return decimal(less) if less == text else 1 - decimal(less)


def column(matrix):
    return [row[0] for row in matrix]


def last_digit(shown):
    return -shown.as_tuple().exponent


def sigmoid(Z):
    with np.errstate(over="ignore"):
        return 1 / (1 + np.exp(-Z))


def check_formulas(X, y, W, b):
    """Work out what stands in the formulas, and compare with the true values."""
    shown = shown_matrices(X, y, W, b)
    Z, A_less_Y = X @ W + b, sigmoid(X @ W + b) - y
    first = min(3, len(y))
    with localcontext() as context:
        context.prec = 400
        latex = facts.scores_formula(shown, AS_THEY_ARE)
        shown_X, shown_W, shown_Z = matrices(latex)
        (w1, w2), Z_column = column(shown_W), column(shown_Z)
        sign, bias = re.search(rf"bmatrix\}} ([+-]) {NUMBER} \\\\ &= ", latex).groups()
        bias = decimal(bias) if sign == "+" else -decimal(bias)
        assert len(Z_column) == first
        for (x1, x2), z, exact, row in zip(shown_X, Z_column, Z[:3], X[:3], strict=True):
            assert half_up(x1 * w1 + x2 * w2 + bias, last_digit(z)) == z
            assert close(z, exact, slack="1.2")  # float64 itself is off by some of its last digits
            assert close(x1, row[0])
            assert close(x2, row[1])
        assert close(w1, W[0])
        assert close(w2, W[1])
        assert close(bias, b)
        assert (r"\vdots" in latex) == (len(X) > 3)
        A, Y, missed = map(column, matrices(facts.activations_formula(shown)))
        assert y[:3].tolist() == Y
        for a, label, less, z, exact in zip(A, Y, missed, Z_column, Z[:3], strict=True):
            if abs(exact) > 700:  # where float64 calls the smaller probability 0
                assert a == label or abs(less) == 1
                continue
            assert half_up(a - label, last_digit(less)) == less
            e = (-abs(z)).exp()
            activation = (1 if z >= 0 else e) / (1 + e)
            assert half_up(activation, last_digit(a)) == a
            true = float(sigmoid(exact) if label == 0 else -sigmoid(-exact))
            assert float(less) == pytest.approx(true, rel=5.1e-3)
            if abs(less) > Decimal("0.5"):
                assert float(less) == pytest.approx(true, abs=5.1e-4)
        transposed, residuals, dW = matrices(facts.gradient_formula(shown, AS_THEY_ARE))
        assert transposed == [list(feature) for feature in zip(*shown_X, strict=True)]
        assert column(residuals) == missed
        latex = facts.bias_formula(shown)
        db = decimal(re.findall(NUMBER, latex)[-1])
        for slope, exact in zip(
            (*column(dW), db), (*(X.T @ A_less_Y), A_less_Y.sum()), strict=True
        ):
            scale = np.abs(X).max() + 1
            assert float(slope) == pytest.approx(exact / len(y), rel=5.1e-4, abs=1e-13 * scale)
        assert rf"\tfrac{{1}}{{{len(y)}}}" in facts.gradient_formula(shown, AS_THEY_ARE)
        if len(y) <= 3:  # nothing is left out, so that the slopes can be worked out as well
            m = Decimal(len(y))
            for slope, feature in zip(column(dW), transposed, strict=True):
                total = sum(x * less for x, less in zip(feature, missed, strict=True))
                assert half_up(total / m, last_digit(slope)) == slope
            assert half_up(sum(missed) / m, last_digit(db)) == db
    digits = [len(slope.as_tuple().digits) for slope in (*shown.dW, shown.db)]
    assert max(digits) <= 5


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
    state = state_of(STATES["W = 0"])  # as many of each class: the mean of A - Y is 0
    assert re.findall(NUMBER, facts.bias_formula(shown_matrices(*state)))[-1] == "0.0000"
    tiny = shown_matrices(np.array([[1.0, 0.0]]), np.array([1.0]), np.array([300.0, 0.0]), 0.0)
    mean = decimal(re.findall(NUMBER, facts.bias_formula(tiny))[-1])
    assert float(mean) == pytest.approx(-np.exp(-300.0), rel=1e-3)
    assert r"= \begin{bmatrix} 1 - 5.148 \times 10^{-131} \end{bmatrix}" in (
        facts.activations_formula(tiny)
    )


@pytest.mark.parametrize("m", [0, 1, 60, 10_000])
def test_shapes(m):
    table = facts.shapes_table(m, AS_THEY_ARE).replace("\N{NO-BREAK SPACE}", " ")
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


def test_standardised_features_have_a_matrix_of_their_own():
    X, y, W, b = state_of(STATES["W = 0"])
    shown = shown_matrices(X, y, W, b)
    said = [
        facts.shapes_table(60, STANDARDISED),
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
        assert row in facts.check_table(runs).replace("\N{NO-BREAK SPACE}", " ")


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
