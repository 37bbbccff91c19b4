"""What the playground accepts beside the settings: every range and count, with its unit.

First the limits that a visitor can meet: how much there may be at most, why no more, and what is
said to whoever asks for more. Nothing that is within them keeps a core busy for longer than two
seconds: tests/benchmarks/hostile.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from playground.numbers.text import grouped
from playground.state.checks import Refused
from playground.state.words import (
    FILE_TOO_LARGE,
    FULL,
    FULL_FROM_FILE,
    NO_ROOM_FOR_PINS,
    NOT_OUR_LINK,
    TOO_LONG_A_LINK,
    TOO_LONG_A_RUN,
    TOO_LONG_A_TASK,
    TOO_MANY_ANSWERS,
    TOO_MANY_COLUMNS,
    TOO_MANY_ROWS,
    TOO_MUCH_TO_COMPARE,
)


@dataclass(frozen=True, slots=True)
class Limit:
    """What there may be at most."""

    most: int
    why: str
    message: str = ""
    """With places for ``{most}``, ``{given}``, and what else is known where it is said; empty where
    a field says its range by itself, or nothing that a page of ours sends is lost."""

    def refusal(self, given: int, **known: object) -> Refused:
        """Say that so many are too many.

        Examples
        --------
        >>> str(POINTS.refusal(501))
        'The board is full: it holds at most 500 points.'
        """
        words = self.message.format(most=grouped(self.most), given=grouped(given), **known)
        return Refused(words)

    def check(self, given: int, **known: object) -> None:
        """Refuse what is more than there may be."""
        if given > self.most:
            raise self.refusal(given, **known)


POINTS: Final = Limit(
    500,
    why="Each click trains anew and sends all points again: that should take an eye's blink.",
    message=FULL,
)
"""Points on the board, placed by hand or sampled."""

FILE_POINTS: Final = Limit(
    10_000,
    why="A browser draws them, and follows the iterations, without a pause.",
    message=FULL_FROM_FILE,
)
"""Points on the board that come from a file, from pasted text, or from a link."""

FILE_ROWS: Final = Limit(
    FILE_POINTS.most,
    why="Each row is a point.",
    message=TOO_MANY_ROWS,
)
"""Rows of a table that is read."""

FILE_BYTES: Final = Limit(
    2_000_000,
    why="10,000 rows of a hundred characters and more; to take it apart must not take long.",
    message=FILE_TOO_LARGE,
)
"""Size of a file, or of pasted text, in bytes."""

FILE_COLUMNS: Final = Limit(
    1_000,
    why="Among more, nobody could choose.",
    message=TOO_MANY_COLUMNS,
)
"""Columns of a table that is read."""

ITERATIONS: Final = Limit(
    20_000,
    why="All states go to the browser, which plays them; what comes later, panels show.",
)
"""Updates in one run; the field of that setting says so."""

WORK: Final = Limit(
    20_000_000,
    why="So much is trained in a third of a second; where margins are beyond what exp can take, in "
    "two, and an answer must not take longer.",
    message=TOO_LONG_A_RUN,
)
"""Points times iterations of one run."""

PINS: Final = Limit(
    8,
    why="So many lines can be told apart by colour and dashes.",
    message=NO_ROOM_FOR_PINS,
)
"""Pinned runs of one experiment; each has a number from 1 on, by which it is drawn."""

PIN_WORK: Final = Limit(
    10_000_000,
    why="Pinned runs are trained again wherever a link is opened; 20,000 iterations of 500 points "
    "take about a quarter of a second.",
    message=TOO_MUCH_TO_COMPARE,
)
"""Points times iterations of a pinned run."""

LINK: Final = Limit(
    8_000,
    why="What servers commonly take in one line of a request, and a little less.",
    message=TOO_LONG_A_LINK,
)
"""Characters of a query that is written."""

LINK_READ: Final = Limit(
    20_000,
    why="More than twice as long as the longest that is written.",
    message=NOT_OUR_LINK,
)
"""Characters of a query that is looked at."""

TASK: Final = Limit(
    3_900,
    why="An answer's link has room for as much again.",
    message=TOO_LONG_A_TASK,
)
"""Characters of a task in a link."""

ANSWERS: Final = Limit(
    300,
    why="A lecture hall. They are checked one after the other, and others have their turn between.",
    message=TOO_MANY_ANSWERS,
)
"""Links that come back and are checked at once."""

EVENTS: Final = Limit(
    2_000,
    why="The strokes of some minutes without a connection; what is left comes with the next.",
)
"""Events in one message from the browser."""

MESSAGE_MEGABYTES: Final = Limit(
    8,
    why="The longest message that a page of ours sends, 10,000 points after a restart of the "
    "server, has one megabyte. A longer one closes the connection before it is looked at.",
)
"""Size of a message from the browser, in megabytes: server.maxWidgetStateSize in
.streamlit/config.toml."""


APPLYING: Final = 0.25
"""Seconds of processor time after which no further event of a message is applied: a line may be
taken at any iteration of any run. What is left comes again, as it is not acknowledged."""

COMPARING: Final = 0.25
"""Seconds of processor time after which no further pinned run is begun for the same answer. The
others follow by themselves, while the page says how many there are."""

CHECKING: Final = 1.0
"""Seconds of processor time after which no further answer is checked at once: each may have the
longest run of the most points. The others follow by themselves, until somebody stops it."""


def most_iterations(points: int) -> int:
    """Say how many iterations a run of so many points may have.

    Examples
    --------
    >>> most_iterations(500), most_iterations(10_000)
    (20000, 2000)
    """
    return min(ITERATIONS.most, WORK.most // max(points, 1))


def check_work(points: int, iterations: int) -> None:
    """Refuse a run that would take too long."""
    if iterations > most_iterations(points):
        raise too_long(points, iterations)


def too_long(points: int, iterations: int) -> Refused:
    """Say that a run is too long for so many points."""
    most = grouped(most_iterations(points))
    return WORK.refusal(iterations, points=grouped(points), iterations=most)


COORDINATE: Final = 1e12
"""Largest size of a coordinate, in the units of the axes."""

COORDINATE_DECIMALS: Final = 2
"""A click in the view to begin with is rounded to this many decimals, once, in the browser."""

SAMPLE_DECIMALS: Final = 6
"""A sampled point is rounded to this many decimals."""

UNDO_STEPS: Final = 200
"""Edits that can be taken back, where undo has room for them."""

UNDO_POINTS: Final = 500_000
"""Points in all that undo keeps, 24 bytes each: only files have so many that fewer edits fit."""

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
