"""How long does the worst input keep a core busy? Run: python tests/benchmarks/hostile.py [words].

With words: those inputs alone that have one of them in their name, such as "file" or "Race".

Each is as large as the limits let it be (playground/state/limits.py). Seconds of processor time, in
this process, for one answer of the page, or for one function that a page calls; at most LONGEST.
"""

import sys
import time
from contextlib import suppress
from dataclasses import replace
from itertools import chain
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from neuron import loss_infimum, max_margin, max_margin_with_bias, optimum, separability
from playground.exports.animation import animation_html
from playground.exports.notebook import notebook
from playground.exports.tables import trajectory_csv
from playground.page import session
from playground.panels.step_size import many
from playground.state import limits, race, run, theory
from playground.state.checks import Refused
from playground.state.events import LoadPoints, SetStart
from playground.state.experiment import Experiment, fitted
from playground.state.history import History
from playground.state.options import PANELS, with_option
from playground.state.points import Points
from playground.state.run import trained
from playground.state.update import update
from playground.tables.columns import guess_columns
from playground.tables.points import read_points
from playground.tables.reader import read_table, text_of
from tests.app.conftest import Visitor

LONGEST = 2.0
M = limits.FILE_POINTS.most
BYTES = limits.FILE_BYTES.most
RNG = np.random.default_rng(0)
AT = np.arange(M)
SIDE = np.where(AT % 2, 1.0, -1.0)
NORMAL = RNG.normal(size=(M, 2))
TURN = 2 * np.pi * AT / M
CIRCLE = np.column_stack([np.cos(TURN), np.sin(TURN)])

POINTS = {
    "two clouds": (NORMAL + SIDE[:, np.newaxis], AT % 2),
    "noise": (NORMAL, RNG.integers(0, 2, M)),
    "a circle": (CIRCLE, AT % 2),
    "margins that are not normal": (np.column_stack([SIDE * 725, NORMAL[:, 1]]), AT % 2),
    "a gap of rounding": (np.column_stack([np.where(AT % 2, 1, 1 - 1e-15), NORMAL[:, 1]]), AT % 2),
    "far apart": (1e12 * NORMAL, RNG.integers(0, 2, M)),
    "next to nothing": (5e-324 * NORMAL.round(), RNG.integers(0, 2, M)),
    "two scales": (NORMAL * [1e12, 1e-300], RNG.integers(0, 2, M)),
    "a parabola": (np.column_stack([AT / 100, (AT / 100) ** 2]), AT % 2),
    "one line": (np.column_stack([AT, 0 * AT]), AT >= M // 2),
}
FILES = {
    "many rows": "1,2,0\n" * (BYTES // 6),
    "many columns": (",".join("1" * 1000) + "\n") * (BYTES // 2000),
    "different cells": "\n".join(f"{k:x},{k:o},{k % 2}" for k in range(BYTES // 16)),
    "empty lines": "\n" * BYTES,
    "long cells": (",".join(["9" * 600] * 3) + "\n") * (BYTES // 1803),
    "quotes": '"' * BYTES,
}


def seconds(call):
    begin = time.process_time()
    with suppress(Refused):
        call()
    return time.process_time() - begin


def forget():
    for memory in (run.RUNS, theory.ANSWERS, many.RUNS, race.RACERS):
        memory.forget()


def experiment_of(name):
    X, y = POINTS[name]
    return fitted(Experiment(points=Points(X, y), alpha=1.0, w1=1.0, iterations=20_000))


def read(text):
    table = read_table(text_of(text.encode()))
    read_points(table, guess_columns(table))


def answers():
    """Each panel, on each set, as one answer of the page with everything on the board."""
    for name in POINTS:
        experiment = experiment_of(name)
        for option in ("hulls", "support_line", "limit_line", "margin_bands"):
            options = with_option(experiment.options, option, value=True)
            experiment = replace(experiment, options=options)
        visitor = Visitor()
        for panel in PANELS:
            forget()
            options = with_option(experiment.options, "panel", panel)
            visitor.record.history = History(replace(experiment, options=options))
            visitor.record.run = visitor.record.shown = None
            yield f"{panel}, {name}", lambda visitor=visitor: visitor.app.run(timeout=120)
            for fault in visitor.app.exception:
                print("  fault:", fault.message)


def functions():
    """Single computations."""
    for name, (X, y) in POINTS.items():
        for call in (separability, max_margin, max_margin_with_bias, optimum, loss_infimum):
            yield f"{call.__name__}, {name}", lambda X=X, y=y, call=call: tried(call, X, y)
        experiment = experiment_of(name)
        event = SetStart("a wrong line", 0.3)
        yield f"a wrong line, {name}", lambda e=experiment, event=event: update(e, event)
    for name, text in FILES.items():
        yield f"file, {name}", lambda text=text: read(text)
    experiment = update(Experiment(), LoadPoints(experiment_of("noise").points))
    whole = trained(experiment, experiment.iterations)
    for write in (trajectory_csv, notebook, animation_html):
        yield f"{write.__name__}", lambda write=write: write(experiment, whole)


def tried(call, X, y):
    with suppress(ValueError):  # the result leaves float64, which is an answer
        call(X, y)


def main(words):
    session.is_opening = lambda: False
    found = []
    for name, call in chain(functions(), answers()):
        if not words or any(word in name for word in words):
            found.append((seconds(call), name))
    found.sort(reverse=True)
    for taken, name in found[:20]:
        print(f"{taken:6.2f} s  {name}")
    slow = sum(taken > LONGEST for taken, _ in found)
    print(f"{len(found)} inputs, {slow} above {LONGEST:g} s")
    return int(slow > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
