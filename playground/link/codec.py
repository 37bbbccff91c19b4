"""The link: the whole experiment as the query of an address, and back.

The table in table.py drives both directions; what equals its default is left out.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qsl, urlencode

from playground.link import words
from playground.link.pins import pack_pins, pins_that_fit, written
from playground.link.table import (
    LACKING,
    NAMES,
    NOT_IN_LINK,
    PINS_LEFT_OUT,
    TABLE,
    default_of,
    read_number,
)
from playground.numbers.text import grouped
from playground.state import limits
from playground.state.checks import Refused, check_count
from playground.state.experiment import Experiment, first_experiment
from playground.state.pins import MOST_PINS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playground.link.table import Row

VERSION: Final = 1

SCENE_ALONE: Final = frozenset({"v", "lesson", "scene"})
"""A link with no others of our names opens a scene as it begins: see lessons/opening.py."""

LONGEST: Final = limits.LINK.most
"""Characters of a query."""

LONGEST_READ: Final = limits.LINK_READ.most
"""Characters of a query that is looked at."""


@dataclass(frozen=True, slots=True)
class Link:
    """An experiment as parameters of an address."""

    parameters: dict[str, str]
    left_out: str = ""
    """What the link could not carry, for the person at the screen; mostly empty."""

    @property
    def query(self) -> str:
        """The parameters as they stand behind the "?" of an address."""
        return urlencode(self.parameters)


def encode(experiment: Experiment) -> Link:
    """Write an experiment; the one of a first visit needs no parameters.

    Examples
    --------
    >>> from dataclasses import replace
    >>> encode(replace(first_experiment(), alpha=2.0, iteration=37)).query
    'v=1&alpha=2&w1=2&w2=2&b=1.5&iteration=37&start=wrong&speed=doubling'
    """
    if experiment == first_experiment():
        return Link({})
    parameters = {"v": str(VERSION)}
    for row in TABLE:
        value = row.get(experiment)
        if value != default_of(row, experiment):
            parameters[row.name] = row.write(value)
    if names_scene_alone(parameters):  # what was made of the scene is not how it begins
        parameters["alpha"] = repr(experiment.alpha)
    return _short_enough(experiment, parameters)


def names_scene_alone(query: Mapping[str, str] | str) -> bool:
    """Say whether a query names a lesson's scene, and nothing of an experiment."""
    names = NAMES & set(dict(parse_qsl(query)) if isinstance(query, str) else query)
    return "lesson" in names and names <= SCENE_ALONE


def _short_enough(experiment: Experiment, parameters: dict[str, str]) -> Link:
    """Leave out what a link cannot carry: the pinned runs before the points on the board."""
    link = Link(parameters)
    if len(link.query) <= LONGEST:
        return link
    pins = len(experiment.pins)
    if pins:
        parameters = parameters | {"pins": PINS_LEFT_OUT}
        free = LONGEST - len(Link(parameters | {LACKING: str(pins)}).query) + len(PINS_LEFT_OUT)
        kept = pins_that_fit(experiment, free) if free >= len(PINS_LEFT_OUT) else ()
        runs = words.THE_PINNED_RUN if pins == 1 else words.the_pinned_runs(pins)
        if kept:
            some = pack_pins(written(replace(experiment, pins=kept)))
            parameters = parameters | {"pins": some, LACKING: str(pins - len(kept))}
            runs = words.some_of(some=pins - len(kept), all_of_them=runs)
        link = Link(parameters, words.cannot_carry(runs))
        if len(link.query) <= LONGEST:
            return link
    beside = words.NOR_THE_PINS if pins else ""
    points = len(experiment.points)
    left_out = limits.LINK.refusal(len(link.query), points=grouped(points), beside=beside)
    return Link(parameters | {"points": NOT_IN_LINK}, str(left_out))


def decode(query: Mapping[str, str] | str) -> tuple[Experiment, list[str]]:
    """Read a query, whoever wrote it.

    Returns
    -------
    experiment : Experiment
        Within all limits; what is missing or bad in the query has its default. A query with none
        of our names gives the first visit's experiment.
    ignored : list of str
        A sentence for each thing that was ignored. Unknown names are nobody's mistake.

    Examples
    --------
    >>> experiment, ignored = decode("alpha=0.5&seed=nan")
    >>> experiment.alpha, experiment.sampling.seed, ignored
    (0.5, 7, ["Seed must be a number, not 'nan'. The link's value was ignored."])
    """
    length = sum(map(len, query if isinstance(query, str) else (*query, *query.values())))
    if length > LONGEST_READ:
        return first_experiment(), [str(limits.LINK_READ.refusal(length))]
    parameters = dict(parse_qsl(query, keep_blank_values=True) if isinstance(query, str) else query)
    if not NAMES & set(parameters):
        return first_experiment(), []
    ignored = _version_remarks(parameters)
    experiment = Experiment()
    for row in TABLE:
        if row.name in parameters:
            try:
                experiment = row.put(experiment, row.read(parameters[row.name]))
            except Refused as refusal:
                ignored.append(words.ignored(refusal))
            else:
                continue
        experiment = _with_default(row, experiment)
    if lacks_points(parameters):
        ignored.append(words.POINTS_MISSING)
    if parameters.get("pins") == PINS_LEFT_OUT:
        ignored.append(words.PINS_MISSING)
    elif LACKING in parameters:
        ignored += _remark_on_lacking(parameters[LACKING], len(experiment.pins))
    return experiment, ignored


def _with_default(row: Row, experiment: Experiment) -> Experiment:
    """Put what a link means that leaves an entry out: mostly it is so already."""
    default = default_of(row, experiment)
    return experiment if row.get(experiment) == default else row.put(experiment, default)


def _remark_on_lacking(text: str, pins: int) -> list[str]:
    """Say how many pinned runs were left out, if that can be known."""
    try:
        lacking = check_count(words.NUMBER_LACKING, read_number(text), 1, MOST_PINS)
    except Refused as refusal:
        return [words.ignored(refusal)]
    all_of_them = pins + lacking
    said = words.lacking(some=lacking, all_of_them=all_of_them)
    return [said]


def lacks_points(query: Mapping[str, str]) -> bool:
    """Say whether the query is of an experiment whose points it could not carry."""
    return query.get("points") == NOT_IN_LINK


def _version_remarks(parameters: Mapping[str, str]) -> list[str]:
    text = parameters.get("v", "1")
    version = read_number(text)
    if not isinstance(version, float) or not version.is_integer() or version < 1:
        wanted = words.no_version(text)
        return [words.read_as(wanted=wanted, version=VERSION)]
    if version <= VERSION:
        return []
    return [words.NEWER]
