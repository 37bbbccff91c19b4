"""Pinned runs as a short text for the address bar, and back, to the last bit.

The text is base64url of a zlib stream of JSON: a list with one list a run, in the order of
``FIELDS``, and last where its points are. Most runs are pinned on the points that are on the
board, or on those of another one, and then the points are not written again:

- 0: those of the board, -1: the sampled set of the link's settings;
- n from 1 on: those of pinned run n, which stands before it;
- a text: the points themselves, as packed.py writes them.
"""

from __future__ import annotations

import base64
import binascii
import json
import zlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from playground.link import words
from playground.link.packed import ALPHABET, pack, unpack
from playground.state.checks import Refused, check_count
from playground.state.pins import MOST_PINS, MOST_WORK, Pin, check_name, too_much
from playground.state.points import NO_POINTS, Points
from playground.state.settings import TRAINING

if TYPE_CHECKING:
    from playground.state.experiment import Experiment

FIELDS: Final = ("number", "name", *TRAINING, "standardise")
BOARD: Final = 0
SAMPLED: Final = -1
MOST_BYTES: Final = 40_000
"""Of the JSON: no link that is read at all is as long."""


Where = int | str
"""Where the points of a run are."""


@dataclass(frozen=True, slots=True)
class Written:
    """The pinned runs as the link has them: without their points, and where those are."""

    pins: tuple[Pin, ...] = ()
    where: tuple[Where, ...] = ()


def written(experiment: Experiment) -> Written:
    """Take the points out of an experiment's pinned runs."""
    if not experiment.pins:
        return Written()
    places: dict[Points, Where] = {}
    for pin in reversed(experiment.pins):
        places[pin.points] = pin.number
    known: dict[Points, Where] = {experiment.sampling.draw(): SAMPLED, experiment.points: BOARD}
    where = []
    for pin in experiment.pins:
        place = known.get(pin.points, places[pin.points])
        where.append(pack(pin.points) if place == pin.number else place)
    return Written(tuple(replace(pin, points=NO_POINTS) for pin in experiment.pins), tuple(where))


def pins_that_fit(experiment: Experiment, room: int) -> tuple[Pin, ...]:
    """Choose pinned runs whose text has so many characters at most: in order, each that fits.

    None of the others would fit beside them.
    """
    kept: tuple[Pin, ...] = ()
    for pin in experiment.pins:
        more = (*kept, pin)
        if len(pack_pins(written(replace(experiment, pins=more)))) <= room:
            kept = more
    return kept


def with_points(experiment: Experiment, value: Written) -> Experiment:
    """Return the experiment with these pinned runs, each with its points again.

    Raises
    ------
    Refused
        If points are missing, or are too many for a run of this length.
    """
    pins: list[Pin] = []
    for pin, where in zip(value.pins, value.where, strict=True):
        try:
            points = _points(experiment, pins, where)
            if len(points) * pin.iterations > MOST_WORK:
                raise too_much(len(points), pin.iterations)
        except Refused as refusal:
            raise Refused(words.in_pinned_run(number=pin.number, refusal=refusal)) from None
        pins.append(replace(pin, points=points))
    return replace(experiment, pins=tuple(pins))


def pack_pins(value: Written) -> str:
    """Write pinned runs as a text of letters, digits, "-" and "_"."""
    rows = [
        [*(getattr(pin, name) for name in FIELDS), where]
        for pin, where in zip(value.pins, value.where, strict=True)
    ]
    raw = json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode()
    return base64.urlsafe_b64encode(zlib.compress(raw, 9)).decode().rstrip("=")


def unpack_pins(text: str) -> Written:
    """Read what ``pack_pins`` wrote; the points are not looked at yet.

    Raises
    ------
    Refused
        If the text is damaged or a run is none; the message says which, and what is wrong.
    """
    rows = _rows(text)
    if len(rows) > MOST_PINS:
        raise Refused(words.too_many_pins(given=len(rows), most=MOST_PINS))
    pins, places = [], []
    for at, row in enumerate(rows, 1):
        try:
            pin, where = _read(row)
        except Refused as refusal:
            raise Refused(words.in_pinned_run(number=at, refusal=refusal)) from None
        pins.append(pin)
        places.append(where)
    numbers = [pin.number for pin in pins]
    if numbers != sorted(set(numbers)):
        raise Refused(words.NOT_IN_ORDER)
    return Written(tuple(pins), tuple(places))


def _rows(text: str) -> list[Any]:
    """Undo base64, zlib and JSON; no more memory is used than a link of ours takes."""
    if not ALPHABET.fullmatch(text):
        raise Refused(words.PINS_DAMAGED)
    stream: Any = zlib.decompressobj()
    try:
        raw: bytes = stream.decompress(
            base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)), MOST_BYTES
        )
        rows = json.loads(raw.decode())
    except (binascii.Error, zlib.error, ValueError, RecursionError):
        raise Refused(words.PINS_DAMAGED) from None
    if not stream.eof or stream.unused_data or not isinstance(rows, list):
        raise Refused(words.PINS_DAMAGED)
    return rows


def _read(row: Any) -> tuple[Pin, Where]:  # noqa: ANN401
    """Check each field of a run by its kind and range."""
    if not isinstance(row, list) or len(row) != len(FIELDS) + 1:
        raise Refused(words.needs_entries(len(FIELDS) + 1))
    *values, where = row
    given = dict(zip(FIELDS, values, strict=True))
    training: dict[str, Any] = {name: one.check(given[name]) for name, one in TRAINING.items()}
    if not isinstance(given["standardise"], bool):
        raise Refused(words.TRUE_OR_FALSE)
    name = check_name(given["name"])
    if not name:
        raise Refused(words.NO_NAME)
    if not isinstance(where, str):
        where = check_count(words.PLACE_OF_POINTS, where, SAMPLED, MOST_PINS)
    pin = Pin(
        number=check_count(words.ITS_NUMBER, given["number"], 1, MOST_PINS),
        name=name,
        points=NO_POINTS,
        standardise=given["standardise"],
        **training,
    )
    return pin, where


def _points(experiment: Experiment, before: list[Pin], where: Where) -> Points:
    """Find the points of a run."""
    if isinstance(where, str):
        points = unpack(where)
    elif where == BOARD:
        points = experiment.points
    elif where == SAMPLED:
        points = experiment.sampling.draw()
    else:
        found = [pin.points for pin in before if pin.number == where]
        if not found:
            raise Refused(words.points_of_later_run(where))
        (points,) = found
    if not len(points):
        raise Refused(words.NO_POINTS)
    return points
