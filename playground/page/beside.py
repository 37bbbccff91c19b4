"""What stands around the board, and whether it can stay as it is while the board is drawn alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from playground.board.words_certificate import badge
from playground.lessons.shelf import open_scene_of
from playground.page import session
from playground.page.facts import CERTIFICATE, SHOW
from playground.page.point_table import TABLE
from playground.page.redraw import BOARD, redraw
from playground.state.experiment import has_equal_scales
from playground.state.names import called
from playground.state.options import DIAGRAM

if TYPE_CHECKING:
    from playground.state.experiment import Experiment

OPENED: Final = (CERTIFICATE, SHOW, TABLE)
"""Keys of what follows the experiment while it is open."""


def _follows_all(experiment: Experiment) -> bool:
    """Say whether what stands around the board follows it at every event.

    It mostly does not: the board itself draws the neuron's diagram, and the panel has a sentence.
    """
    return bool(
        experiment.option("panel") != DIAGRAM
        or experiment.option("standardise")
        or experiment.task is not None
        or open_scene_of(experiment) is not None
        or any(called(experiment).given)
        or any(session.is_open(key) for key in OPENED)
    )


def said(experiment: Experiment) -> tuple[object, ...]:
    """Give all that is said around the board where little is; where much is, nothing."""
    return () if _follows_all(experiment) else (badge(experiment), has_equal_scales(experiment))


def keep_up() -> None:
    """Draw what stands around the board, too, where that follows it or says something else."""
    record = session.visit()
    says = said(record.experiment)
    if not says or not record.drawings.stands(BOARD, says):
        redraw(BOARD)
