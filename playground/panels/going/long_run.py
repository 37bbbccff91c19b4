"""A run that goes on to a million iterations, in a thread of its own, slice by slice.

The page asks it now and then how far it has come. A thread of Python takes turns with all others
many times a second, so that other visitors hardly notice; still only one goes on at a time on a
server, and whoever comes later waits for a turn.
"""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from neuron import Record, log_spaced_iterations, recorded_descent
from playground.state.shared import Shared, make_way

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray

    from neuron import Trajectory
    from playground.state.shown import Shown

    FloatArray = NDArray[np.float64]
    IntArray = NDArray[np.int64]

LAST: Final = 1_000_000
"""The iteration that it goes to."""

STATES: Final = 300
"""States that are kept on the way, evenly along a logarithmic axis from 1 on."""

SLICE: Final = 0.05
"""Seconds of one slice, about: so soon a run that was cancelled has ended."""

FIRST_SLICE: Final = 500
"""Iterations of the first slice, before it is known how long one takes."""

BUDGET: Final = 20.0
"""Seconds after which it ends where it is; a million take 3 for 20 points, and more for many."""

TURN: Final = threading.Lock()
"""One long run at a time on this server."""

WAIT: Final = 0.05
"""Seconds between two looks whether a run that waits for its turn was cancelled."""

RECORDS: Final[Shared[Record]] = Shared(most=2_000_000)
"""Those that came to their end, for all visitors, 12 KB each."""


class LongRun:
    """The run of an experiment beyond its end. Its page reads it while its thread writes it."""

    def __init__(
        self, key: str, shown: Shown, whole: Trajectory, before: LongRun | None = None
    ) -> None:
        """Begin where the run on the board ends, or where a long one of it was cut short."""
        self.key = key
        self.first = whole.iterations
        goes_on = before is not None and before.is_cut_short_of(key, whole)
        self.pieces: list[Record] = before.pieces[:] if before and goes_on else []
        self.at: State = before.at if before and goes_on else state_at_end(whole)
        self._begun = self.at.k
        self.waits = True
        """Whether it waits for its turn."""
        self.ended = False
        """Whether nothing more will come."""
        self._cancelled = threading.Event()
        self._shown, self._whole = shown, whole

    @property
    def reached(self) -> int:
        """The iteration it has come to."""
        return self.at.k

    def is_cut_short_of(self, key: str, whole: Trajectory) -> bool:
        """Say whether it is the beginning of a long run of these that ended before its end."""
        follows = self.first <= whole.iterations <= self.reached
        return self.key == key and self.ended and follows and not self.left_float64

    @property
    def cancelled(self) -> bool:
        """Whether it was called off."""
        return self._cancelled.is_set()

    @property
    def left_float64(self) -> bool:
        """Whether its numbers became too large."""
        return bool(self.pieces) and self.pieces[-1].diverged

    @property
    def share(self) -> float:
        """How much of the way has been gone, from 0 to 1."""
        return (self.reached - self._begun) / max(LAST - self._begun, 1)

    @property
    def record(self) -> Record | None:
        """The states that have been kept so far."""
        return joined(self.pieces[:])

    def start(self) -> None:
        """Go on in a thread of its own, or take what was found before."""
        record = RECORDS.find((self.key, self.first))
        if record is not None:
            self.pieces, self.waits, self.ended = [record], False, True
            k = int(record.iterations[-1])
            self.at = State(k, record.W[-1], float(record.b[-1]))
            return
        threading.Thread(target=self.work, name="long-run", daemon=True).start()

    def cancel(self) -> None:
        """Call it off: it ends within a slice."""
        self._cancelled.set()

    def work(self, now: Callable[[], float] = time.monotonic) -> None:
        """Wait for a turn, and go on to the end."""
        try:
            while not TURN.acquire(timeout=WAIT):
                if self.cancelled:
                    return
            try:
                self.waits = False
                self._go_on(now)
            finally:
                TURN.release()
        finally:
            self.ended = True

    def _go_on(self, now: Callable[[], float]) -> None:
        end = now() + BUDGET
        for piece, state in slices(self._shown, self.at, now):
            if piece is not None:
                self.pieces.append(piece)
            self.at = state
            if self.cancelled or now() >= end:
                return
        record = self.record
        if record is not None:
            RECORDS.keep((self.key, self.first), record, 40 * len(record.iterations))


@dataclass(frozen=True, slots=True, eq=False)
class State:
    """Where a run is: after so many iterations, at these weights and this bias."""

    k: int
    W: FloatArray
    b: float


def state_at_end(whole: Trajectory) -> State:
    """Give the state at which the run on the board ends."""
    return State(whole.iterations, whole.W[-1], float(whole.b[-1]))


def slices(
    shown: Shown, at: State, now: Callable[[], float] = time.monotonic
) -> Iterator[tuple[Record | None, State]]:
    """Go on from a state of a run in slices: states to keep, if there are any, and the last one.

    All together are what ``recorded_descent`` gives in one piece.
    """
    wanted = log_spaced_iterations(LAST, STATES)
    wanted = wanted[wanted > at.k]
    steps = FIRST_SLICE
    while len(wanted):
        begin, stop = now(), min(at.k + steps, LAST)
        ends = wanted[wanted <= stop]
        asked = np.union1d(ends, [stop])
        record = recorded_descent(
            shown.X,
            shown.y,
            alpha=shown.alpha,
            iterations=asked - at.k,
            W=at.W,
            b=at.b,
            pause=make_way,
        )
        kept = shifted(record, at.k, len(ends))
        if len(record.iterations):
            k = at.k + int(record.iterations[-1])
            at = State(k, record.W[-1], float(record.b[-1]))
        if record.diverged:
            yield kept, at
            return
        wanted = wanted[len(ends) :]
        yield (kept if len(ends) else None), at
        pace = max(now() - begin, 1e-6) / steps
        steps = max(1, min(4 * steps, int(SLICE / pace)))


def shifted(record: Record, by: int, most: int) -> Record:
    """Count the iterations of the first states from where the whole run began."""
    part = slice(most)
    return Record(
        iterations=record.iterations[part] + by,
        W=record.W[part],
        b=record.b[part],
        loss=record.loss[part],
        diverged=record.diverged,
    )


def joined(pieces: list[Record]) -> Record | None:
    """Put records that follow one another together."""
    if not pieces:
        return None
    return Record(
        iterations=np.concatenate([piece.iterations for piece in pieces]),
        W=np.concatenate([piece.W for piece in pieces]),
        b=np.concatenate([piece.b for piece in pieces]),
        loss=np.concatenate([piece.loss for piece in pieces]),
        diverged=pieces[-1].diverged,
    )
