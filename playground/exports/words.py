"""What stands in the files that can be taken away; the program itself is in text_code.py."""

from __future__ import annotations

from typing import Final

PAGE = "One neuron learns"
PLAY, PAUSE = "Play", "Pause"
ITERATION_FIELD = "Iteration"
SPEED, PER_SECOND = "speed", "per second"
"""Of the page that plays the run."""

BOARD = "The board"
CURVE = "The log-loss"

NOTEBOOK_TITLE = """\
# One neuron learns

A run of the single-neuron playground, with NumPy alone. It does the operations of the playground in
the same order, so that on the same machine $W$, $b$ and the loss are the same to the last digit."""

SCRIPT_HEAD = '''\
"""One neuron learns: a run of the single-neuron playground, with NumPy alone.

It does the operations of the playground in the same order, so that on the same machine W, b and the
loss are the same to the last digit. Where Plotly is installed it writes the plots to a file.
"""

'''

READOUTS: Final = (("loss", "log-loss"), ("w1", "w₁"), ("w2", "w₂"), ("b", "b"))
"""Numbers below the plots: name and label; the accuracy follows."""

ITERATION = "iteration"
ACCURACY = "accuracy"
LOG_LOSS_SCALED = "log-loss (log scale)"
LOG_LOSS = "log-loss"
SAMPLES = "The samples"
SAMPLES_WORDS = "One row of $X$ for each sample $x^{(i)}$, and its label $y^{(i)} \\in \\{0, 1\\}$."
SAMPLES_COMMENT = "One row of X for each sample, and its label, 0 or 1."

SETTINGS_WORDS = (
    "The learning rate $\\alpha$, the initial $W$ and $b$, and how many updates to make."
)

SETTINGS_COMMENT = "The learning rate, the initial W and b, and how many updates to make."
STOPS = " The run stops there: the next update would leave the range of float64."
SETTINGS = "The settings"
PLOTS_TITLE = "The plots"

PLOTS_WORDS = (
    "The samples with the boundary $z = 0$ at the iteration that was on the screen, and the "
    "log-loss of the whole run."
)

PLOTS_COMMENT = "The samples with the boundary z = 0, and the log-loss of the whole run."
RESULT_TITLE = "The result"
NOTHING_WORDS = "There is nothing to learn from yet."
NOTHING_COMMENT = "Nothing to learn from yet."
STANDARDISED = "Standardised features"

STANDARDISED_WORDS = (
    "The neuron is trained on $(x - \\mu) / s$, each feature with its mean $\\mu$ and its standard "
    "deviation $s$. All that follows is in these units."
)

STANDARDISED_COMMENT = (
    "The neuron is trained on (x - mean) / standard deviation, and all that follows is in these "
    "units."
)

MARGIN = "Score and margin"

MARGIN_WORDS = (
    "The score of a sample is $z = w_1 x_1 + w_2 x_2 + b$, and the neuron's output "
    "$a = \\sigma(z) = 1 / (1 + e^{-z})$ is its probability of class 1.\n\n"
    "With $s = 2y - 1$, which is $+1$ or $-1$, the *margin* $M = s z$ is the score counted "
    "positive where it leans towards the label. Folding $s$ into the samples once, "
    "$q = s \\cdot (x_1, x_2, 1)$, gives $M = \\theta \\cdot q$ with $\\theta = (w_1, w_2, b)$."
)

MARGIN_COMMENT = (
    "The score of a sample is z = w1 x1 + w2 x2 + b. With s = 2y - 1 the margin M = s z is the\n"
    "score counted positive where it leans towards the label. Folding s into the samples once,\n"
    "q = s (x1, x2, 1), gives M = theta . q with theta = (w1, w2, b)."
)

LOSS_TITLE = "The log-loss"

LOSS_WORDS = (
    "$$L = -\\frac{1}{m} \\sum_i \\left(y^{(i)} \\log a^{(i)} + (1 - y^{(i)}) "
    "\\log(1 - a^{(i)})\\right) = \\frac{1}{m} \\sum_i \\log\\left(1 + e^{-M^{(i)}}\\right)$$\n\n"
    "The second form never takes the logarithm of 0."
)

LOSS_COMMENT = (
    "L = -mean(y log a + (1 - y) log(1 - a)), which is mean(log(1 + exp(-M))): the second form\n"
    "never takes the logarithm of 0."
)

GRADIENT_WORDS = (
    "$$\\frac{\\partial L}{\\partial W} = \\frac{1}{m} X^\\top (A - Y), \\qquad "
    "\\frac{\\partial L}{\\partial b} = \\frac{1}{m} \\sum_i (a^{(i)} - y^{(i)})$$\n\n"
    "Since $a - y = -s / (1 + e^{M})$, both are $-\\frac{1}{m} \\sum_i q^{(i)} / (1 + e^{M^{(i)}})$"
    ", which subtracts no two numbers that are nearly equal."
)

GRADIENT_COMMENT = (
    "dW = X.T (A - Y) / m and db = mean(A - Y). Since a - y = -s / (1 + exp(M)), both are\n"
    "-sum(q / (1 + exp(M))) / m, which subtracts no two numbers that are nearly equal."
)

GRADIENT_TITLE = "The gradient"
DESCENT_TITLE = "Gradient descent"

DESCENT_WORDS = (
    "$$W \\leftarrow W - \\alpha \\frac{\\partial L}{\\partial W}, \\qquad "
    "b \\leftarrow b - \\alpha \\frac{\\partial L}{\\partial b}$$\n\n"
    "Row $k$ of each table is the state after $k$ updates."
)

DESCENT_COMMENT = (
    "W <- W - alpha dW and b <- b - alpha db, together. Row k of each table is the state after k\n"
    "updates."
)

RESULT_WORDS = "At the iteration that was on the screen, and at the end of the run."
RESULT_COMMENT = "At the iteration that was on the screen, and at the end of the run."


def picture_title(k: int) -> str:
    """Name the picture."""
    return f"<title>One neuron at iteration {k}: the board and the log-loss</title>"
