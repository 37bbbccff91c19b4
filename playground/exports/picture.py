"""The picture for a slide: board and loss curve as SVG, which stays sharp at any size."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playground.exports.drawing import make_drawing
from playground.exports.svg import picture_svg
from playground.state.shown import iteration_shown

if TYPE_CHECKING:
    from playground.state.experiment import Experiment
    from playground.state.run import Run


def picture(experiment: Experiment, run: Run) -> str:
    """Draw the iteration on the screen, on white, whatever theme the page has."""
    k = iteration_shown(experiment, run)
    return picture_svg(make_drawing(experiment, run), k)
