"""What the playground accepts beside the settings: every range and count, with its unit."""

from typing import Final

MAX_POINTS: Final = 500
"""Points on the board, placed by hand or sampled."""

MAX_FILE_POINTS: Final = 10_000
"""Points on the board that come from a file or from pasted text."""

MAX_FILE_BYTES: Final = 2_000_000
"""Size of a file, or of pasted text, in bytes."""

COORDINATE: Final = 1e12
"""Largest size of a coordinate, in the units of the axes."""

COORDINATE_DECIMALS: Final = 2
"""A click in the view to begin with is rounded to this many decimals, once, in the browser."""

SAMPLE_DECIMALS: Final = 6
"""A sampled point is rounded to this many decimals."""

UNDO_STEPS: Final = 200
"""Edits that can be taken back."""

FIRST_ANSWER: Final = 1000
"""Iterations past the one on the screen that the answer to an edit carries; the rest follows."""

NEXT_ANSWER: Final = 5000
"""Iterations in each answer that follows."""

HOME_BOX: Final = (-6.0, 6.0, -6.0, 6.0)
"""The view to begin with: x1 from, x1 to, x2 from, x2 to."""

FIT_PADDING: Final = 0.08
"""Room that "Fit view" leaves around the points, as a share of their extent."""

NARROWEST_VIEW: Final = 1e-6
"""Least width and height of the view, in the units of the axes."""

OWN_SCALES: Final = 20.0
"""Where one feature ranges over this many times as much as the other, each has its own scale."""

LEAST_HOME: Final = 3.0
"""Points that range over less than this are too small for the view to begin with."""

MAX_EVENTS: Final = 2000
"""Events in one message from the browser."""
