"""What stands under the switches of "Show": why two lines differ, and why there is none to draw."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from neuron import angle_between, boundary_segment
from playground.drawing.overlay import MOST_RINGS, on_board
from playground.numbers.text import spoken
from playground.state import theory
from playground.state.names import STANDARDISED, names_of

if TYPE_CHECKING:
    from playground.state.experiment import Experiment

OF_MARGINS: Final = ("support_line", "margin_bands")

NO_MARGIN: Final = (
    "No line has every point on its own side: there is no margin here, no support vector line and "
    "no limit."
)
ONE_CLASS: Final = "With one class there is no gap, and so no support vector line."
NO_OPTIMUM: Final = "There is no optimum to draw: the loss has no minimum here."
SAME_DIRECTION: Final = 1e-9
"""Degrees: lines that differ by less are the same but for rounding."""

NOTHING: Final = "There are no points to draw anything for."


def notes(experiment: Experiment) -> list[str]:
    """Say what the switches that are on leave to say, in Markdown; nothing where that is enough."""
    on = [name for name in (*OF_MARGINS, "limit_line", "optimum") if experiment.option(name)]
    if not len(experiment.points):
        return [NOTHING] if on or experiment.option("hulls") else []
    said = []
    margins = [name for name in on if name != "optimum"]
    if margins and not theory.is_separable(experiment):
        said.append(NO_MARGIN)
    elif not theory.has_both_classes(experiment):
        said += [ONE_CLASS] if set(on) & set(OF_MARGINS) else []
    elif {"support_line", "limit_line"} & set(on):
        said += _two_lines(experiment)
    if "optimum" in on and theory.best(experiment) is None:
        said.append(NO_OPTIMUM)
    return said + _out_of_view(experiment, on)


def _two_lines(experiment: Experiment) -> list[str]:
    """Say why the support vector line is not where gradient descent goes, and how far they are."""
    support, limit = theory.support_line(experiment), theory.limit_line(experiment)
    if support is None or limit is None or not support.W.any() or not limit.W.any():
        return []
    angle = angle_between(support.W, limit.W)
    here = "Here both have the same direction."
    if angle > SAME_DIRECTION:
        here = f"Here they differ by **{spoken(angle, 3)}°**."
    words = (
        "**Two widest margins.** The support vector line is as far from its nearest points as can "
        "be: it has the least ‖W‖ with each score at least 1 on its own side. To gradient descent "
        "the bias is one more weight, and it turns towards the least ‖(W, b)‖: so it matters to it "
        f"where the origin is. {here}"
    )
    if names_of(experiment) == STANDARDISED:
        words += (
            " Both belong to the standardised features, on which the neuron is trained, and so do "
            "the angle and the gap: on the board, lengths along one axis count more."
        )
    many = len(support.support) - MOST_RINGS
    if many > 0 and experiment.option("support_line"):
        words += f" {many} more support vectors have no ring."
    return [words]


def _out_of_view(experiment: Experiment, on: list[str]) -> list[str]:
    """Name the lines that are to be drawn but lie beside the view."""
    lines = {
        "support_line": ("The support vector line", theory.support_line),
        "limit_line": ("The limit of gradient descent", theory.limit_line),
        "optimum": ("The line of the optimum", theory.best),
    }
    said = []
    for name, (called, find) in lines.items():
        line = find(experiment) if name in on else None
        if line is None or (name == "support_line" and not line.W.any()):
            continue
        W, b = on_board(experiment, line)
        if not W.any():
            said.append(f"{called} is none: there W is 0.")
        elif boundary_segment(W, b, experiment.box) is None:
            said.append(f"{called} is out of view.")
    return said
