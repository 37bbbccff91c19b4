"""What an event has made wrong in the sidebar, so that this is drawn anew and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from playground.page import session
from playground.page.redraw import BOARD, DATA, RATE, REST, START, redraw
from playground.state.options import NAMED
from playground.state.settings import SAMPLING, TRAINING
from playground.state.start import start_of

if TYPE_CHECKING:
    from playground.state.events import Event
    from playground.state.experiment import Experiment

WEIGHTS: Final = ("w1", "w2", "b")
"""Names of the training settings in the group "Start"."""

OTHERS: Final = tuple(name for name in TRAINING if name not in {"alpha", *WEIGHTS})
"""Names of those that stand below the step limit."""

START_FROM: Final = "start-from"
STANDARDISE: Final = "standardise"
PINS: Final = "pin-run"
"""Names of widgets."""


def _data_values(experiment: Experiment) -> dict[str, object]:
    named = {name: experiment.option(name) for name in NAMED}
    return {name: getattr(experiment.sampling, name) for name in SAMPLING} | named


def _start_values(experiment: Experiment) -> dict[str, object]:
    weights = {name: getattr(experiment, name) for name in WEIGHTS}
    return {START_FROM: start_of(experiment), **weights}


def _rate_values(experiment: Experiment) -> dict[str, object]:
    return {"alpha": experiment.alpha}  # the slider follows the field


def _training_values(experiment: Experiment) -> dict[str, object]:
    others = {name: getattr(experiment, name) for name in OTHERS}
    pins = len(experiment.pins)
    return {STANDARDISE: experiment.option(STANDARDISE), PINS: pins, **others}


VALUES: Final = {
    DATA: _data_values,
    START: _start_values,
    RATE: _rate_values,
    REST: _training_values,
}
"""What the widgets of each part must show, by their keys."""


def happened(part: str, *events: Event) -> None:
    """Apply what a widget of a part of the sidebar asked for, and draw what follows from it."""
    session.dispatch(*events)
    follow(part)


def follow(*used: str) -> None:
    """Draw what is wrong in the sidebar, or not there yet, and the parts that were ``used``.

    Not all of it always: it costs several times what the board does. During a drag nothing that
    was not used, until it ends. Nothing before the browser has drawn the board.
    """
    record = session.visit()
    if not record.begun:
        return
    wrong = [
        part
        for part, values in VALUES.items()
        if part in used
        or not (record.in_hand or record.drawings.stands(part, values(record.experiment)))
    ]
    if wrong:
        redraw(BOARD, *wrong)
