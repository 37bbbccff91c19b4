"""By hand: the neuron is parked while the visitor places the line, and then starts where they did.

Three lines are kept: where both start, the best one that was put down by hand, and the one on the
board, which are the initial weights. While that is not the start, the neuron is parked.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

import numpy as np

from neuron import log_loss
from playground.state.events import HoldLine, NeuronsTurn, Nudge, PutLine
from playground.state.options import with_option
from playground.state.run import trained_features
from playground.state.start import OWN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playground.state.events import Event
    from playground.state.experiment import Experiment

Weights = tuple[float, float, float]
"""w1, w2 and b."""

NAMES: Final = ("w1", "w2", "b")
NOTHING_KEPT: Final = {f"{kind}_{name}": 0.0 for kind in ("from", "best") for name in NAMES} | {
    "from_start": OWN
}
BY_HAND: Final = (HoldLine, PutLine, Nudge)


def start(experiment: Experiment) -> Weights:
    """Give the line from which visitor and neuron start."""
    return _kept(experiment, "from")


def best(experiment: Experiment) -> Weights:
    """Give the best line that was put down by hand on these points; at first, the start."""
    return _kept(experiment, "best")


def placed(experiment: Experiment) -> Weights:
    """Give the line that the board starts from."""
    return experiment.w1, experiment.w2, experiment.b


def is_on(experiment: Experiment) -> bool:
    """Say whether the visitor plays against the neuron; without points there is nothing to win."""
    return bool(experiment.option("by_hand")) and len(experiment.points) > 0


def is_parked(experiment: Experiment) -> bool:
    """Say whether the line on the board is the visitor's, so that the neuron waits."""
    return is_on(experiment) and placed(experiment) != start(experiment)


def loss_of(experiment: Experiment, weights: Weights) -> float:
    """Give the log-loss of a line, on the features that the neuron is trained on."""
    W, b = np.array(weights[:2]), weights[2]
    return log_loss(trained_features(experiment), experiment.points.y, W, b)


def followed(before: Experiment, after: Experiment, event: Event) -> Experiment:
    """Return ``after`` with what is kept brought in step with what the event has changed."""
    if not after.option("by_hand"):
        return _with_options(after, NOTHING_KEPT)
    if not before.option("by_hand"):
        begun = replace(after, iteration=0)  # nobody has moved yet
        return _beginning(begun, placed(after), after.option("start"))
    if isinstance(event, NeuronsTurn) or not len(after.points):
        return after
    if isinstance(event, BY_HAND):
        is_better = event.released and loss_of(after, placed(after)) < loss_of(after, best(after))
        return _with_kept(after, "best", placed(after)) if is_better else after
    if placed(before) != placed(after):
        return _beginning(after, placed(after), after.option("start"))
    return after if _task(before) == _task(after) else _with_best(after, placed(after))


def brought_back(present: Experiment, target: Experiment, back: Experiment) -> Experiment:
    """Return ``back``, which undo or redo makes of ``target``, with the lines that belong to it.

    A better line that was put down in the same game meanwhile stays the best.
    """
    if not present.option("by_hand"):
        return back
    if not target.option("by_hand"):
        return _beginning(replace(back, iteration=0), placed(back), back.option("start"))
    kept = _beginning(back, start(target), target.option("from_start"))
    kept = replace(kept, iteration=0) if is_parked(kept) else kept
    if not is_on(kept):
        return _with_kept(kept, "best", best(target))
    lines = [best(one) for one in (target, present) if _game(one) == _game(kept)]
    return _with_best(kept, *lines)


def neurons_turn(experiment: Experiment) -> Experiment:
    """Return the experiment in which the neuron starts where the visitor did."""
    w1, w2, b = start(experiment)
    options = with_option(experiment.options, "start", experiment.option("from_start"))
    return replace(experiment, w1=w1, w2=w2, b=b, iteration=0, options=options)


def _kept(experiment: Experiment, kind: str) -> Weights:
    w1, w2, b = (experiment.option(f"{kind}_{name}") for name in NAMES)
    return w1, w2, b


def _task(experiment: Experiment) -> tuple[object, ...]:
    """Give what the losses of all lines depend on, and the line on the board."""
    return experiment.points, experiment.option("standardise"), placed(experiment)


def _game(experiment: Experiment) -> tuple[object, ...]:
    """Give what two lines must have in common for the better one to count."""
    return experiment.points, experiment.option("standardise"), start(experiment)


def _beginning(experiment: Experiment, weights: Weights, called: str) -> Experiment:
    """Return the experiment in which both start from this line, which is so called."""
    kept = _with_kept(_with_kept(experiment, "from", weights), "best", weights)
    return _with_options(kept, {"from_start": called})


def _with_kept(experiment: Experiment, kind: str, weights: Weights) -> Experiment:
    names = (f"{kind}_{name}" for name in NAMES)
    return _with_options(experiment, dict(zip(names, weights, strict=True)))


def _with_best(experiment: Experiment, *lines: Weights) -> Experiment:
    """Return the experiment with the best of these lines and the one from which both start."""
    least = min((start(experiment), *lines), key=partial(loss_of, experiment))
    return _with_kept(experiment, "best", least)


def _with_options(experiment: Experiment, values: Mapping[str, object]) -> Experiment:
    others = {name: value for name, value in values.items() if experiment.option(name) != value}
    options = experiment.options
    for name, value in others.items():
        options = with_option(options, name, value)
    return replace(experiment, options=options) if others else experiment
