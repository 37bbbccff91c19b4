"""What can be taken on the board and in the diagram, and what the keys on it move.

The browser knows places and steps alone; what they mean is in state/line.py.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from playground.drawing.diagram import BEND, INPUTS
from playground.state.settings import LARGEST_WEIGHT

if TYPE_CHECKING:
    from collections.abc import Mapping

GRIPPED: Final = "boundary"
"""The channel of the line that may be taken anywhere, by the grip on it that is nearest."""

NEAREST: Final = [["arrow", 0.0], [GRIPPED, 0.5]]
"""The line's place nearest to the middle of the view, or the middle of what is in view."""

END: Final = 0.12
"""How far from the ends of the line, as a share of it, it is taken to be turned."""

GRIPS: Final = [
    {"grip": name, "at": at, "about": NEAREST}
    for name, at in (
        ("shift", NEAREST),
        ("sharpen", [["arrow", 1.0]]),
        ("right", [[GRIPPED, END]]),
        ("left", [[GRIPPED, 1.0 - END]]),
    )
]
"""The grips, those first that must have room, with the places where they are (channel and share of
the way between its ends) and where the line stays when it is turned."""

GRIP_KEYS: Final[Mapping[str, list[Any]]] = {
    "ArrowUp": ["shift", 1],
    "ArrowDown": ["shift", -1],
    "ArrowLeft": ["turn", 1],
    "ArrowRight": ["turn", -1],
    "+": ["sharpen", 1],
    "=": ["sharpen", 1],  # the same key without Shift, on most keyboards
    "-": ["sharpen", -1],
    "−": ["sharpen", -1],
}
"""What a key on the line moves, and by how many steps."""

NODE: Final = 0.35
"""Half the width of a node of the diagram, in its plane."""

SLIDERS: Final = [
    {
        "name": name,
        "label": label,
        "from": [x + NODE, y],
        "to": [BEND, y],
        "least": -LARGEST_WEIGHT,
        "most": LARGEST_WEIGHT,
    }
    for (name, (x, y)), label in zip(INPUTS.items(), ("w₁", "w₂", "b"), strict=True)
]
"""The edges of the diagram as far as they are level, each of which moves its weight."""
