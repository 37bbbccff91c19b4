"""What the playground accepts: every range and count, with its unit, in one place."""

from typing import Final

MAX_POINTS: Final = 500
"""Points on the board, placed by hand or sampled."""

MAX_FILE_POINTS: Final = 10_000
"""Points on the board that come from a file or from pasted text."""

MAX_FILE_BYTES: Final = 2_000_000
"""Size of a file, or of pasted text, in bytes."""

MIN_SAMPLED_POINTS: Final = 2
"""Points; a sample holds both classes."""

COORDINATE: Final = 1e12
"""Largest size of a coordinate, in the units of the axes."""

COORDINATE_DECIMALS: Final = 2
"""A click in the view to begin with is rounded to this many decimals, once, in the browser."""

SAMPLE_DECIMALS: Final = 6
"""A sampled point is rounded to this many decimals."""

MARGIN: Final = (0.0, 3.0)
"""Distance of every sampled point from the true boundary, in the units of the axes."""

SPREAD: Final = (0.1, 3.0)
"""About the standard deviation of a sampled cloud, in the units of the axes."""

BALANCE: Final = (0.05, 0.95)
"""Share of class 1 in a sample."""

DIRECTION: Final = (0.0, 360.0)
"""Angle from the x1 axis to the normal of the true boundary, in degrees."""

NOISE: Final = (0.0, 0.5)
"""Share of a sample's labels that are turned over."""

SEED: Final = (0, 2**32 - 1)
"""Seed of the random generator."""

ALPHA: Final = (0.001, 1000.0)
"""Learning rate."""

ITERATIONS: Final = (1, 20_000)
"""Updates in one run."""

INITIAL_WEIGHT: Final = 100.0
"""Largest size of an initial w1, w2 or b."""

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
