"""What panels, choices and settings are called, and what is said to whoever asks for too much.

A choice of the page goes by its name in the experiment as well: the code compares with the names
that stand here, and a link holds them in small letters where options.py does not say otherwise.
"""

from __future__ import annotations

from typing import Final

from playground.numbers.text import grouped

NEURON, THIS_STEP, PROBABILITY = "Neuron", "This step", "Sigmoid and probability"
LIKELIHOOD, LANDSCAPE, STEP_SIZE = "Likelihood", "Loss landscape", "Step size"
GOING, RACE, MATRICES, COMPARE = "Where it is going", "Race", "From loops to matrices", "Compare"
"""The panels."""

A_WRONG_LINE, ZERO, RANDOM, MY_OWN = "a wrong line", "zero", "random", "my own"
"""Where a run starts from."""

LINEAR, LOG_LOSS, LOG_LOG = "linear", "log loss", "log–log"
"""The axes of the loss curve."""

DOUBLING = "×2 each second"
SIGMOID, PERCEPTRON = "Sigmoid", "Perceptron"
CONTOURS, SURFACE = "Contours", "3-D surface"
SHARPNESS, SWEEP, RATE_MAP = "Sharpness", "Sweep α", "Map of α and k"
AS_THEY_STAND, SHUFFLED = "as they stand", "shuffled"

CLASS = "The class"
FULL = "The board is full: it holds at most {most} points."
FULL_FROM_FILE = "The board holds at most {most} points here, not {given}."
TOO_MANY_ROWS = "Line {line}: more than {most} rows, of which there are {given}."
FILE_TOO_LARGE = "The {what} has {megabytes} MB; at most {most_megabytes} MB can be read."
TOO_MANY_COLUMNS = "There are {given} columns; at most {most} can be read."
TOO_LONG_A_RUN = "On {points} points at most {iterations} iterations can be trained, not {given}."
NO_ROOM_FOR_PINS = "{most} runs are pinned, which is all there is room for: remove one first."

TOO_MUCH_TO_COMPARE = (
    "{iterations} iterations on {points} points are too much to compare: at most "
    "{fewer} iterations can be compared on so many points."
)

TOO_LONG_A_LINK = "A link cannot carry these {points} points{beside}: download them as a file."
NOT_OUR_LINK = "This link is too long to be one of ours, so it was ignored."
TOO_LONG_A_TASK = "A link has no room for a task with these {points} points."
TOO_MANY_ANSWERS = "Only the first {most} of {given} lines were checked."
NO_LINE = "W = 0: there is no line to take."
NO_NUMBERS = "float64 has no numbers for that line."
ITERATION = "The iteration"
STEPS = "Steps"
OUT_OF_VIEW = "The line is not in view, so it cannot be moved."
HULLS = "Hulls"
SUPPORT_LINE = "Support vector line"
MARGIN_BANDS = "Margin bands"
LIMIT_LINE = "Limit of gradient descent"
OPTIMUM = "Optimum"
TRAIL = "Trail"
NOTHING_TO_PIN = "There is nothing to pin: without points there is no run."
PIN_NUMBER = "The number of a pinned run"
NO_LONGER_PINNED = "That run is no longer pinned."
PIN_NAME = "The name of a run"
NUMBER = "Number of points"
MARGIN = "Margin"
SEED = "Seed"
SPREAD = "Spread"
BALANCE = "Share of class 1"
DIRECTION_FIELD = "Direction (°)"
DIRECTION_HELP = "Which way class 1 lies, from the x₁ axis. Empty: the seed decides."
BY_SEED = "by seed"
DIRECTION = "Direction"
NOISE = "Label noise"
NOISE_HELP = "Share of the labels that are turned over. At 0 a line separates the classes."
ALPHA_FIELD = "Learning rate α"
ALPHA = "The learning rate α"
ITERATIONS = "Iterations"
W1 = "Initial w₁"
W2 = "Initial w₂"
B = "Initial b"

MAY: Final = {
    "points": "the points",
    "alpha": "the learning rate α",
    "start": "the start",
    "line": "the line, by hand",
    "standardise": "whether features are standardised",
}
"""What may be changed, and what a sentence calls it."""

CONTROLS: Final = {
    "data": "Data",
    "start": "Start",
    "training": "Training",
    "take": "Take away",
    "facts": "Verdict and Show",
    "table": "Table of the points",
}
"""Parts of the page that a task may leave out, beside the panels."""

CANNOT_CHANGE: Final = "In this task you cannot change {}."
SENTENCE = "The sentence"
START_AND_LINE = "the start and the line"
NAMES = "the names of axes and classes"
LINE = "the line"
POINT_GONE = "That point is no longer on the board."
START = "The start"
LUCK = "Luck"
NO_TURN = "The line cannot be turned by the place that it is turned about."


def is_empty(name: str) -> str:
    """Say that there must be a number."""
    return f"{name} is empty; it must be a number."


def no_number(name: str, value: object) -> str:
    """Say that something is not a number."""
    return f"{name} must be a number, not {value!r:.40}."


def out_of_range(name: str, low: str, high: str, value: str) -> str:
    """Say between what a number must lie."""
    return f"{name} must lie between {low} and {high}, not {value}."


def no_text(name: str, value: object) -> str:
    """Say that something is not a text."""
    return f"{name} must be a text, not {value!r:.40}."


def too_long(name: str, longest: int, given: int) -> str:
    """Say that a text has too many characters."""
    return f"{name} has at most {longest} characters, not {given}."


def unseen(name: str) -> str:
    """Say that a text has a character that cannot be seen."""
    return f"{name} has a character that cannot be seen."


def not_whole(name: str, value: str) -> str:
    """Say that a number must be whole."""
    return f"{name} must be a whole number, not {value}."


def no_such_grip(grip: object) -> str:
    """Say that the line has no such grip."""
    return f"The line has no grip called {grip!r:.40}."


def not_movable(what: object) -> str:
    """Say that something cannot be moved by steps."""
    return f"Nothing called {what!r:.40} can be moved by steps."


def not_one_of(name: str, values: str, value: object) -> str:
    """Say which names there are to choose from."""
    return f"{name} must be one of {values}, not {value!r:.40}."


def neither_on_nor_off(name: str, value: object) -> str:
    """Say that something is a switch."""
    return f"{name} is either on or off, not {value!r:.40}."


def may_not_be(name: str, text: str) -> str:
    """Say that a text has not the form that it must have."""
    return f"{name} may not be {text!r:.40}."


def no_such_option(name: str) -> str:
    """Say that there is no option of this name."""
    return f"There is no option called {name!r:.40}."


def pinned_already(number: int) -> str:
    """Say under which number a run is pinned."""
    return f"This run is pinned already, as run {number}."


def all_pinned(most: int) -> str:
    """Say that there is no room for another pinned run."""
    return f"{most} runs are pinned, which is all there is room for."


def pinned(pins: int, most: int) -> str:
    """Say how many runs are pinned, of how many."""
    return f"{pins} of {most} pinned."


def no_such_set(name: object) -> str:
    """Say that there is no ready-made set of this name."""
    return f"There is no set called {name!r:.40}."


def some_of(table: str) -> str:
    """Say what there is to choose from."""
    return f"These must be some of {table}."


def only_from_file(number: int, most: int) -> str:
    """Say that points from a file are more than one can add by hand."""
    return (
        f"These {grouped(number)} points are from a file. By hand, points are added only up to "
        f"{grouped(most)}."
    )


def no_such_setting(name: str) -> str:
    """Say that there is no setting of this name."""
    return f"There is no setting called {name!r:.40}."


def standardised(own: str) -> str:
    """Name a feature on the scale of the neuron."""
    return f"{own}, standardised"


def class_named(label: int) -> str:
    """Name a class that has no name of its own."""
    return f"class {label}"


def may_label(name: str) -> str:
    """Name what may be changed by itself, as on a button.

    Examples
    --------
    >>> may_label("line")
    'Line, by hand'
    """
    return MAY[name].removeprefix("the ").capitalize()
