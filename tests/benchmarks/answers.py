"""How long do 300 answers take, and do others wait? Run: python tests/benchmarks/answers.py.

For each goal 300 links, all of them different. Meanwhile another visitor moves a point ten times a
second: what an event takes then (median and worst of all), beside what it takes alone.
"""

import statistics
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from playground.board.message import board_message
from playground.board.protocol import BrowserHas, Status
from playground.link.answers import MOST_LINKS, answers, answers_csv, pasted
from playground.link.codec import encode
from playground.link.words import REACHED
from playground.state.events import AddPoint, MovePoint, SetTraining
from playground.state.experiment import Sampling, first_experiment
from playground.state.run import RUNS, trained
from playground.state.shared import make_way
from playground.state.shown import what_is_shown
from playground.state.task import Task, begun
from playground.state.update import update
from playground.state.words import MAY

TARGET = 5.0  # seconds for 300 links
BETWEEN = 0.1  # seconds between two events of the other visitor

FIRST = first_experiment()
MANY = replace(FIRST, points=Sampling(number=200, seed=3).draw())
LONG = 1000  # iterations

GOALS = {
    "loss": (0.01, LONG),
    "right": (LONG,),
    "rises": (LONG,),
    "line": (0.1,),
    "mixed": (1,),
    "turned": (5.0,),
}


def class_of(begin, goal, parameters):
    """A class's links: each has another learning rate, or has moved or added another point."""
    task = Task(goal, parameters, begin, may=tuple(MAY))
    generator = np.random.default_rng(1)
    for number in range(MOST_LINKS):
        answer = begun(task)
        x1, x2 = np.round(generator.uniform(-5, 5, 2), 2).tolist()
        row = answer.points.rows()[number % len(answer.points)]
        if goal in ("loss", "right", "rises"):
            alpha = float(np.round(generator.uniform(0.01, 30), 3))
            answer = update(answer, SetTraining((("alpha", alpha),)))
        elif goal == "line":
            answer = update(answer, SetTraining((("w1", x1), ("w2", x2))))
        elif goal == "mixed":
            answer = update(answer, AddPoint((x1, x2, number % 2)))
        else:
            answer = update(answer, MovePoint(row, (x1, x2, row[2])))
        yield f"Student {number}: https://example.org/?{encode(answer).query}"


class Visitor:
    """Somebody else on the same server, who moves a point again and again."""

    def __init__(self):
        self.took = []
        self.stopped = threading.Event()
        self.thread = threading.Thread(target=self.go_on)

    def go_on(self):
        experiment, status = MANY, Status()
        generator = np.random.default_rng()  # nothing is known from before
        while not self.stopped.wait(BETWEEN):
            row = experiment.points.rows()[0]
            x1, x2 = generator.uniform(-5, 5, 2).tolist()
            begin = time.perf_counter()
            experiment = update(experiment, MovePoint(row, (x1, x2, row[2])))
            run = trained(experiment, LONG)
            board_message(experiment, run, what_is_shown(experiment, run), BrowserHas(), status)
            self.took.append(1e3 * (time.perf_counter() - begin))

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.stopped.set()
        self.thread.join()


def main():
    with Visitor() as alone:
        time.sleep(2)  # what is measured is how long its events take
    print(f"an event alone: {statistics.median(alone.took):.0f} ms, at worst {max(alone.took):.0f}")
    print(f"{'goal':8} {'points':>6} {'seconds':>8} {'reached':>8} {'event, ms':>10} {'worst':>6}")
    slowest = 0.0
    for begin in (FIRST, MANY):
        for goal, parameters in GOALS.items():
            RUNS.forget()
            text = "\n".join(class_of(begin, goal, parameters))
            with Visitor() as other:
                start = time.perf_counter()
                found = list(answers(pasted(text), None, make_way))
                answers_csv(found, None)
                seconds = time.perf_counter() - start
            slowest = max(slowest, seconds)
            reached = sum(one.result == REACHED for one in found)
            took = other.took or [float("nan")]
            print(
                f"{goal:8} {len(begin.points):6} {seconds:8.2f} {reached:8} "
                f"{statistics.median(took):10.0f} {max(took):6.0f}"
            )
    print(f"slowest {slowest:.2f} s, target {TARGET} s")
    return slowest <= TARGET


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
