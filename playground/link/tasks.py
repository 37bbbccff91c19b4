"""A task as a short text for the address bar, and back: with the teacher's own state inside it.

The text is base64url of a zlib stream of JSON: goal, its parameters, what may be changed, what is
not on the page, the teacher's sentence, and that state as the parameters of a link. An answer's
link holds the task and, beside it, what differs from that state.
"""

from __future__ import annotations

import base64
import binascii
import json
import zlib
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from playground.link import words
from playground.link.packed import ALPHABET
from playground.state import limits
from playground.state.checks import Refused
from playground.state.task import ALL_CONTROLS, Task, check_sentence, in_order
from playground.state.words import MAY
from playground.tasks.goals import check_goal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from playground.state.experiment import Experiment

MOST_BYTES: Final = 40_000
"""Of the JSON: no link that is read at all is as long."""

LONGEST_TASK: Final = limits.TASK.most
"""Characters."""

PARTS: Final = 6


def pack_task(task: Task, begin: Mapping[str, str]) -> str:
    """Write a task, with the teacher's state as parameters, in letters, digits, "-" and "_"."""
    parts = [task.goal, task.parameters, task.may, task.hidden, task.sentence, begin]
    raw = json.dumps(parts, ensure_ascii=False, separators=(",", ":")).encode()
    return base64.urlsafe_b64encode(zlib.compress(raw, 9)).decode().rstrip("=")


@lru_cache(maxsize=64)  # tasks are values; a class's answers all carry the same one
def unpack_task(text: str, begun_from: Callable[[Mapping[str, str]], Experiment]) -> Task:
    """Read what ``pack_task`` wrote; ``begun_from`` reads the teacher's state.

    Raises
    ------
    Refused
        If the text is damaged, or anything in it does not fit: a task is read whole or not at all.
    """
    parts = _parts(text)
    if not isinstance(parts, list) or len(parts) != PARTS:
        raise Refused(words.TASK_DAMAGED)
    name, numbers, may, hidden, sentence, begin = parts
    if not isinstance(begin, dict) or not all(isinstance(value, str) for value in begin.values()):
        raise Refused(words.TASK_DAMAGED)
    try:
        goal, parameters = check_goal(name, numbers)
        return Task(
            goal=goal,
            parameters=parameters,
            begin=begun_from(begin),
            may=in_order(may, tuple(MAY)),
            hidden=in_order(_known(hidden), ALL_CONTROLS),
            sentence=check_sentence(sentence),
        )
    except Refused as refusal:
        raise Refused(f"{words.TASK_DAMAGED} {refusal}") from None


def _parts(text: str) -> Any:  # noqa: ANN401
    """Undo base64, zlib and JSON; no more memory is used than a link of ours takes."""
    if not ALPHABET.fullmatch(text):
        raise Refused(words.TASK_DAMAGED)
    stream: Any = zlib.decompressobj()
    try:
        packed = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
        parts = json.loads(stream.decompress(packed, MOST_BYTES).decode())
    except (binascii.Error, zlib.error, ValueError, RecursionError):
        raise Refused(words.TASK_DAMAGED) from None
    if not stream.eof or stream.unused_data:
        raise Refused(words.TASK_DAMAGED)
    return parts


def _known(hidden: object) -> object:
    """Leave out what a newer playground hides and this one does not have."""
    return [one for one in hidden if one in ALL_CONTROLS] if isinstance(hidden, list) else hidden
