"""What a lesson's scene asks of the board: what is not to be seen yet, and a sketch of the loss."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final


@dataclass(frozen=True, slots=True, eq=False)
class SceneOnBoard:
    """What a scene asks of the board; by itself, nothing."""

    unseen: bool = False
    """Whether the run to come is not to be seen, as it is being guessed."""
    sketch: dict[str, Any] | None = None
    """Of the loss: whether it is "open" to the hand, its "heights" in thousandths of a nat at
    "columns" from iteration 0 to "iterations", its "first" height, and "traces" that show it."""


NO_SCENE: Final = SceneOnBoard()
