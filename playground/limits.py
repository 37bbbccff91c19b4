"""What the playground accepts: every range and count, with its unit, in one place."""

from typing import Final

MAX_POINTS: Final = 500
"""Points on the board, placed by hand or sampled."""

MIN_SAMPLED_POINTS: Final = 2
"""Points; a sample holds both classes."""

COORDINATE: Final = 1e6
"""Largest size of a coordinate, in the units of the axes."""

COORDINATE_DECIMALS: Final = 2
"""A click is rounded to this many decimals, once, in the browser."""

SAMPLE_DECIMALS: Final = 6
"""A sampled point is rounded to this many decimals."""

MARGIN: Final = (0.0, 3.0)
"""Distance of every sampled point from the true boundary, in the units of the axes."""

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

MAX_EVENTS: Final = 2000
"""Events in one message from the browser."""
