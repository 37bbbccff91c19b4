"""What is known of the samples alone, whatever run is on the board: limits, optimum, infimum."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from neuron import angle_between, step_limit
from playground.state import theory

if TYPE_CHECKING:
    from typing import Literal

    from neuron import Optimum, WidestMargin
    from playground.state.shown import Shown

    Verdict = Literal["separable", "one class", "touching", "overlapping", "beyond"]


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """What gradient descent does on these samples in the end."""

    verdict: Verdict
    """As in ``separability``; "one class" is separable by the bias alone, and "beyond" has numbers
    that leave float64."""
    step_limit: float
    """2/beta: below it no step can raise the loss."""
    limit: WidestMargin | None = None
    """Where the direction of (W, b) goes, if the verdict is "separable" or "one class"."""
    widest: WidestMargin | None = None
    """The support vector line, if the verdict is "separable"."""
    apart: float | None = None
    """By how many degrees W differs between the two."""
    best: Optimum | None = None
    """The optimum, if the verdict is "overlapping"."""
    infimum: float = 0.0
    """What the loss cannot go below."""

    @property
    def gamma(self) -> float | None:
        """The margin of the limit."""
        return None if self.limit is None else self.limit.margin


def known(shown: Shown) -> Known:
    """Find what is known of the samples that the neuron is trained on."""
    experiment, most = shown.experiment, step_limit(shown.X)
    beyond = Known("beyond", most)
    found = theory.verdict(experiment)
    if found is None:
        return beyond
    if found.verdict != "separable":
        least, best = theory.least_loss(experiment), theory.best(experiment)
        if least is None or (best is None and found.verdict == "overlapping"):
            return beyond
        return Known(found.verdict, most, best=best, infimum=least)
    limit, widest = theory.limit_line(experiment), theory.support_line(experiment)
    if limit is None or widest is None:
        return beyond
    if widest.margin is None:
        return Known("one class", most, limit)
    return Known("separable", most, limit, widest, angle_between(limit.W, widest.W))
