"""The worst of what the limits let through (playground/state/limits.py): points, files, links,
messages. For hostile.py.
"""

from dataclasses import replace

import numpy as np

from playground.link.answers import LONGEST_TEXT
from playground.link.codec import encode
from playground.state import limits
from playground.state.experiment import Experiment, fitted
from playground.state.options import NAMED, with_option
from playground.state.pins import LONGEST_NAME, Pin
from playground.state.points import Points
from playground.state.task import Task, begun
from playground.state.words import MAY
from playground.tasks import goals
from playground.tasks.goals import LATEST

M = limits.FILE_POINTS.most
BYTES = limits.FILE_BYTES.most
RNG = np.random.default_rng(0)
AT = np.arange(M)
SIDE = np.where(AT % 2, 1.0, -1.0)
NORMAL = RNG.normal(size=(M, 2))
FAR = limits.COORDINATE * NORMAL / np.abs(NORMAL).max()
TURN = 2 * np.pi * AT / M
CIRCLE = np.column_stack([np.cos(TURN), np.sin(TURN)])
TINY = 5e-324

POINTS = {
    "two clouds": (NORMAL + SIDE[:, np.newaxis], AT % 2),
    "noise": (NORMAL, RNG.integers(0, 2, M)),
    "a circle": (CIRCLE, AT % 2),
    "margins that are not normal": (np.column_stack([SIDE * 725, NORMAL[:, 1]]), AT % 2),
    "a gap of rounding": (np.column_stack([np.where(AT % 2, 1, 1 - 1e-15), NORMAL[:, 1]]), AT % 2),
    "some roundings apart": (limits.COORDINATE - RNG.integers(0, 15, (M, 2)) * 2.0**-13, AT % 2),
    "far apart": (FAR, RNG.integers(0, 2, M)),
    "next to nothing": (TINY * NORMAL.round(), RNG.integers(0, 2, M)),
    "two scales": (FAR * [1, 1e-300], RNG.integers(0, 2, M)),
    "a column of next to nothing": (np.column_stack([limits.COORDINATE * SIDE, TINY * AT]), AT % 2),
    "a parabola of next to nothing": (np.column_stack([1e-150 * AT, 1e-300 * AT**2]), AT % 2),
    "a parabola": (np.column_stack([AT / 100, (AT / 100) ** 2]), AT % 2),
    "one line": (np.column_stack([AT, 0 * AT]), AT >= M // 2),
    "one place": (np.ones((M, 2)), AT % 2),
}
for name in ("far apart", "two scales", "margins that are not normal"):
    for number in (20, 1_000):  # for these a run may have all iterations that there are
        POINTS[f"{name}, {number} points"] = tuple(part[:number] for part in POINTS[name])
FILES = {
    "many rows": "1,2,0\n" * (BYTES // 6),
    "as many rows as there may be": "".join(f"{k}e-{k % 300},{k:.99f},{k % 2}\n" for k in range(M)),
    "many columns": (",".join("1" * 1000) + "\n") * (BYTES // 2000),
    "different cells": "\n".join(f"{k:x},{k:o},{k % 2}" for k in range(BYTES // 16)),
    "empty lines": "\n" * BYTES,
    "long cells": (",".join(["9" * 600] * 3) + "\n") * (BYTES // 1803),
    "quotes": '"' * BYTES,
}
ANSWERS = {
    line: (line * LONGEST_TEXT)[:LONGEST_TEXT] for line in ("x\n", "?v=1\n", "?v=1&task=x\n", "?")
}
GOALS = dict.fromkeys(goals.GOALS, (LATEST,)) | {
    "loss": (1e-9, LATEST),
    "line": (1e-9,),
    "mixed": (1,),
    "turned": (180.0,),
}
ALL_SHOWN = dict.fromkeys(("hulls", "support_line", "limit_line", "margin_bands", "trail"), True)
LONG_NAMES = dict.fromkeys(NAMED, ("$<b>*_`[" * LONGEST_NAME)[:LONGEST_NAME])


def experiment_of(name):
    """The longest run of these points, at its end: all of it is sent."""
    points, last = Points(*POINTS[name]), limits.ITERATIONS.most
    experiment = Experiment(points=points, alpha=1.0, w1=1.0, iterations=last, iteration=last)
    return fitted(experiment)


def with_options(experiment, **options):
    for name, value in options.items():
        experiment = replace(experiment, options=with_option(experiment.options, name, value))
    return experiment


def with_pins(experiment):
    """All runs that can be pinned, as long as they can be, each with a name at its limit."""
    longest = min(limits.ITERATIONS.most, limits.PIN_WORK.most // len(experiment.points))
    pins = (
        Pin(k, "`" * LONGEST_NAME, experiment.points, 0.1 * k, longest, 1.0, -1.0, 0.0)
        for k in range(1, limits.PINS.most + 1)
    )
    return replace(experiment, pins=tuple(pins))


def fits_a_link(name):
    """Whether so many points compress to what a task in a link may have."""
    link = encode(experiment_of(name))
    return not link.left_out and len(link.query) < limits.TASK.most // 2


def with_task(name, goal):
    """All may be changed, and the goal is as far off as can be."""
    begin = with_options(experiment_of(name), **LONG_NAMES)
    return begun(Task(goal, GOALS[goal], begin, may=tuple(MAY)))


def class_of(name, goal):
    """As many answers as are checked at once, none of them like another, on so many points."""
    asked = with_task(name, goal)
    for k in range(limits.ANSWERS.most):
        answer = replace(asked, alpha=0.1 + k / 1000, w2=k / 1000)
        moved = answer.points.replaced(k % len(answer.points), (1.0, float(k), k % 2))
        yield "x" * 80 + f" https://example.org/?{encode(replace(answer, points=moved)).query}"


def longest_shared(change):
    """As many points as a link carries, and what is changed about them."""
    few, many_points = 1, M
    while many_points - few > 1:
        middle = (few + many_points) // 2
        fits = not encode(change(some_points(middle))).left_out
        few, many_points = (middle, many_points) if fits else (few, middle)
    return change(some_points(few))


def some_points(number):
    return replace(Experiment(), points=Points(NORMAL[:number], AT[:number] % 2), alpha=0.5)


POINT, OTHER = [1.0, -2.0, 1], [2.0, 2.0, 0]
GRIP = {"grip": "right", "old": [0.0, 0.0], "place": [1.0, 1.0], "about": [0.0, 0.0]}
EVENTS = {
    "points added and erased": [{"type": "add", "point": POINT}, {"type": "erase", "point": POINT}],
    "points moved": [
        {"type": "move", "old": POINT, "point": OTHER},
        {"type": "move", "old": OTHER, "point": POINT},
    ],
    "the line held at other iterations": [
        {"type": "hold", "released": True} | GRIP,
        {"type": "put", "start": [1.0, 2.0, 3.0], "released": True},
    ],
    "weights nudged at other iterations": [
        {"type": "nudge", "what": "w1", "steps": 1.0, "released": True}
    ],
    "undone and redone": [
        {"type": "put", "start": [1.0, 2.0, 3.0]},
        {"type": "undo"},
        {"type": "redo"},
    ],
    "options set": [
        {"type": "option", "name": "log_scale", "value": "log"},
        {"type": "option", "name": "log_scale", "value": "linear"},
    ],
    "the neuron's turn": [{"type": "neuron"}, {"type": "fit"}],
    "all points restored": [{"type": "restore", "points": [POINT] * 300}],
}


def message_of(name):
    """As many events as a message may have, and as many points as its size allows."""
    kinds = EVENTS[name]
    events = [
        {"n": n, "gesture": f"g{n}", "iteration": 1_000 + n % 1_000} | kinds[n % len(kinds)]
        for n in range(1, limits.EVENTS.most + 1)
    ]
    return {"mount": "m", "said": 1, "events": events}
