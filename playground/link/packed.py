"""Points as a short text for the address bar, and back, to the last bit.

The text is base64url of a zlib stream. Inside, all little-endian:

- the number of points (two bytes), then for each of the two columns how its numbers are written
  (one byte): the decimals D of a grid that all of them lie on, COARSE + k for D = -k (a grid of
  whole tens, hundreds, ...: a click in a wide view), or ``BITS`` for the bits of float64;
- the labels, a bit each;
- the columns, eight bytes a number, but first all lowest bytes, then all second ones and so on:
  the high bytes are mostly alike, and compression takes them away.

On a grid of D decimals a number is 2 n + s, with n = |x| 10^D and s the sign bit.
"""

from __future__ import annotations

import base64
import binascii
import re
import zlib
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from playground.link import words
from playground.numbers.text import grouped, spoken
from playground.state import limits
from playground.state.checks import Refused
from playground.state.points import Points

if TYPE_CHECKING:
    from numpy.typing import NDArray

BITS: Final = 255
COARSE: Final = 128
MOST_DECIMALS: Final = 12
FEWEST_DECIMALS: Final = -12
FEW: Final = 4
MOST_STEPS: Final = 2.0**53  # float64 counts exactly up to here
HEADER: Final = 4  # bytes
NUMBER: Final = 8  # bytes
ALPHABET: Final = re.compile(r"[A-Za-z0-9_-]*")


def pack(points: Points) -> str:
    """Write points as a text of letters, digits, "-" and "_".

    Examples
    --------
    >>> unpack(pack(Points.of([(1.0, 2e9, 1), (0.1, 1e-300, 0)]))).rows()
    [(1.0, 2000000000.0, 1), (0.1, 1e-300, 0)]
    """
    columns = _written(points.X)
    raw = b"".join(
        [
            len(points).to_bytes(2, "little"),
            bytes(way for way, _ in columns),
            np.packbits(points.y.astype(np.uint8)).tobytes(),
            *(_planes(codes) for _, codes in columns),
        ]
    )
    return base64.urlsafe_b64encode(zlib.compress(raw, 9)).decode().rstrip("=")


def unpack(text: str) -> Points:
    """Read what ``pack`` wrote.

    Raises
    ------
    Refused
        If the text is damaged, or holds more or other points than the board does. However it was
        made, no more memory is used than the largest board takes.
    """
    raw = _inflated(text)
    number = int.from_bytes(raw[:2], "little")
    if number > limits.FILE_POINTS.most:
        raise Refused(
            words.too_many_points(given=grouped(number), most=grouped(limits.FILE_POINTS.most))
        )
    if len(raw) != _size(number):
        raise Refused(words.POINTS_DAMAGED)
    start = HEADER + _bytes_of_labels(number)
    y = np.unpackbits(np.frombuffer(raw[HEADER:start], np.uint8), count=number).astype(np.float64)
    planes = np.frombuffer(raw[start:], np.uint8).reshape(2, NUMBER, number)
    columns = [_read(way, planes[place]) for place, way in enumerate(raw[2:HEADER])]
    X = np.column_stack(columns)
    if not (np.abs(X) <= limits.COORDINATE).all():  # NaN is not either
        raise Refused(words.too_far_out(spoken(limits.COORDINATE)))
    return Points(X, y)


def _written(X: NDArray[np.float64]) -> list[tuple[int, NDArray[np.uint64]]]:
    """Write each column on the coarsest grid that loses nothing, or as bits."""
    written = []
    for column, size in zip(X.T, np.abs(X.T), strict=True):
        found = _on_coarsest(
            size, max(map(_decimals, size[:FEW].tolist()), default=FEWEST_DECIMALS)
        )
        if found is None:
            written.append((BITS, column.view(np.uint64)))
        else:
            decimals, steps = found
            codes = steps.astype(np.uint64) * np.uint64(2) + np.signbit(column)
            written.append((decimals if decimals >= 0 else COARSE - decimals, codes))
    return written


def _decimals(size: float) -> int:
    """Give the decimals of the coarsest grid that a number lies on: those it is written with."""
    _, digits, exponent = Decimal(repr(size)).normalize().as_tuple()
    return max(-int(exponent), FEWEST_DECIMALS) if any(digits) else FEWEST_DECIMALS


def _on_coarsest(sizes: NDArray[np.float64], fewest: int) -> tuple[int, NDArray[np.float64]] | None:
    """Find the coarsest grid, of ``fewest`` decimals or more, that loses nothing, and the steps."""
    for decimals in range(fewest, MOST_DECIMALS + 1):
        steps = np.rint(_shifted(sizes, decimals))
        if (steps >= MOST_STEPS).any():
            return None
        if (_shifted(steps, -decimals) == sizes).all():
            return decimals, steps
    return None


def _on_grid(codes: NDArray[np.uint64], decimals: int) -> NDArray[np.float64]:
    size = _shifted((codes >> np.uint64(1)).astype(np.float64), -decimals)
    return np.where(codes & np.uint64(1), -size, size)


def _shifted(values: NDArray[np.float64], places: int) -> NDArray[np.float64]:
    """Multiply by a power of ten; one that float64 holds, so that a result it holds is exact."""
    return values * 10.0**places if places >= 0 else values / 10.0**-places


def _planes(codes: NDArray[np.uint64]) -> bytes:
    table = np.ascontiguousarray(codes, dtype="<u8").view(np.uint8).reshape(-1, NUMBER)
    return table.T.tobytes()


def _read(way: int, planes: NDArray[np.uint8]) -> NDArray[np.float64]:
    codes = np.ascontiguousarray(planes.T).view("<u8").reshape(-1).astype(np.uint64)
    if way == BITS:
        return codes.view(np.float64)
    decimals = way if way < COARSE else COARSE - way
    if not FEWEST_DECIMALS <= decimals <= MOST_DECIMALS:
        raise Refused(words.POINTS_DAMAGED)
    return _on_grid(codes, decimals)


def _bytes_of_labels(number: int) -> int:
    return -(-number // 8)


def _size(number: int) -> int:
    """Count the bytes that this many points take before compression."""
    return HEADER + _bytes_of_labels(number) + 2 * NUMBER * number


def _inflated(text: str) -> bytes:
    """Undo base64 and zlib, as far as the largest board goes."""
    most = _size(limits.FILE_POINTS.most)
    if len(text) > 2 * most or not ALPHABET.fullmatch(text):
        raise Refused(words.POINTS_DAMAGED)
    stream: Any = zlib.decompressobj()
    try:
        packed = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
        raw: bytes = stream.decompress(packed, most + 1)
    except (binascii.Error, zlib.error):
        raise Refused(words.POINTS_DAMAGED) from None
    if not stream.eof and len(raw) > most:
        raise Refused(words.more_than_the_board(limits.FILE_POINTS.most))
    if not stream.eof or stream.unused_data:
        raise Refused(words.POINTS_DAMAGED)
    return raw
