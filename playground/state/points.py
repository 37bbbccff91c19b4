"""The points on the board: an immutable value that can be compared, hashed and edited by copy."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Points:
    """m labelled points of the plane.

    Equal when every coordinate and label is equal, in the same order. The arrays are read-only.

    Examples
    --------
    >>> Points.of([(1.0, 2.0, 1)]).added((0.0, 0.0, 0)).y
    array([1., 0.])
    """

    X: FloatArray
    """Coordinates, shape (m, 2), in the units of the axes."""
    y: FloatArray
    """Labels in {0, 1}, shape (m,)."""
    bits: hashlib.blake2b = field(init=False, repr=False)
    """The hash of all bits, to go on from."""
    digest: bytes = field(init=False, repr=False)
    """Of all bits: points are compared, and looked up, many times between two edits."""
    before: bytes = field(init=False, repr=False)
    """The digest of those that came before the last one."""
    ends: tuple[float, float, float, float] | None = field(init=False, repr=False)
    """From the least to the greatest coordinate, (x1, x1, x2, x2); None without points."""

    def __post_init__(self) -> None:
        """Take private, read-only copies; zero has no sign."""
        X = np.asarray(self.X, dtype=np.float64).reshape(-1, 2) + 0.0
        y = np.asarray(self.y, dtype=np.float64).reshape(-1) + 0.0
        rows = np.column_stack([X, y])
        bits = hashlib.blake2b(rows[:-1].tobytes(), digest_size=16)
        before = bits.digest()
        bits.update(rows[-1:].tobytes())
        ends = None
        if len(rows):
            (x1_low, x2_low), (x1_high, x2_high) = X.min(axis=0), X.max(axis=0)
            ends = float(x1_low), float(x1_high), float(x2_low), float(x2_high)
        self._hold(X, y, bits, before, ends)

    def _hold(
        self,
        X: FloatArray,
        y: FloatArray,
        bits: hashlib.blake2b,
        before: bytes,
        ends: tuple[float, float, float, float] | None,
    ) -> None:
        """Set all fields; the arrays are this value's own from now on."""
        X.setflags(write=False)
        y.setflags(write=False)
        known = {"X": X, "y": y, "bits": bits, "digest": bits.digest()}
        for name, value in (known | {"before": before, "ends": ends}).items():
            object.__setattr__(self, name, value)

    def __reduce__(self) -> tuple[type[Points], tuple[FloatArray, FloatArray]]:
        """Travel as coordinates and labels: a hash does not."""
        return Points, (self.X, self.y)

    @classmethod
    def of(cls, rows: Iterable[tuple[float, float, float]]) -> Points:
        """Collect rows (x1, x2, y)."""
        table = np.array(list(rows), dtype=np.float64).reshape(-1, 3)
        return cls(table[:, :2], table[:, 2])

    def __len__(self) -> int:
        """Count the points."""
        return len(self.y)

    def __eq__(self, other: object) -> bool:
        """Compare to the last bit."""
        return isinstance(other, Points) and self.digest == other.digest

    def __hash__(self) -> int:
        """Hash by the bits."""
        return hash(self.digest)

    def rows(self) -> list[tuple[float, float, int]]:
        """List (x1, x2, y)."""
        return [(float(x1), float(x2), int(y)) for (x1, x2), y in zip(self.X, self.y, strict=True)]

    def find(self, row: tuple[float, float, int]) -> int | None:
        """Give the last place of a point with these values: equal points are interchangeable."""
        x1, x2, y = row
        hits = np.flatnonzero((self.X[:, 0] == x1) & (self.X[:, 1] == x2) & (self.y == y))
        return int(hits[-1]) if len(hits) else None

    def added(self, row: tuple[float, float, int]) -> Points:
        """Return a copy with one more point at the end: what is known of the others is so of it."""
        x1, x2, label = (float(number) + 0.0 for number in row)
        X, y = np.empty((len(self) + 1, 2)), np.empty(len(self) + 1)
        X[:-1], y[:-1] = self.X, self.y
        X[-1], y[-1] = (x1, x2), label
        bits = self.bits.copy()
        bits.update(np.array([x1, x2, label]).tobytes())
        low1, high1, low2, high2 = self.ends or (x1, x1, x2, x2)
        ends = min(low1, x1), max(high1, x1), min(low2, x2), max(high2, x2)
        more = object.__new__(Points)
        more._hold(X, y, bits, self.digest, ends)
        return more

    def replaced(self, place: int, row: tuple[float, float, int]) -> Points:
        """Return a copy with another point in this place."""
        X, y = self.X.copy(), self.y.copy()
        X[place], y[place] = row[:2], row[2]
        return Points(X, y)

    def removed(self, place: int) -> Points:
        """Return a copy without the point in this place."""
        return Points(np.delete(self.X, place, axis=0), np.delete(self.y, place))

    def without_last(self) -> Points:
        """Return the points that came before the last one."""
        return Points(self.X[:-1], self.y[:-1])


NO_POINTS = Points.of([])
