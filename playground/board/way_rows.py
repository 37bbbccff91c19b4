"""The rows of a way: what is shown for each place that a grip can be dragged to.

They are made as those of a run are, and the browser shows one as it shows an iteration: while the
pointer moves it need not ask, and what is on the screen is what neuron/ computes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from neuron import measured_states
from playground.board.channels import sample_at, screen_steps, state_channels
from playground.board.duel import is_own, placing
from playground.board.words_duel import IN_HAND, NO_RUN
from playground.state.by_hand import best, is_on, loss_of
from playground.state.checks import Refused
from playground.state.run import scale_of, trained_features
from playground.state.way import way

if TYPE_CHECKING:
    from playground.board.channels import Arrays
    from playground.state.experiment import Experiment
    from playground.state.way import Grasp

PREFIX: Final = "way-"
"""How the names of a way's arrays begin."""

GRIP: Final = "grip"
"""The channel with the grip's places."""

MADE_OF: Final = ["w1", "w2", "b"]
"""The channels with what a line is made of."""


@dataclass(frozen=True, slots=True)
class WayRows:
    """What a message carries of a way: its part of the header, and arrays."""

    header: dict[str, Any] | None = None
    arrays: Arrays = field(default_factory=dict)


def way_rows(experiment: Experiment, grasp: Grasp | None, sample: int | None) -> WayRows:
    """Give all rows of a grip's way; none where there is no way, as without a line."""
    if grasp is None:
        return WayRows()
    try:
        found = way(experiment, grasp)
        states, scale = (found.W, found.b), scale_of(experiment)
        placed = states if scale is None else scale.original_parameters(*states)
        has_points = len(experiment.points) > 0
        samples = trained_features(experiment), experiment.points.y
        measured = measured_states(*samples, *states) if has_points else None
    except (Refused, ValueError):  # then each part of the drag is answered by itself
        return WayRows()
    rows = state_channels(experiment, states, measured, placed)
    if has_points:
        rows |= sample_at(experiment, states, sample)
    rows[GRIP] = screen_steps(found.places, experiment.box)
    losses = measured.loss.tolist() if measured is not None else []
    lines, rows["line"] = _said(experiment, losses, len(found.b))
    header = {"number": grasp.number, "rows": len(found.b), "lines": lines}
    return WayRows(header, {PREFIX + name: array for name, array in rows.items()})


def _said(experiment: Experiment, losses: list[float], length: int) -> tuple[list[str], np.ndarray]:
    """Give sentences, and for each row which of them it is."""
    if not is_on(experiment):
        return [IN_HAND if losses else NO_RUN], np.zeros(length, dtype=np.uint16)
    mine, own = loss_of(experiment, best(experiment)), is_own(experiment)
    words = [placing(loss, mine, own=own) for loss in losses]
    lines = list(dict.fromkeys(words))
    places = {text: place for place, text in enumerate(lines)}
    return lines, np.array([places[text] for text in words], dtype=np.uint16)
