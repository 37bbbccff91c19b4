"""The keys, and what each does: for the board's dialog and for the guide."""

from typing import Final

KEYS: Final = (
    ("Space", "Play, pause"),
    ("→ ←", "One step; ten with Shift"),
    ("Page Down, Page Up", "One step, for a clicker"),
    ("Home, End", "First and last iteration"),
    ("Ctrl+Z, Ctrl+Shift+Z", "Undo, redo (⌘ on a Mac)"),
    (
        "Tab to the board",
        (
            "A crosshair (also by ↑, ↓ or Enter there): arrow keys move it, ten times as far with "
            "Shift; Enter uses the tool, Delete removes a point, Escape leaves"
        ),
    ),
    (
        "Tab to the line",
        (
            "↑ and ↓ shift it along its arrow and back, ← and → turn it, + and − make it sharper "
            "or softer; ten times as far with Shift"
        ),
    ),
    (
        "Tab to a weight",
        "In the diagram: ↑ and ↓ change it by 0.1, ten times as much with Shift",
    ),
    ("Shift and a click", "A point of the other class"),
    ("Alt and a click", "Choose a point to look at; in a panel, a click on its mark will do"),
    ("P, Escape", "Present, leave presenting"),
    ("?", "These keys"),
)
