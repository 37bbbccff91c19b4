"""Every number of the panel "From loops to matrices", computed again."""

import re

import numpy as np
import pytest
import sklearn.linear_model

from playground.panels import matrices_facts as facts
from playground.panels import matrices_figures as figures
from playground.panels import matrices_words as words
from tests.panel_states import STATES, state_of

WITH_POINTS = {name: state for name, state in STATES.items() if len(state.points)}
NUMBER = r"(-?\d+\.\d+(?: \\times 10\^\{-?\d+\})?)"


@pytest.fixture(params=WITH_POINTS, ids=str)
def state(request):
    return state_of(WITH_POINTS[request.param])


def matrices(latex):
    """Read the matrices of a formula back as lists of rows; dots are left out."""
    found = []
    for body in re.findall(r"\\begin\{bmatrix\} (.*?) \\end\{bmatrix\}", latex):
        rows = [row.split(" & ") for row in body.split(r" \\ ")]
        rows = [[read(cell) for cell in row if "dots" not in cell] for row in rows]
        found.append(np.array([row for row in rows if row]))
    return found


def read(text):
    mantissa, _, exponent = text.partition(r" \times 10^{")
    return float(mantissa) * 10.0 ** int(exponent.rstrip("}") or 0)


def near(values):
    """What three digits after the point leave of these values."""
    values = np.asarray(values, dtype=float)
    return pytest.approx(values, rel=1e-3, abs=5.1e-4)


def sigmoid(Z):
    with np.errstate(over="ignore"):
        return 1 / (1 + np.exp(-Z))


def test_scores(state):
    X, _, W, b = state
    latex = facts.scores_formula(*(state[place] for place in (0, 2, 3)))
    shown_X, shown_W, shown_Z = matrices(latex)
    assert shown_X == near(X[:3])
    assert shown_W == near(W[:, np.newaxis])
    assert shown_Z[:, 0] == near((X @ W + b)[:3])
    assert (r"\vdots" in latex) == (len(X) > 3)


def test_activations(state):
    X, y, W, b = state
    A, Y, missed = (matrix[:, 0] for matrix in matrices(facts.activations_formula(*state)))
    assert near(sigmoid(X @ W + b)[:3]) == A
    assert Y.tolist() == y[:3].tolist()
    assert missed == near((sigmoid(X @ W + b) - y)[:3])


def test_gradients(state):
    X, y, W, b = state
    A_minus_Y = sigmoid(X @ W + b) - y
    latex = facts.gradient_formula(*state)
    transposed, missed, dW = matrices(latex)
    assert transposed == near(X[:3].T)
    assert missed[:, 0] == near(A_minus_Y[:3])
    assert dW[:, 0] == near(X.T @ A_minus_Y / len(y))
    assert rf"\tfrac{{1}}{{{len(y)}}}" in latex
    last = re.findall(NUMBER, facts.bias_formula(*state))[-1]
    assert read(last) == near(A_minus_Y.mean())


def test_rounding_alone_is_written_as_zero():
    X, y, W, b = state_of(STATES["W = 0"])  # as many of each class: the mean of A - Y is 0
    assert re.findall(NUMBER, facts.bias_formula(X, y, W, b))[-1] == "0.000"
    tiny = facts.bias_formula(np.array([[1.0, 0.0]]), np.array([1.0]), np.array([300.0, 0.0]), 0.0)
    assert read(re.findall(NUMBER, tiny)[-1]) == pytest.approx(-np.exp(-300.0), rel=1e-3)


@pytest.mark.parametrize("m", [0, 1, 60, 10_000])
def test_shapes(m):
    table = facts.shapes_table(m)
    shapes = dict(re.findall(r"\| \$(\w)\$ \| .*? \| `(.*?)` \|", table))
    X, W = np.zeros((m, 2)), np.zeros(2)
    expected = {"X": X, "W": W, "b": np.float64(0), "Z": X @ W, "A": X @ W, "Y": np.zeros(m)}
    for name, array in expected.items():
        assert shapes[name].replace(",", "").replace("\N{NO-BREAK SPACE}", " ") == str(
            array.shape
        ).replace(",", "")


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
        row = f"| {run.d} | {first} | {last} | {100 * right:.0f} % | {checked:.1e} |"
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
