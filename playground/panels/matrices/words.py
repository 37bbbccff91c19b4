"""The words of the panel "From loops to matrices"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from playground.numbers.rounding import fixed, padded
from playground.numbers.text import grouped, spoken
from playground.panels.matrices import facts
from playground.panels.matrices.numbers import DIGITS, PROBABILITY_DIGITS, SHOWN_ROWS
from playground.panels.matrices.race import FEATURES, SAMPLES
from playground.state.names import STANDARDISED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from playground.panels.matrices.facts import Training
    from playground.panels.matrices.race import Race
    from playground.state.names import FeatureNames

SENTENCE: Final = (
    "One product of matrices does for all samples at once what a loop does for one after the other."
)

STACKED: Final = """
A sum over the samples is a product of matrices. Put the samples one below the other as the rows of
$X$; then one line of code replaces a loop over samples with a loop over features inside it. The
numbers stay the same.
"""

STACKED_STANDARDISED: Final = """
The features are standardised, so the matrix of the samples is $S$ here, with rows $(s_1, s_2)$ in
place of $(x_1, x_2)$: from each column of $X$ its mean is taken away, and what is left is divided
by its standard deviation.
"""

IN_NUMPY: Final = "NumPy keeps a column of numbers as a list of them: m × 1 is its (m,)."

NO_POINTS: Final = """
$X$ has no rows yet, so there is nothing to multiply: add points, or sample a set. What stands below
does not need them.
"""

RACE: Final = """
**How much faster?** The gradient, once by loops as in the derivation and once by matrices, on this
very server, for up to 100,000 samples of 50 features. It takes two seconds at most.
"""

INVITATION: Final = "Not measured yet: the button starts it."

REMARK: Final = f"""
**With d features.** Nothing in the derivation counted to two. Each further feature brings one more
weight, one more term $w_j x_j$ in the score, and one more slope of the form you know,
$\\frac{{1}}{{m}} \\sum_i (a^{{(i)}} - y^{{(i)}})\\, x_j^{{(i)}}$. In matrices not even that shows:
$X$ gets another column, and the code does not change. Here it learns three separable sets of
{facts.TRAINING_SAMPLES} samples, with 2, 5 and 20 features.
"""

CODE: Final = f"""run = gradient_descent(
    X, y, alpha={facts.TRAINING_ALPHA}, iterations={facts.TRAINING_ITERATIONS}
)"""

CHECK: Final = (
    f"Loss at the start and at the end, samples on the right side at the end, and the check of the "
    f"gradient at iteration {facts.CHECKED_AT}: the largest difference between the formula and "
    "finite differences (a little more and a little less of each of the d + 1 parameters). It is "
    "theirs: they subtract two losses that are nearly alike, which costs digits."
)

ROW_HOVER = "sample %{customdata}<extra></extra>"
MEASURE = "Measure, and two<br>sets of lines<br>appear here"
LOOPS, MATRICES = "loops", "matrices"
EXTRAPOLATED, MEASURED = "extrapolated", "measured"
SAMPLES_AXIS = "m, samples"
SECONDS_AXIS = "seconds"
ITERATION = "iteration"
LOG_LOSS = "log-loss"
WAIT = "Another visitor is measuring right now. Two seconds from now it is your turn."
MEASURE_BUTTON = "Measure loops against matrices"
MEASURING = "Measuring, two seconds at most"
TRAININGS = "Loss curves of the same code with 2, 5 and 20 features: all of them fall."


def rows_note(m: int) -> str:
    """Say what the formulas leave out, and how they are rounded."""
    rows = ""
    if m > SHOWN_ROWS:
        rows = f"Written out: the first {SHOWN_ROWS} of {grouped(m)} samples; the slopes are those "
        rows += "of all. "
    return (
        f"{rows}Scores and slopes have {DIGITS} significant digits, the smaller of $a$ and $1 - a$ "
        f"has {PROBABILITY_DIGITS}; numbers have more where a calculator needs them to get what "
        "stands here."
    )


def shapes_alt(m: int, matrix: str, chosen: int | None = None) -> str:
    """Describe the picture of the blocks, and which row is marked, by its number."""
    rows = grouped(m)
    marked = "" if chosen is None else f" Row {grouped(chosen)} of {matrix}, Z and A is marked."
    return f"{matrix}, {rows} by 2, times W, 2 by 1, plus b is Z, {rows} by 1; σ of Z is A.{marked}"


def row_number(number: int) -> str:
    """Name a marked row by the article's i, which counts from 1."""
    return f"i = {grouped(number)}"


def stacked(m: int, names: FeatureNames) -> str:
    """Say what the matrices do, and what they hold."""
    standardised = STACKED_STANDARDISED if m and names == STANDARDISED else ""
    return STACKED + standardised + ("" if m else NO_POINTS)


def ratio_table(result: Race) -> str:
    """Tell how many times as long the loops take, for each size; "≈" where extrapolated."""
    laps = {(lap.m, lap.d): lap for lap in result.laps}
    lines = []
    for m in SAMPLES:
        cells = []
        for d in FEATURES:
            lap = laps.get((m, d))
            sign = "≈ " if lap is not None and lap.looped < lap.m else ""
            cells.append("–" if lap is None else f"{sign}{ratio_text(lap.ratio)}")
        lines.append(f"| m = {m:,} | {' | '.join(cells)} |")
    head = "| loops / matrices | " + " | ".join(f"d = {d}" for d in FEATURES) + " |"
    return "\n".join([head, "| ---: |" + " ---: |" * len(FEATURES), *lines])


def ratio_text(ratio: float) -> str:
    """Write a ratio to two digits, with "×".

    Examples
    --------
    >>> ratio_text(3.14), ratio_text(87.6)
    ('3.1 ×', '88 ×')
    """
    return f"{spoken(fixed(ratio, 1 if ratio < 10 else 0))} ×"  # noqa: PLR2004


def about_race(result: Race) -> str:
    """Say what was measured, and what was not."""
    if not result.laps:
        return "The server was too busy to measure anything in two seconds. Try again."
    widest = max(result.laps, key=lambda lap: lap.ratio)
    ratio, difference = fixed(widest.ratio, 0), padded(largest_difference(result), 1)
    text = f"At best the matrices are **{spoken(ratio)} times** as fast (m = {widest.m:,}, "
    text += f"d = {widest.d}). Both gradients agree to {spoken(difference)}: rounding."
    if not result.complete:
        missing = len(SAMPLES) * len(FEATURES) - len(result.laps)
        text += f" Time ran out before {missing} of the sizes."
    return text


def race_alt(result: Race | None) -> str:
    """Name the plot of the race for those who hear it."""
    what = "Seconds for one gradient against the number of samples, by loops and by matrices. "
    return what + (INVITATION if result is None else about_race(result))


def how_measured(result: Race) -> str:
    """Say how it was measured, and what was not."""
    text = f"All of it took {spoken(fixed(result.seconds, 1))} s. Times are processor time of one "
    text += "thread, so that other visitors do not count; the best of up to three."
    short: dict[int, list[str]] = {}
    for lap in result.laps:
        if lap.looped < lap.m:
            short.setdefault(lap.m, []).append(f"{lap.looped:,} (d = {lap.d})")
    if not short:
        return f"{text} All loops ran to the end."
    reached = "; ".join(f"of {m:,} samples {', '.join(parts)}" for m, parts in short.items())
    return (
        f"{text} Hollow marks and ≈ are extrapolated, as every sample costs the loops the same: "
        f"they had time for, {reached}."
    )


def largest_difference(result: Race) -> float:
    """Give the largest difference between the gradients of the two ways, over all sizes."""
    return max(lap.difference for lap in result.laps)


def training_hover(d: int) -> str:
    """Say what is under the pointer of a loss curve."""
    return f"d = {d}, iteration %{{x}}<br>log-loss %{{y:.4g}}<extra></extra>"


def shapes_table(m: int, names: FeatureNames) -> str:
    """List the arrays with their shapes, for two features."""
    gap = "\N{NO-BREAK SPACE}"
    column, in_numpy = f"{m:,}{gap}×{gap}1", f"`({m:,},)`"
    samples = rf"{names.matrix} \in \mathbb{{R}}^{{m \times 2}}"
    rows = (
        (samples, "the samples, one a row", f"{m:,}{gap}×{gap}2", f"`({m:,},{gap}2)`"),
        ("W", "one weight for each feature", f"2{gap}×{gap}1", "`(2,)`"),
        ("b", "the bias, added to every score", "a number", "`()`"),
        ("Z", f"the scores, ${names.matrix}W + b$", column, in_numpy),
        ("A", "the activations, $\\sigma(Z)$", column, in_numpy),
        ("Y", "the labels", column, in_numpy),
    )
    lines = [
        f"| ${name}$ | {meaning} | {shape} | {numpy} |" for name, meaning, shape, numpy in rows
    ]
    return "\n".join(["| array | what it holds | shape | in NumPy |", "|---|---|---|---|", *lines])


def check_table(runs: Iterable[Training]) -> str:
    """Compare the two gradients of each run, and say where its loss goes."""
    lines = []
    for run in runs:
        first, last = (fixed(float(run.trajectory.loss[place]), 4) for place in (0, -1))
        right = fixed(100 * float(run.trajectory.accuracy[-1]), 0)
        difference = spoken(padded(run.difference, 2))
        lines.append(f"| {run.d} | {first} | {last} | {right}\N{NO-BREAK SPACE}% | {difference} |")
    head = "| d | first loss | last loss | right | difference |"
    return "\n".join([head, "| ---: | ---: | ---: | ---: | ---: |", *lines])
