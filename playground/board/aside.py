"""What stands below the slider of alpha: the step limit of the present points, and its mark."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from playground.board import words
from playground.numbers.text import DIGITS, spoken
from playground.state.settings import ALPHA_MARKS
from playground.state.theory import step_limit_of

if TYPE_CHECKING:
    from playground.state.experiment import Experiment

PLACES = np.linspace(0.0, 1.0, len(ALPHA_MARKS))
LOG_MARKS = np.log(ALPHA_MARKS)
MOST_DIGITS = 17
"""No two numbers of float64 are the same in so many."""

TOLD_APART = 10.0 ** (1 - DIGITS)
"""Numbers that differ by more than this share of the larger one differ in ``DIGITS`` digits."""

DECIMALS = 5
"""Of a place on the slider: less than a pixel."""


def _digits(limit: float, alpha: float) -> int:
    """Give as many digits as tell the two apart."""
    if abs(limit - alpha) > TOLD_APART * max(limit, alpha):
        return DIGITS
    counts = range(DIGITS, MOST_DIGITS + 1)
    apart = (count for count in counts if spoken(limit, count) != spoken(alpha, count))
    return DIGITS if limit == alpha else next(apart, MOST_DIGITS)


def aside(experiment: Experiment) -> dict[str, Any]:
    """Give the note, and the share of the slider at which its mark stands; None where it does not.

    It goes with the board's message, as it follows each event that the board does, and the sidebar
    otherwise stays as it is.
    """
    limit, alpha = step_limit_of(experiment), experiment.alpha
    if limit is None:
        return {"text": words.NO_STEP_LIMIT, "share": None}
    side = words.BELOW if alpha < limit else words.ABOVE if alpha > limit else words.EXACTLY_AT
    is_on_slider = ALPHA_MARKS[0] <= limit <= ALPHA_MARKS[-1]
    share = float(np.interp(np.log(limit), LOG_MARKS, PLACES)) if is_on_slider else None
    return {
        "text": words.step_limit(limit=spoken(limit, _digits(limit, alpha)), side=side),
        "share": None if share is None else round(share, DECIMALS),
    }
