"""The run as a short lesson in code: the sections that the script and the notebook are made of.

The code needs NumPy alone and does the very operations of ``neuron/_run.py``, in the same order, so
that on the same machine it arrives at the same bits.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from neuron import STEPS_FIRST_UP_TO  # which of two orders of the same operations the run takes
from playground.drawing.figures import as_text
from playground.exports.text_code import (
    DESCENT,
    FOLD,
    GRADIENT_FEW,
    GRADIENT_MANY,
    IMPORTS,
    LINE_AS_IT_IS,
    LINE_OF_STANDARDISED,
    LOSS,
    NO_POINTS,
    PLOTS,
    RESULT,
    STANDARDISE,
    TOKENS,
    alpha_line,
    bias_line,
    labels_line,
    samples_line,
    shown_line,
    weights_line,
)
from playground.exports.words import (
    DESCENT_COMMENT,
    DESCENT_TITLE,
    DESCENT_WORDS,
    GRADIENT_COMMENT,
    GRADIENT_TITLE,
    GRADIENT_WORDS,
    LOSS_COMMENT,
    LOSS_TITLE,
    LOSS_WORDS,
    MARGIN,
    MARGIN_COMMENT,
    MARGIN_WORDS,
    NOTHING_COMMENT,
    NOTHING_WORDS,
    PLOTS_COMMENT,
    PLOTS_TITLE,
    PLOTS_WORDS,
    RESULT_COMMENT,
    RESULT_TITLE,
    RESULT_WORDS,
    SAMPLES,
    SAMPLES_COMMENT,
    SAMPLES_WORDS,
    SETTINGS,
    SETTINGS_COMMENT,
    SETTINGS_WORDS,
    STANDARDISED,
    STANDARDISED_COMMENT,
    STANDARDISED_WORDS,
    STOPS,
)
from playground.state.names import called
from playground.state.shown import iteration_shown, last_iteration
from playground.state.texts import literal

if TYPE_CHECKING:
    from playground.state.experiment import Experiment
    from playground.state.run import Run

ROWS_A_LINE = 4


@dataclass(frozen=True, slots=True)
class Section:
    """One step of the lesson: what it is about, and its code."""

    title: str
    words: str
    """In Markdown, with formulas in LaTeX: for the notebook."""
    comment: str
    """The same in plain text, without formulas that only a notebook can show: for the script."""
    code: str


def lesson(experiment: Experiment, run: Run) -> list[Section]:
    """Write the sections for a run; one that stopped early has as many iterations as it has."""
    sections = [_samples(experiment), _settings(experiment, run)]
    if not len(experiment.points):
        return [*sections, NO_POINTS_SECTION]
    if experiment.option("standardise"):
        sections.append(STANDARDISE_SECTION)
    few = len(experiment.points) <= STEPS_FIRST_UP_TO
    return [
        *sections,
        FOLD_SECTION,
        LOSS_SECTION,
        GRADIENT_FEW_SECTION if few else GRADIENT_MANY_SECTION,
        DESCENT_SECTION,
        RESULT_SECTION,
        _plots(experiment),
    ]


def _samples(experiment: Experiment) -> Section:
    rows = [f"[{x1!r}, {x2!r}]" for x1, x2, _ in experiment.points.rows()]
    labels = [str(label) for *_, label in experiment.points.rows()]
    lines = [
        IMPORTS,
        "",
        samples_line(_listed(rows, ROWS_A_LINE)),
        labels_line(_listed(labels, 20)),
        "m = len(y)",
    ]
    return Section(
        SAMPLES,
        SAMPLES_WORDS,
        SAMPLES_COMMENT,
        "\n".join(lines),
    )


def _listed(entries: list[str], a_line: int) -> str:
    chunks = [", ".join(entries[at : at + a_line]) for at in range(0, len(entries), a_line)]
    return "[\n    " + ",\n    ".join(chunks) + ",\n]" if chunks else "[]"


def _settings(experiment: Experiment, run: Run) -> Section:
    lines = [
        alpha_line(experiment.alpha),
        weights_line(w1=experiment.w1, w2=experiment.w2),
        bias_line(experiment.b),
        f"iterations = {last_iteration(experiment, run)}",
        shown_line(iteration_shown(experiment, run)),
    ]
    stopped = run.stopped and run.last <= experiment.iterations
    words = SETTINGS_WORDS
    comment = SETTINGS_COMMENT
    if stopped:
        end = STOPS
        words, comment = words + end, comment + end
    return Section(SETTINGS, words, comment, "\n".join(lines))


def _plots(experiment: Experiment) -> Section:
    view = ", ".join(repr(edge) for edge in experiment.box)
    transform = LINE_OF_STANDARDISED if experiment.option("standardise") else LINE_AS_IT_IS
    samples = "X_original" if experiment.option("standardise") else "X"
    own = called(experiment)
    titles = (name or plain for name, plain in zip(own.given, ("x1", "x2"), strict=False))
    code = PLOTS.replace("NAMES", ", ".join(_shown(own.of_class(label)) for label in (0, 1)))
    for place, title in enumerate(titles, 1):
        code = code.replace(f"TITLE{place}", _shown(title))
    code = code.replace("VIEW", view).replace("TRANSFORM\n", transform)
    return Section(
        PLOTS_TITLE,
        PLOTS_WORDS,
        PLOTS_COMMENT,
        code.replace("SAMPLES", samples),
    )


def _shown(name: str) -> str:
    """Write a visitor's text as code, of which Plotly shows every character."""
    return literal(as_text(name), TOKENS)


NO_POINTS_SECTION = Section(RESULT_TITLE, NOTHING_WORDS, NOTHING_COMMENT, NO_POINTS)

STANDARDISE_SECTION = Section(
    STANDARDISED,
    STANDARDISED_WORDS,
    STANDARDISED_COMMENT,
    STANDARDISE,
)

FOLD_SECTION = Section(
    MARGIN,
    MARGIN_WORDS,
    MARGIN_COMMENT,
    FOLD,
)

LOSS_SECTION = Section(
    LOSS_TITLE,
    LOSS_WORDS,
    LOSS_COMMENT,
    LOSS,
)


GRADIENT_FEW_SECTION = Section(GRADIENT_TITLE, GRADIENT_WORDS, GRADIENT_COMMENT, GRADIENT_FEW)
GRADIENT_MANY_SECTION = Section(GRADIENT_TITLE, GRADIENT_WORDS, GRADIENT_COMMENT, GRADIENT_MANY)

DESCENT_SECTION = Section(
    DESCENT_TITLE,
    DESCENT_WORDS,
    DESCENT_COMMENT,
    DESCENT,
)

RESULT_SECTION = Section(
    RESULT_TITLE,
    RESULT_WORDS,
    RESULT_COMMENT,
    RESULT,
)
