"""Which sample the formulas are about: the chosen one, or else the one with the greatest loss."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample's place among the points, and whether someone chose it."""

    place: int
    chosen: bool

    @property
    def number(self) -> int:
        """The article's i, which counts from 1."""
        return self.place + 1


def sample_in_focus(chosen: int, losses: NDArray[np.float64]) -> Sample:
    """Give the sample that the formulas show, by the place that was chosen (-1: none).

    A choice that outlived its point counts as none. Of equal losses the first is taken.
    """
    if 0 <= chosen < len(losses):
        return Sample(chosen, chosen=True)
    return Sample(int(np.argmax(losses)), chosen=False)
