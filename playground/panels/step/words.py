"""The words and formulas of "This step"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from playground.numbers.rounding import significant
from playground.numbers.text import bracketed, latex, minus, raised, spoken
from playground.state.names import STANDARDISED

if TYPE_CHECKING:
    from playground.numbers.sums import ShownSum
    from playground.panels.step.gradients import ThreeWays
    from playground.panels.step.numbers import ShownChain, Step
    from playground.state.chosen import Sample
    from playground.state.names import FeatureNames
    from playground.state.shown import Shown

FARTHEST_WRITTEN: Final = 1e12
"""Beyond this size of z the exponents in its factors are longer than anybody reads."""

NO_POINTS: Final = (
    "There is nothing to learn from yet, so no step either. Add a point, or sample a set, and "
    "this is where you see what each sample does to $W$ and $b$."
)

SENTENCE: Final = (
    "Each sample pulls on the line by $a - y$, to its own side; the step goes where all the pulls "
    "together point."
)

PICTURE: Final = "The pull a − y of each sample, in order, and the mean of all pulls"

TABLE_NOTE: Final = (
    "Choose a row, or hold Alt and click a point, to look into a sample; it is ringed on the "
    "board. Click a column's name to sort by it, again to turn the order round. Each column shows "
    "as many digits as it takes for the mean of the numbers you see to be the mean you see; only a "
    "mean too small for them is written with digits of its own. As usual, e-7 stands for × 10⁻⁷."
)

STANDARDISED_NOTE: Final = (
    " Here $s$ is a feature standardised, (x − mean) / deviation, as the neuron sees it."
)

COLUMN_HELP: Final = {
    "z": "Score: w₁x₁ + w₂x₂ + b",
    "a": "Probability of class 1: σ(z)",
    "loss": "L⁽ⁱ⁾: −log of the probability that the neuron gives to the label",
    "(a − y)x₁": "∂L⁽ⁱ⁾/∂w₁: the sample's part of ∂L/∂w₁",
    "(a − y)x₂": "∂L⁽ⁱ⁾/∂w₂: the sample's part of ∂L/∂w₂",
    "a − y": "∂L⁽ⁱ⁾/∂b: the sample's part of ∂L/∂b",
    "L": "The log-loss of all samples: the mean of their losses",
    "∂L/∂w₁": "The mean of (a − y)x₁",
    "∂L/∂w₂": "The mean of (a − y)x₂",
    "∂L/∂b": "The mean of a − y",
}

NAMES: Final = ("w_1", "w_2", "b")
IN_ORDER = "samples, in order of their pull"
SAMPLE, MEAN = "sample", "mean"
SAMPLES = "Samples"
OF_ALL = "of all"
MEANS = "Means"
SAMPLE_HOVER = "sample %{customdata}<br>a − y = %{y:.4g}<extra></extra>"


def with_unit(name: str, exponent: int) -> str:
    """Head a column whose numbers are shown over a power of ten.

    Examples
    --------
    >>> with_unit("z", 0), with_unit("loss", -12)
    ('z', 'loss (×10⁻¹²)')
    """
    return name if exponent == 0 else f"{name} (×10{raised(exponent)})"


def table_note(names: FeatureNames) -> str:
    """Say how the table is used and rounded, and what its features are."""
    return TABLE_NOTE + (STANDARDISED_NOTE if names == STANDARDISED else "")


def heading(shown: Shown, step: Step) -> str:
    """Say which step this is."""
    k = shown.iteration
    title = f"#### From iteration {k} to {k + 1}"
    if step.after is None:
        return (
            f"#### At iteration {k}\n\nThe run stops here: with α = {spoken(shown.alpha)} the "
            "next update would leave the range of float64."
        )
    if k < shown.experiment.iterations:
        return title
    return f"{title}\n\nThis run ends at iteration {k}; below is the update that would come next."


def chain_heading(sample: Sample, label: float) -> str:
    """Say which sample the chain rule is about, and why that one."""
    why = "" if sample.chosen else " No sample is chosen: this one has the greatest loss."
    return f"##### The chain rule, for sample {sample.number}\n\nIts class is {int(label)}.{why}"


def chain(shown: ShownChain, label: float, number: int, names: FeatureNames) -> str:
    """Write the chain rule of the sample of that number, its factors as formulas with numbers."""
    own = f"L^{{({number})}}"
    w1, x1, w2, x2, b = shown.score
    formula = r"-\dfrac{1}{a}" if label == 1.0 else r"\dfrac{1}{1 - a}"
    letter, named = names.letter, names.latex
    lines = [
        (
            rf"$z = w_1 {named[0]} + w_2 {named[1]} + b = {latex(w1)} \cdot {bracketed(x1)} + "
            rf"{bracketed(w2)} \cdot {bracketed(x2)} + {bracketed(b)} = {latex(shown.z)}$"
        ),
        rf"$a = \sigma(z) = {shown.a.latex}$",
        (
            rf"For a weight, three factors: {slope(own, 'w_j', '$')} = "
            rf"{slope(own, 'a')} \cdot {slope('a', 'z')} \cdot {slope('z', 'w_j')}$"
        ),
        (
            rf"{slope(own, 'a', '$')} = -\left(\dfrac{{y}}{{a}} - \dfrac{{1 - y}}{{1 - a}}\right) "
            rf"= {formula} = {latex(shown.dL_da)}$"
        ),
        rf"{slope('a', 'z', '$')} = a\,(1 - a) = {latex(shown.da_dz)}$",
        *(
            rf"{slope('z', f'w_{j}', '$')} = {name} = {latex(x)}$, so "
            rf"{slope(own, f'w_{j}', '$')} = {latex(shown.dL_da)} \cdot "
            rf"{latex(shown.da_dz)} \cdot {bracketed(x)} = {latex(part)} = (a - y)\,{name}$"
            for j, name, x, part in zip((1, 2), named, shown.dz_dw, shown.products, strict=True)
        ),
        (
            rf"The bias has its own chain: {slope(own, 'b', '$')} = "
            rf"{slope(own, 'z')} \cdot {slope('z', 'b')} = "
            rf"{bracketed(shown.dL_dz)} \cdot 1 = {latex(shown.dL_dz)} = a - y$"
        ),
    ]
    note = CHAIN_NOTE.format(own=own, number=number, letter=letter)
    return "\n\n".join(lines) + f"\n\n:small[{note}]"


def slope(of: str, by: str, begin: str = "") -> str:
    """Write a derivative."""
    return rf"{begin}\dfrac{{\partial {of}}}{{\partial {by}}}"


CHAIN_NOTE: Final = (
    "${own}$ is the loss of sample {number} alone; without a number, $L$ is the mean over all "
    "samples. $a$, $z$, ${letter}_j$ and $y$ are this sample's. Derivatives have 4 significant "
    "digits; the numbers before them have as many as a calculator needs to get the same results."
)


def chain_too_far(z: float, pull: float) -> str:
    """Say what can be said where the factors have no digits worth writing."""
    return (
        rf"The score is $z = {latex(significant(z, 4))}$. The neuron is so sure that $1/a$ or "
        r"$1/(1 - a)$, and $a\,(1 - a)$, have exponents too long to write. Their product is simple "
        rf"all the same: $a - y = {latex(significant(pull, 4))}$."
    )


def update(shown: Shown, step: Step, rows: list[ShownSum]) -> str:
    """Write the update with numbers, before and after."""
    lines = [
        r"##### The update",
        (
            r"$W \leftarrow W - \alpha\,\dfrac{\partial L}{\partial W}, \qquad "
            r"b \leftarrow b - \alpha\,\dfrac{\partial L}{\partial b}$"
        ),
    ]
    for name, row in zip(NAMES, rows, strict=False):
        (before,), (minus_alpha, slope) = row.factors
        lines.append(
            rf"${name} \leftarrow {latex(before)} - {latex(-minus_alpha)} \cdot {bracketed(slope)} "
            rf"= {latex(before)} {minus(row.terms[1])} = \mathbf{{{latex(row.total)}}}$"
        )
    if step.loss_after is not None:
        lines.append(loss_moves(spoken(shown.loss), spoken(step.loss_after)))
    if not rows:
        lines.append("The result would leave the range of float64, so it is not taken.")
    elif unmoved := unmoved_names(shown, step):
        lines.append(
            f"The step of {' and '.join(f'${name}$' for name in unmoved)} is smaller than the last "
            "digit of float64, so nothing changes there."
        )
    lines.append(
        f":small[α is {spoken(shown.alpha)}. Each row shows as many digits as it takes for the "
        "numbers, as they stand, to give the result as it stands.]"
    )
    return "\n\n".join(lines)


def loss_moves(before: str, after: str) -> str:
    """Say where the loss goes, as far as its digits show.

    Examples
    --------
    >>> loss_moves("0.2701", "0.2701")
    'The log-loss stays at 0.2701, to the digits shown.'
    """
    if before == after:
        return f"The log-loss stays at {before}, to the digits shown."
    return f"The log-loss goes from {before} to {after}."


def unmoved_names(shown: Shown, step: Step) -> list[str]:
    """Name the parameters that have a slope and yet stay as they are, to the last bit."""
    if step.after is None:
        return []
    before = np.append(shown.W, shown.b)
    after = np.append(*step.after)
    stuck = (before == after) & (np.append(shown.dW, shown.db) != 0)
    return [name for name, is_stuck in zip(NAMES, stuck, strict=True) if is_stuck]


def three_gradients(found: ThreeWays, names: FeatureNames) -> str:
    """Show the gradient three ways, in full, with the largest difference."""
    rows = (
        ("loops over the samples", found.loops),
        (rf"matrices, $\frac{{1}}{{m}}{names.matrix}^\top(A - Y)$", found.matrices),
        ("finite differences", found.differences),
    )
    head = "".join(rf" $\partial L/\partial {name}$ |" for name in NAMES)
    table = [f"| way |{head}", "|:--|--:|--:|--:|"]
    table += [f"| {name} |" + "".join(f" `{v!r}` |" for v in row.tolist()) for name, row in rows]
    return "\n".join(
        [
            "##### The gradient, three ways",
            "",
            *table,
            "",
            (
                f"Largest difference: ${power(found.largest)}$; between loops and matrices alone: "
                f"${power(found.exact)}$."
            ),
            "",
            (
                ":small[All digits of float64. The first two differ by rounding alone: they add in "
                "another order. Finite differences try the loss a little to either side of each "
                "parameter: they know no calculus. They subtract two losses that are nearly alike, "
                f"which costs digits; here they are off by ${power(found.misses)}$ at most.]"
            ),
        ]
    )


def power(value: float) -> str:
    """Write a small difference to two significant digits."""
    return latex(significant(value, 2))
