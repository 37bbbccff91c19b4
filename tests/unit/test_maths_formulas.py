"""The page "The maths" has every displayed formula of the article, each letter with one meaning."""

import re

import pytest

from playground.maths.figures import FIGURES
from playground.maths.numbers import fill
from playground.maths.sections import SECTIONS

TEXT = {
    section.title: " ".join((fill(section.text) + fill(section.footnote)).split())
    for section in SECTIONS
}
MEAN = r"\frac{1}{m} \sum_{i=1}^{m} (a^{(i)} - y^{(i)})"
ARTICLE = {
    "The problem": (
        r"\bigl\{ (x^{(i)}, y^{(i)}) \bigr\}_{i=1}^{m}",
        r"\in \mathbb{R}^2",
        r"\{0, 1\}",
    ),
    "Score and boundary": ("z(x_1, x_2) = w_1 x_1 + w_2 x_2 + b",),
    "The perceptron": (r"\hat y = \begin{cases} 1 & \text{if } z \ge 0",),
    "The sigmoid, a probability": (
        r"a(z) = \frac{1}{1 + e^{-z}}",
        r"P(Y = 1 \mid x) &= a(z)",
        r"P(Y = 0 \mid x) &= 1 - a(z)",
        r"Y \mid x \sim \text{Bernoulli}(a(z))",
    ),
    "Small changes": (
        r"\sum_j \frac{\partial a}{\partial w_j}\,\delta w_j",
        r"+ \frac{\partial a}{\partial b}\,\delta b",
    ),
    "The log-loss": (
        r"L^{(i)} = -\Bigl( & y^{(i)} \log a^{(i)}",
        r"L = -\frac{1}{m} \sum_{i=1}^{m}",
    ),
    "The likelihood": (
        r"Y^{(i)} \mid x^{(i)} \sim \text{Bernoulli}(a^{(i)})",
        r"= (a^{(i)})^{y^{(i)}} (1 - a^{(i)})^{1 - y^{(i)}},",
        r"\prod_{i=1}^{m} (a^{(i)})^{y^{(i)}} (1 - a^{(i)})^{1 - y^{(i)}}",
    ),
    "The logarithm": (
        r"\log \mathcal{L} = \sum_{i=1}^{m} & \Bigl( y^{(i)} \log a^{(i)}",
        r"-\frac{1}{m} \log \mathcal{L} &= -\frac{1}{m} \sum_{i=1}^{m} \Bigl( y^{(i)} \log a^{(i)}",
    ),
    "Gradient descent": (
        r"W_{k+1} &= W_k - \alpha\,\frac{\partial L}{\partial W_k}",
        r"b_{k+1} &= b_k - \alpha\,\frac{\partial L}{\partial b_k}",
        r"\begin{bmatrix} \partial L / \partial w_1 \\ \partial L / \partial w_2 \end{bmatrix}",
    ),
    "Notation": (
        r"L = \frac{1}{m} \sum_{i=1}^{m} L^{(i)}",
        r"z^{(i)} = W^\top x^{(i)} + b",
        "a^{(i)} = a(z^{(i)})",
    ),
    "The gradient, step by step": (
        r"= \frac{1}{m} \sum_{i=1}^{m} \frac{\partial L^{(i)}}{\partial w_j},",
        r"= \frac{1}{m} \sum_{i=1}^{m} \frac{\partial L^{(i)}}{\partial b}.",
        r"= \frac{\partial L^{(i)}}{\partial a^{(i)}} \cdot \frac{\partial a^{(i)}}{\partial z",
        r"{\partial z^{(i)}} \cdot \frac{\partial z^{(i)}}{\partial w_j}.",
        r"\left( \frac{y^{(i)}}{a^{(i)}} - \frac{1 - y^{(i)}}{1 - a^{(i)}} \right)",
        r"\frac{\partial a^{(i)}}{\partial z^{(i)}} &= a^{(i)} (1 - a^{(i)})",
        r"\frac{\partial z^{(i)}}{\partial w_j} &= x_j^{(i)}",
        r"\frac{\partial L^{(i)}}{\partial w_j} = (a^{(i)} - y^{(i)})\, x_j^{(i)}",
        r"\frac{\partial L^{(i)}}{\partial z^{(i)}} \cdot \frac{\partial z^{(i)}}{\partial b}",
        r"\frac{\partial L^{(i)}}{\partial z^{(i)}} &= a^{(i)} - y^{(i)}",
        r"\frac{\partial z^{(i)}}{\partial b} = 1",
        r"\frac{\partial L^{(i)}}{\partial b} &= a^{(i)} - y^{(i)}",
        rf"\boxed{{\frac{{\partial L}}{{\partial w_j}} = {MEAN}\, x_j^{{(i)}}}}",
        rf"\boxed{{\frac{{\partial L}}{{\partial b}} = {MEAN}}}",
    ),
    "More features": (r"z^{(i)} = \sum_{j=1}^{d} w_j x_j^{(i)} + b", r"W = (w_1, \dots, w_d)"),
    "All samples at once": (
        r"\in \mathbb{R}^{m \times 2}",
        r"Y = \begin{bmatrix} y^{(1)}",
        r"A = \begin{bmatrix} a^{(1)}",
        r"\in \mathbb{R}^{m}",
        r"W = \begin{bmatrix} w_1 \\ w_2 \end{bmatrix} \in \mathbb{R}^{2}",
        "Z = XW + b",
        r"A = \sigma(Z)",
        r"L = -\frac{1}{m} \sum_{i=1}^{m}",
        r"\frac{\partial L}{\partial W} = \frac{1}{m} X^\top (A - Y)",
        rf"\frac{{\partial L}}{{\partial b}} = {MEAN}",
    ),
}
"""The article's displayed formulas, in our notation, by the section that has them."""


@pytest.mark.parametrize("title", ARTICLE)
def test_the_formulas_of_the_article_are_there(title):
    for formula in ARTICLE[title]:
        assert formula in TEXT[title], formula


def test_each_letter_has_one_meaning():
    likelihood = {title for title, text in TEXT.items() if r"\mathcal{L}" in text}
    assert likelihood == {"The likelihood", "The logarithm", "Notation"}
    table, _, below = TEXT["Notation"].partition("The sigmoid has two names")
    assert r"| $\mathcal{L}$ | the likelihood, and only that |" in table
    assert r"\mathcal{L}" not in below
    for text in TEXT.values():  # the mean loss is no function of one output or score
        assert not re.search(r"\\partial L\}\{\\partial [az]|\\partial L / \\partial [az]", text)
    assert all("ℒ" not in str(draw()) for draw in FIGURES.values())
    assert FIGURES["descent"]().layout.yaxis.title.text == "loss L(w₁)"
