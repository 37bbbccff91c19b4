"""The page "The maths": every number that its text states, computed again from scratch."""

import math
import re

import numpy as np
import pytest

from playground.drawing.figures import COLOUR
from playground.maths.figures import FIGURES, activations
from playground.maths.numbers import CORNERS, EXAMPLE, fill, numbers
from playground.maths.sections import SECTIONS
from playground.maths.text import INTRODUCTION
from playground.page.maths import sentence
from tests import textbook

X = np.array([[-2.0, -1.0], [-1.0, 0.5], [2.0, 1.0], [1.0, -0.5]])
Y = np.array([0.0, 0.0, 1.0, 1.0])
Z = X @ [1.0, 2.0] - 1.0
A = 1.0 / (1.0 + np.exp(-Z))
OWN = np.where(Y == 1, A, 1 - A)
TEXT = {
    section.title: " ".join((fill(section.text) + fill(section.footnote)).split())
    for section in SECTIONS
}


def says(title, *texts):
    for text in texts:
        assert text in TEXT[title], text


def four(values):
    return [f"${value:.4f}$" for value in values]


def test_the_example_is_the_one_in_the_table():
    rows = re.findall(r"^\| (\d) \| (\S+) \| (\S+) \| ([01]) \|$", INTRODUCTION, re.MULTILINE)
    table = [[float(cell.replace("\u2212", "-")) for cell in row[1:]] for row in rows]
    assert np.array_equal(table, np.column_stack([X, Y]))
    assert np.array_equal(EXAMPLE.X, X)
    assert np.array_equal(EXAMPLE.y, Y)
    assert "$w_1 = 1$, $w_2 = 2$" in INTRODUCTION
    assert "$b = -1$" in INTRODUCTION


def test_every_section_is_alive():
    for section in SECTIONS:
        assert section.figure or "<<" in section.text, section.title


def test_no_placeholder_is_left_and_none_is_idle():
    assert not [title for title, text in TEXT.items() if "<<" in text or ">>" in text]
    raw = "".join(section.text + section.footnote for section in SECTIONS)
    assert {name for name in numbers() if f"<<{name}>>" not in raw} == set()


def test_scores_and_the_length_of_w():
    says("Score and boundary", *(f"${z:g}$" for z in Z), f"${math.sqrt(5):.4f}$")


def test_predictions_of_the_threshold():
    assert [int(z >= 0) for z in Z] == [0, 0, 1, 0]
    says("The perceptron", "$0, 0, 1, 0$", r"$75\,\%$", r"z \ge 0", "Erratum", "$z < 0$")


def test_probabilities_and_the_softmax_of_two_classes():
    softmax = math.exp(4) / (math.exp(1) + math.exp(4))
    says("The sigmoid, a probability", *four(A), f"a(3) = {softmax:.4f}")
    assert f"{softmax:.4f}" == f"{A[2]:.4f}"


def test_small_changes():
    slope = A[3] * (1 - A[3])
    says("Small changes", f"a(1 - a) = {slope:.4f}$")
    errors = []
    for share in (1.0, 0.5):
        change = share * (0.1 * 1 - 0.1 * -0.5 + 0.05)
        true = textbook.sigmoid(Z[3] + change) - A[3]
        errors.append(true - slope * change)
        says("Small changes", *(f"${v:.6f}$" for v in (slope * change, true, errors[-1])))
    assert errors[1] / errors[0] == pytest.approx(0.25, abs=0.01)
    assert Z[3] + 0.2 < 0  # the threshold stays where it is


def test_losses_and_what_a_reader_adds_up():
    losses = -np.log(OWN)
    says("The log-loss", *four(losses), f"L = {losses.mean():.4f}")
    assert losses[3] > losses[:3].sum()
    shown = [float(f"{loss:.4f}") for loss in losses]
    assert round(sum(shown) / 4 - 1e-9, 4) == float(f"{losses.mean():.4f}")


def test_the_likelihood_and_what_a_reader_multiplies():
    product = " \\cdot ".join(f"{p:.4f}" for p in OWN)
    says("The likelihood", f"${product} = {OWN.prod():.4f}$", "independent")
    assert f"{math.prod(float(f'{p:.4f}') for p in OWN):.4f}" == f"{OWN.prod():.4f}"


def test_the_long_product_and_its_logarithm():
    product = 1.0
    for _ in range(2000):
        product *= 0.6
    total = 2000 * math.log(0.6)
    assert repr(product) == "5e-324"
    assert product * 0.6 == product
    says("The logarithm", "2,000 samples", r"$5 \times 10^{-324}$", f"${total:.2f}$")
    says("The logarithm", f"$10^{{{total / math.log(10):.1f}}}$")
    log_likelihood = np.log(OWN).sum()
    says("The logarithm", f"({log_likelihood:.4f}) = {-log_likelihood / 4:.4f}$")


def by_hand(X, y, W, b, alpha, steps):  # noqa: PLR0917
    W, b = textbook.weights_after(steps, X, y, alpha, W, b)
    return W, b, textbook.log_loss(X, y, W, b)


def test_gradient_descent():
    _, _, first = by_hand(X, Y, [1.0, 2.0], -1.0, 1.0, 0)
    _, _, after = by_hand(X, Y, [1.0, 2.0], -1.0, 1.0, 1)
    W, _, last = by_hand(X, Y, [1.0, 2.0], -1.0, 1.0, 200)
    widened = np.column_stack([X, np.ones(4)])
    limit = 2 / (np.linalg.eigvalsh(widened.T @ widened)[-1] / 16)
    says("Gradient descent", *four([first, after, last, limit]))
    says("Gradient descent", f"= {np.linalg.norm(W):.2f}$")


def test_the_score_of_the_third_sample_as_a_row_and_as_a_column():
    x, z = X[2], X[2] @ [1.0, 2.0] - 1.0
    w, column = r"\begin{bmatrix} 1 & 2 \end{bmatrix}", rf"{x[0]:g} \\ {x[1]:g}"
    says("Notation", rf"{w} \begin{{bmatrix}} {column} \end{{bmatrix}} - 1 = {z:g}.")
    row, w = rf"\begin{{bmatrix}} {x[0]:g} & {x[1]:g} \end{{bmatrix}}", r"1 \\ 2"
    says("Notation", rf"{row} \begin{{bmatrix}} {w} \end{{bmatrix}} - 1 = {z:g}:")


def test_the_derivation():
    pulls = A - Y
    assert abs(pulls[3]) > np.abs(pulls[:3]).sum()
    says("The gradient, step by step", "further off than the other three together")
    says("The gradient, step by step", *four(pulls))
    a, (x1, x2) = A[3], X[3]
    assert (x1, x2) == (1.0, -0.5)
    factors = f"{-1 / a:.6f} \\cdot {a * (1 - a):.6f}"
    says("The gradient, step by step", f"${factors} \\cdot 1 = {(a - 1):.6f}$")
    says("The gradient, step by step", f"${factors} \\cdot (-0.5) = {(a - 1) * x2:.6f}$")
    product = float(f"{-1 / a:.6f}") * float(f"{a * (1 - a):.6f}")
    assert f"{product:.6f}" == f"{a - 1:.6f}"  # to a reader with a calculator
    dW, db = X.T @ pulls / 4, pulls.mean()
    for value in (*dW, db):
        says("The gradient, step by step", f"= {value:.4f}$")
    W, b, _ = by_hand(X, Y, [1.0, 2.0], -1.0, 1.0, 1)
    for name, value in (("w_1", W[0]), ("w_2", W[1]), ("b", b)):
        says("The gradient, step by step", f"${name} = {value:.4f}$")


def test_matrices():
    pulls = A - Y
    rows = " \\\\ ".join(f"{a:.4f}" for a in A)
    says("All samples at once", rows, " \\\\ ".join(f"{z:g}" for z in Z))
    says("All samples at once", " \\\\ ".join(f"{slope:.4f}" for slope in X.T @ pulls / 4))
    says("All samples at once", f"= {pulls.mean():.4f}.")
    assert r"-2 & -1 \\ -1 & 0.5 \\ 2 & 1 \\ 1 & -0.5" in TEXT["All samples at once"]


def test_many_features():
    digit, exponent = re.search(r"\$(\d) \\times 10\^{(-\d+)}\$", TEXT["More features"]).groups()
    assert 0 < float(f"{digit}e{exponent}") < 1e-8


def test_no_line_parts_the_corners():
    _, _, loss = by_hand(CORNERS.X, CORNERS.y, [0.0, 0.0], 0.0, 0.3, 1000)
    says("What comes next", f"${loss:.4f}$", f"{math.log(2):.4f}$")
    a = np.full(len(CORNERS.y), 0.5)  # at W = 0, b = 0: level, and the loss is convex
    assert np.allclose(CORNERS.X.T @ (a - CORNERS.y), 0, atol=1e-12)
    assert (a - CORNERS.y).sum() == 0
    rng = np.random.default_rng(1)
    for *W, b in rng.normal(size=(200, 3)):
        assert by_hand(CORNERS.X, CORNERS.y, W, b, 0.0, 0)[2] > loss
    assert np.array_equal(CORNERS.y, (CORNERS.X.prod(axis=1) < 0).astype(float))


@pytest.mark.parametrize("z", [-6.0, -0.1, 0.0, 3.0])
def test_the_sentence_below_the_slider(z):
    assert sentence(z) == (
        f"At $z = {z:.1f}$ the threshold says ${int(z >= 0)}$ and the sigmoid "
        f"$a(z) = {textbook.sigmoid(z):.4f}$."
    )


def test_every_figure_is_finite_and_in_the_colours_of_the_page():
    figures = [draw() for draw in FIGURES.values()]
    figures += [activations(z) for z in (-6.0, 0.0, 6.0)]
    for figure in figures:
        assert figure.layout.font.color == COLOUR["text"]
        for trace in figure.data:
            for values in (trace.x, trace.y):
                assert np.isfinite(np.asarray(values, dtype=float)).all()


def test_the_figures_show_the_numbers_of_the_text():
    bars = FIGURES["probabilities"]().data[0]
    assert np.allclose(bars.y, OWN, rtol=1e-14)
    curve, path = FIGURES["descent"]().data
    assert (np.diff(curve.y) < 0).all()
    assert (np.diff(path.y) < 0).all()
    assert (np.diff(np.diff(path.x)) < 0).all()  # the steps get shorter
    w = -2.5
    for shown in path.x:
        assert shown == pytest.approx(w, rel=1e-12)
        a = textbook.sigmoid(X @ [w, 2.0] - 1.0)
        w -= 2.0 * ((a - Y) * X[:, 0]).mean()
    exact, product = FIGURES["long_product"]().data
    assert exact.y[-1] == pytest.approx(2000 * math.log10(0.6), rel=1e-12)
    assert min(product.y) == pytest.approx(math.log10(5e-324))


def test_every_section_with_a_figure_describes_it():
    assert {bool(section.figure) == bool(section.alt) for section in SECTIONS} == {True}
    assert {section.figure for section in SECTIONS} - {"", "activations"} == set(FIGURES)
