"""What is known of the samples alone, whatever run is on the board: limits, optimum, infimum."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from neuron import (
    angles,
    loss_infimum,
    max_margin,
    max_margin_with_bias,
    optimum,
    separability,
    step_limit,
)
from playground.state.shared import Shared

if TYPE_CHECKING:
    from typing import Literal

    from numpy.typing import NDArray

    from neuron import Optimum, WidestMargin
    from playground.state.shown import Shown

    FloatArray = NDArray[np.float64]
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


KNOWN: Final[Shared[Known]] = Shared(most=4_000_000)
"""For all visitors, as it depends on the samples alone: 5 to 20 ms for 500 points, at each step."""


def known(shown: Shown) -> Known:
    """Find what is known of the samples that the neuron is trained on."""
    key = hashlib.blake2b(shown.X.tobytes() + shown.y.tobytes(), digest_size=16).digest()
    found = KNOWN.find(key)
    if found is None:
        found = _known(shown.X, shown.y)
        KNOWN.keep(key, found, 2 * shown.y.nbytes + 1000)
    return found


def _known(X: FloatArray, y: FloatArray) -> Known:
    most = step_limit(X)
    try:
        verdict = separability(X, y).verdict
        if verdict == "touching":
            return Known(verdict, most, infimum=loss_infimum(X, y))
        if verdict == "overlapping":
            best = optimum(X, y)
            return Known(verdict, most, best=best, infimum=0.0 if best is None else best.loss)
        limit, widest = max_margin_with_bias(X, y), max_margin(X, y)
    except ValueError:
        return Known("beyond", most)
    if limit is None or widest is None or widest.margin is None:
        return Known("one class", most, limit)
    apart = float(angles(limit.W[np.newaxis], widest.W)[0])
    return Known(verdict, most, limit, widest, apart)
