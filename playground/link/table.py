"""What the link holds: one row for each parameter of the address, which drives both directions.

A row is never changed, only added, and its default is that of version 1 for ever, whatever a first
visit shows later: so an old link keeps its meaning.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from playground.link import words
from playground.link.packed import pack, unpack
from playground.link.pins import Written, pack_pins, unpack_pins, with_points, written
from playground.link.tasks import pack_task, unpack_task
from playground.state import limits
from playground.state.checks import Refused, check_count, check_number
from playground.state.experiment import Experiment, fitted
from playground.state.options import (
    OPTIONS,
    Choice,
    Count,
    Number,
    Option,
    Switch,
    Text,
    with_option,
)
from playground.state.points import NO_POINTS
from playground.state.settings import MOST_ITERATIONS, SAMPLING, TRAINING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from playground.state.points import Points

NOT_IN_LINK: Final = "file"
"""Stands for points that are too many for a link."""

PINS_LEFT_OUT: Final = "left-out"
"""Stands for pinned runs that are too much for a link."""

LACKING: Final = "pins_lacking"
"""The parameter that says how many pinned runs the link could not carry beside those it has."""

BY_SEED: Final = "seed"
"""Stands for a number that is empty, beside a task whose own state has one: the seed decides."""

DECIMAL = re.compile(r"[+-]?\d{1,20}(\.\d{0,30})?(e[+-]?\d{1,3})?", re.ASCII | re.IGNORECASE)

FARTHEST = 4 * limits.COORDINATE
"""The largest size of the ends of a view, in the units of the axes."""


@dataclass(frozen=True, slots=True)
class Row:
    """One parameter of the address.

    ``default``, ``read`` and ``put`` are given the experiment as far as the rows above made it.
    """

    name: str
    get: Callable[[Experiment], Any]
    put: Callable[[Experiment, Any], Experiment]
    default: Callable[[Experiment], Any]
    write: Callable[[Any], str]
    read: Callable[[str], Any]
    """Checks the range as well; what does not fit is ``Refused``, here or by ``put``."""


def read_number(text: str) -> object:
    """Read a number as people and programs write it; leave anything else to the check."""
    return float(text) if DECIMAL.fullmatch(text) else text


def _read_unless(text: str, default: float | None) -> object:
    """Read a number, or that there is none, where there may be none."""
    return None if default is None and text == BY_SEED else read_number(text)


def _shortest(value: float) -> str:
    """Write the shortest text that reads back to the same number."""
    return repr(float(value)).removesuffix(".0")


def _training(name: str, default: float) -> Row:
    """Make the row of a number of ``Experiment``."""

    def put(experiment: Experiment, value: float) -> Experiment:
        if name == "iterations":
            limits.check_work(len(experiment.points), int(value))
        return replace(experiment, **{name: value})  # type: ignore[arg-type]

    return Row(
        name,
        get=lambda experiment: getattr(experiment, name),
        put=put,
        default=lambda _: default,
        write=_shortest,
        read=lambda text: TRAINING[name].check(read_number(text)),
    )


def _sampling(name: str, field: str, default: float | None) -> Row:
    """Make the row of a number of ``Sampling``."""

    def put(experiment: Experiment, value: float) -> Experiment:
        changes: dict[str, Any] = {field: value}
        return replace(experiment, sampling=replace(experiment.sampling, **changes))

    return Row(
        name,
        get=lambda experiment: getattr(experiment.sampling, field),
        put=put,
        default=lambda _: default,
        write=lambda value: BY_SEED if value is None else _shortest(value),
        read=lambda text: SAMPLING[field].check(_read_unless(text, default)),
    )


def _option(name: str, option: Option) -> Row:
    """Make the row of an option: the rule is the same for all of a kind."""
    write: Callable[[Any], str]
    read: Callable[[str], object]
    match option:
        case Choice():
            short = names_in_link(option)
            names = {text: value for value, text in short.items()} | dict(option.once)
            write, read = short.__getitem__, lambda text: names.get(text, text)
        case Switch():
            states = {"on": True, "off": False}
            write, read = lambda on: "on" if on else "off", lambda text: states.get(text, text)
        case Number() | Count():
            write, read = _shortest, read_number
        case Text():
            write, read = str, str
    return Row(
        name,
        get=lambda experiment: experiment.option(name),
        put=lambda experiment, value: replace(
            experiment, options=with_option(experiment.options, name, value)
        ),
        default=lambda _: option.default,
        write=write,
        read=lambda text: option.check(words.the_option(name), read(text)),
    )


def names_in_link(option: Choice) -> dict[str, str]:
    """Give each value of a choice as a link writes it."""
    return {value: option.in_link.get(value, _slug(value)) for value in option.values}


def _slug(value: str) -> str:
    return value.lower().replace(" ", "-")


def _read_points(text: str) -> Points:
    return NO_POINTS if text == NOT_IN_LINK else unpack(text)


def _read_pins(text: str) -> Written:
    return Written() if text == PINS_LEFT_OUT else unpack_pins(text)


def _read_view(text: str) -> tuple[float, float, float, float]:
    """Read "home", or the four ends of a view."""
    if text == "home":
        return limits.HOME_BOX
    parts = [
        check_number(words.VIEW, read_number(part), -FARTHEST, FARTHEST) for part in text.split("_")
    ]
    if len(parts) != 4:  # noqa: PLR2004
        raise Refused(words.four_numbers(text))
    x1_from, x1_to, x2_from, x2_to = parts
    width, height = x1_to - x1_from, x2_to - x2_from
    if min(width, height) < limits.NARROWEST_VIEW:
        raise Refused(words.no_view(text))
    return x1_from, x1_to, x2_from, x2_to


def _write_view(box: tuple[float, float, float, float]) -> str:
    return "home" if box == limits.HOME_BOX else "_".join(map(_shortest, box))


ROWS: Final = (
    _sampling("n", "number", 60),
    _sampling("margin", "margin", 0.6),
    _sampling("seed", "seed", 7),
    _sampling("spread", "spread", 1.0),
    _sampling("balance", "balance", 0.5),
    _sampling("direction", "direction", None),
    _sampling("noise", "noise", 0.0),
    Row(
        "points",
        get=lambda experiment: experiment.points,
        put=lambda experiment, points: replace(experiment, points=points),
        default=lambda experiment: experiment.sampling.draw(),
        write=pack,
        read=_read_points,
    ),
    _training("alpha", 0.3),
    _training("iterations", 1000),
    _training("w1", 0.0),
    _training("w2", 0.0),
    _training("b", 0.0),
    Row(
        "iteration",
        get=lambda experiment: experiment.iteration,
        put=lambda experiment, k: replace(experiment, iteration=k),
        default=lambda _: 0,
        write=str,
        read=lambda text: check_count(words.ITERATION, read_number(text), 0, MOST_ITERATIONS),
    ),
    Row(
        "view",
        get=lambda experiment: experiment.box,
        put=lambda experiment, box: replace(experiment, box=box),
        default=lambda experiment: fitted(experiment).box,
        write=_write_view,
        read=_read_view,
    ),
    *(_option(name, option) for name, option in OPTIONS.items()),
    Row(
        "pins",
        get=written,
        put=with_points,
        default=lambda _: Written(),
        write=pack_pins,
        read=_read_pins,
    ),
)

TABLE: Final = (
    Row(  # first, as its own state is what a missing parameter means then
        "task",
        get=lambda experiment: experiment.task,
        put=lambda experiment, task: replace(experiment, task=task),
        default=lambda _: None,
        write=lambda task: pack_task(task, _parameters(task.begin)),
        read=lambda text: unpack_task(text, _begun_from),
    ),
    *ROWS,
)


def default_of(row: Row, experiment: Experiment) -> Any:  # noqa: ANN401
    """Give what a missing parameter means: of a task's answer, what the teacher's state has."""
    task = experiment.task
    return row.default(experiment) if task is None else row.get(task.begin)


def _parameters(begin: Experiment) -> dict[str, str]:
    """Write a teacher's state, without what is compared with it."""
    values = {row: row.get(begin) for row in ROWS if row.name != "pins"}
    changed = {row: value for row, value in values.items() if value != row.default(begin)}
    return {row.name: row.write(value) for row, value in changed.items()}


def _begun_from(parameters: Mapping[str, str]) -> Experiment:
    """Read a teacher's state; unlike a link, it is refused as a whole where a part of it is."""
    begin = Experiment()
    for row in ROWS:
        text = None if row.name == "pins" else parameters.get(row.name)
        begin = row.put(begin, row.default(begin) if text is None else row.read(text))
    return begin


NAMES: Final = frozenset({"v", LACKING, *(row.name for row in TABLE)})
"""The parameters that are ours; others, such as embed, are left as they are."""
