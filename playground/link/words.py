"""What is said of links and answers: what in them was ignored, is damaged, or found no room."""

from __future__ import annotations

from typing import Final

REACHED: Final = "reached"
NOT_REACHED: Final = "not reached"
CHANGED: Final = "changed what may not be"
OTHER: Final = "another task"
NO_TASK: Final = "no task"
BROKEN: Final = "broken"
NO_TASK_IN_LINK = "There is no task in the link of the task."
WITHOUT_TASK = "It opens the playground without a task."
NO_LINK = "There is no link in this line."
TOO_LONG = "It is too long to be one of ours."
TWICE = "A parameter stands there twice."
OTHER_NUMBERS = "Its goal has other numbers."
OTHER_CHANGES = "Other things may be changed there."
OTHER_STATE = "It begins from another state."
OTHER_WORDS = "Its words or its parts of the page are others."
THE_PINNED_RUN = "the pinned run"
NOR_THE_PINS = ", nor the pinned runs"
POINTS_MISSING = "The points were too many for a link: load them from their file."
PINS_MISSING = "The pinned runs were too much for the link, and are not here."
NUMBER_LACKING = "The number of runs left out"
NEWER = "This link comes from a newer playground; what this one does not know was ignored."
POINTS_DAMAGED: Final = "The points in the link are damaged."
PINS_DAMAGED: Final = "The pinned runs in the link are damaged."
NOT_IN_ORDER = "The pinned runs in the link are not numbered in order."
TRUE_OR_FALSE = "Whether its features are standardised must be true or false."
NO_NAME = "It has no name."
PLACE_OF_POINTS = "The place of its points"
ITS_NUMBER = "Its number"
NO_POINTS = "Its points are missing."
NOT_SHARED = "The page sent an address that cannot be shared."
NO_CODE = "Too long for a QR code."
VIEW = "The view"
ITERATION = "The iteration"
TASK_DAMAGED: Final = "The task in the link is damaged."


def differs_in(what: str) -> str:
    """Say what an answer has changed that may not be."""
    return f"It differs from the task in {what}."


def other_goal(goal: str) -> str:
    """Say that an answer is of another goal."""
    return f"Its goal is another one: {goal}."


def the_pinned_runs(pins: int) -> str:
    """Name all pinned runs."""
    return f"the {pins} pinned runs"


def some_of(some: int, all_of_them: str) -> str:
    """Name some of the pinned runs."""
    return f"{some} of {all_of_them}"


def cannot_carry(runs: str) -> str:
    """Say that a link is too long with the pinned runs."""
    return f"A link cannot carry {runs}: with their points it is too long."


def ignored(refusal: object) -> str:
    """Say that something in a link was not taken."""
    return f"{refusal} The link's value was ignored."


def lacking(some: int, all_of_them: int) -> str:
    """Say how many pinned runs a link could not carry."""
    return f"{some} of the {all_of_them} pinned runs were too much for the link, and are not here."


def no_version(text: str) -> str:
    """Say that a link's version is none."""
    return f"The link's version must be a whole number from 1 on, not {text!r:.40}."


def read_as(wanted: str, version: int) -> str:
    """Say as which version a link was read."""
    return f"{wanted} It was read as version {version}."


def too_many_points(given: str, most: str) -> str:
    """Say that a link holds too many points."""
    return f"The link holds {given} points, the board at most {most}."


def too_far_out(most: str) -> str:
    """Say that a point in a link is too far out."""
    return f"A point in the link lies beyond ±{most}."


def more_than_the_board(most: int) -> str:
    """Say that a link holds more points than the board takes."""
    return f"The link holds more points than the board, which takes {most}."


def in_pinned_run(number: int, refusal: object) -> str:
    """Say which pinned run in a link is none."""
    return f"Pinned run {number}: {refusal}"


def too_many_pins(given: int, most: int) -> str:
    """Say that a link holds too many pinned runs."""
    return f"The link holds {given} pinned runs; there is room for {most}."


def needs_entries(count: int) -> str:
    """Say how many entries a pinned run has."""
    return f"It needs {count} entries."


def points_of_later_run(number: object) -> str:
    """Say that a pinned run has the points of one after it."""
    return f"Its points are those of run {number}, which does not stand before it."


def the_option(name: str) -> str:
    """Name an option."""
    return f"The option {name}"


def four_numbers(text: str) -> str:
    """Say that a view needs four numbers."""
    return f"The view needs four numbers, not {text!r:.40}."


def no_view(text: str) -> str:
    """Say that a view is tiny or turned over."""
    return f"The view must not be tiny or turned over, not {text!r:.40}."
