"""One message to the board: a JSON header and the binary arrays it names, in one block of bytes.

Layout: four bytes with the length of the header (little-endian), the header in UTF-8 with blanks
up to a multiple of eight, then the arrays, each starting at a multiple of eight. The header's
"arrays" gives for each name its dtype, byte offset (from the end of the header) and shape. Whole
numbers that seldom change travel as those that differ from the one before, and "times" says how
many of each follow one another.
Binary because base64 costs a third more bytes; not Arrow because a data frame costs milliseconds.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

WRITTEN = 8  # bytes that one of the "times" takes, with the number that it is of
ALIGNMENT = 8  # bytes; JavaScript's Float64Array must start at a multiple of eight
ENCODER = json.JSONEncoder(allow_nan=False, separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class Prepared:
    """A message but for the last entries of its header: what many can be told alike."""

    header: str
    """The header in JSON without its closing brace."""
    blocks: bytes

    @property
    def size(self) -> int:
        """The bytes it takes."""
        return len(self.header) + len(self.blocks)


def encode(header: Mapping[str, Any], arrays: Mapping[str, NDArray[Any]]) -> bytes:
    """Pack a header and its arrays.

    Raises
    ------
    ValueError
        If a number in the header is not finite.

    Examples
    --------
    >>> header, arrays = decode(encode({"k": 1}, {"loss": np.array([0.5])}))
    >>> header["k"], float(arrays["loss"][0])
    (1, 0.5)
    """
    return completed(prepared({}, arrays), header)


def prepared(
    header: Mapping[str, Any], arrays: Mapping[str, NDArray[Any]], written: str = ""
) -> Prepared:
    """Pack all arrays, and of the header what is known already, or even ``written``."""
    table, blocks, offset = {}, [], 0
    for name, array in arrays.items():
        little = np.ascontiguousarray(array, dtype=array.dtype.newbyteorder("<"))
        times = _times(little)
        if times is not None:
            little = little[np.cumsum(times) - 1]
        table[name] = {"dtype": little.dtype.str[1:], "offset": offset, "shape": little.shape}
        if times is not None:
            table[name]["times"] = times.tolist()
        padded = little.nbytes + -little.nbytes % ALIGNMENT
        blocks.append(little.tobytes().ljust(padded, b"\0"))
        offset += padded
    text = _json({**header, "arrays": table})[:-1]
    return Prepared(f"{text},{written}" if written else text, b"".join(blocks))


def _times(array: NDArray[Any]) -> NDArray[np.int64] | None:
    """Count equal numbers in a row, where to tell them so takes much less room; else None."""
    if array.ndim != 1 or array.dtype.kind != "u":
        return None
    ends = np.flatnonzero(array[1:] != array[:-1]) + 1
    if (len(ends) + 1) * WRITTEN > array.nbytes / 2:
        return None
    times = np.append(ends, len(array))
    times[1:] -= ends
    return times


def entries_of(header: Mapping[str, Any]) -> str:
    """Write entries of a header in JSON, without the braces: what many headers have alike."""
    return _json(header)[1:-1]


def completed(message: Prepared, header: Mapping[str, Any]) -> bytes:
    """Add the other entries of the header."""
    rest = f",{_json(header)[1:]}" if header else "}"
    text = (message.header + rest).encode()
    text += b" " * (-(len(text) + 4) % ALIGNMENT)
    return b"".join([len(text).to_bytes(4, "little"), text, message.blocks])


def _json(entries: Mapping[str, Any]) -> str:
    return ENCODER.encode(entries)


def decode(packet: bytes) -> tuple[dict[str, Any], dict[str, NDArray[Any]]]:
    """Unpack what ``encode`` packed, as the board does in the browser."""
    start = 4 + int.from_bytes(packet[:4], "little")
    header = json.loads(packet[4:start])
    arrays = {}
    for name, entry in header.pop("arrays").items():
        array = np.frombuffer(
            packet,
            dtype="<" + entry["dtype"],
            count=int(np.prod(entry["shape"])),
            offset=start + entry["offset"],
        ).reshape(entry["shape"])
        arrays[name] = np.repeat(array, entry["times"]) if "times" in entry else array
    return header, arrays
