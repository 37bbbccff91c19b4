"""What the panel "Compare" says; runs are called by their numbers: names are a visitor's text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from playground.numbers.text import board_number, percent, spoken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playground.panels.compare.numbers import Compared

NO_RUN = "There is no run to compare: add a point, and there is one."
NO_PINS = "Pin this run, then change something: both are shown."
DASH = "—"
BOARD = "board"
RUN, NAME = "run", "name"
TO_THE_LIMIT = "to the limit"
THESE, OTHERS = "these", "other points"
STANDARDISED = "standardised"

NOTE = (
    "A run that is shorter than the one on the board stays where it ends. **All right at** is the "
    "first iteration with every point right, **rises** are the iterations at which the loss rose, "
    "both of the whole run; all else is at the iteration shown. The **limit** is the direction of "
    "the widest margin in $W$ and $b$ together, which gradient descent tends to where a line "
    "separates the classes."
)

ITERATION = "iteration"
LOG_LOSS = "log-loss"
ON_THE_BOARD = "on the board"
NOT_SEPARABLE: Final = "not separable"
NO_DIRECTION: Final = "W and b are 0"
TOO_CLOSE: Final = "too close to tell"
"""Why there is no angle; the last where the limit has weights too large for float64."""

PIN_RUN = "Pin run"
TABLE = "Runs compared"


def sentence(rows: Sequence[Compared], k: int) -> str:
    """Say which run is ahead at the iteration shown, of those on the points of the board."""
    if not rows:
        return NO_RUN
    if all(not row.number for row in rows):
        return NO_PINS
    on_these = [row for row in rows if not row.other_points and not row.same_as]
    if len(on_these) < 2:  # noqa: PLR2004
        return _alone(rows)
    least = min(row.loss for row in on_these)
    first = [row for row in on_these if row.loss == least]
    loss = f"log-loss {board_number(least)}"
    here = " on these points" if any(row.other_points for row in rows) else ""
    if len(first) == len(on_these):
        return f"At iteration {k} all {len(first)} runs{here} are level: {loss}."
    of = f"of {len(on_these)}{here}"
    if len(first) > 1:
        return f"At iteration {k} the lowest {of} are {_listed(first)}: {loss}."
    return f"At iteration {k} {called(first[0])} is the lowest {of}: {loss}."


def _alone(rows: Sequence[Compared]) -> str:
    """Say why there is nothing to compare on the points of the board."""
    same = next((row.same_as for row in rows if row.same_as), 0)
    if same and len(rows) == 2:  # noqa: PLR2004
        return (
            f"The run on the board is run {same}. Change the learning rate, the start or a point, "
            "and compare."
        )
    return "The pinned runs are on other points than those on the board."


def training(done: int, most: int) -> str:
    """Say how far the training of the pinned runs has come.

    Examples
    --------
    >>> training(3, 8)
    'Training the pinned runs: 3 of 8'
    """
    return f"Training the pinned runs: {done} of {most}"


def called(row: Compared) -> str:
    """Call a run by its number."""
    return f"run {row.number}" if row.number else "the run on the board"


def _listed(rows: Sequence[Compared]) -> str:
    *others, last = [called(row) for row in rows]
    return f"{', '.join(others)} and {last}"


def picture(rows: Sequence[Compared], k: int) -> str:
    """Name the figure for those who do not see it."""
    losses = [f"{called(row)}: {board_number(row.loss)}" for row in rows]
    return f"Log-loss of each run over the iterations; at iteration {k}: {'; '.join(losses)}"


def table(rows: Sequence[Compared]) -> dict[str, list[str]]:
    """Write the table, column by column; names stand in it as plain text."""
    columns: dict[str, list[str]] = {
        RUN: [str(row.number) if row.number else BOARD for row in rows],
        NAME: [row.name if row.number else _same(row) for row in rows],
        "α": [spoken(row.alpha) for row in rows],
        "start": [f"({', '.join(spoken(value) for value in row.start)})" for row in rows],
        "log-loss": [board_number(row.loss) for row in rows],
        "accuracy": [percent(row.accuracy) for row in rows],
        "all right at": [DASH if row.right_at is None else str(row.right_at) for row in rows],
        "rises": [str(row.rises) for row in rows],
        "‖W‖": [board_number(row.norm) for row in rows],
        TO_THE_LIMIT: [_angle(row) for row in rows],
        "iteration": [_iteration(row) for row in rows],
        "points": [_points(row) for row in rows],
    }
    return columns


HELP = {
    "start": "Initial w₁, w₂ and b",
    "all right at": "The first iteration with every point right",
    "rises": "Iterations at which the loss rose",
    TO_THE_LIMIT: "Angle between (W, b) and the direction that gradient descent tends to",
    "iteration": "The one that the row is about, of how many",
    "points": "Whether it is a run on the points of the board",
}
"""What a column's head says when one points at it."""


def _same(row: Compared) -> str:
    return f"as run {row.same_as}" if row.same_as else DASH


def _angle(row: Compared) -> str:
    return f"{DASH} {row.why_no_angle}" if row.angle is None else f"{spoken(row.angle, 3)}°"


def _iteration(row: Compared) -> str:
    ends = ", where its numbers end" if row.ends_early else ""
    return f"{row.iteration} of {row.last}{ends}"


def _points(row: Compared) -> str:
    points = OTHERS if row.other_points else THESE
    return f"{points}, {STANDARDISED}" if row.standardise else points


def run_named(number: int) -> str:
    """Name a run at its curve by its number."""
    return f"run {number}"


def curve_hover(name: str, place: str) -> str:
    """Say what is under the pointer: the run, and where on its curve."""
    return f"{name}<br>iteration %{{{place}}}<br>log-loss %{{y:.4g}}<extra></extra>"


def name_of_run(number: int) -> str:
    """Label the field of a run's name."""
    return f"Name of run {number}"


def show_run(number: int) -> str:
    """Say what the button does that shows a run."""
    return f"Show run {number} on the board"


def remove_run(number: int) -> str:
    """Say what the button does that removes a run."""
    return f"Remove run {number}"
