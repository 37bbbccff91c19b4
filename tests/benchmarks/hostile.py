"""How long does the worst input keep a core busy? Run: python tests/benchmarks/hostile.py.

With --only words: those inputs alone that have one of them in their name, such as "file" or "Race",
and are of one of the kinds among them, such as "panels" or "checked". Each is as large as the
limits let it be (hostile_inputs.py). Seconds of processor time, in this process, for one answer of
the page, or for one function that a page calls; at most LONGEST. All of it takes some five minutes.
"""

import argparse
import sys
import time
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from streamlit.testing.v1 import AppTest

from neuron import loss_infimum, max_margin, max_margin_with_bias, optimum, separability
from playground.board.inbox import read_edits, read_inbox
from playground.board.protocol import BrowserMessage
from playground.lessons.shelf import LESSONS, open_scene_of
from playground.link.codec import decode, encode
from playground.link.share import LONGEST_ADDRESS, share
from playground.page import session
from playground.page.export_menu import EXPORTS
from playground.panels.step_size import many
from playground.state import limits, race, run, theory
from playground.state.checks import Refused
from playground.state.events import SetStart
from playground.state.history import History
from playground.state.line import GRIPS
from playground.state.options import COMPARE, PANELS
from playground.state.run import trained
from playground.state.update import update
from playground.state.way import Grasp
from playground.tables.columns import guess_columns
from playground.tables.edits import PointTable, edited, in_step
from playground.tables.points import read_points
from playground.tables.reader import read_table, text_of
from tests.app.conftest import Visitor
from tests.benchmarks import hostile_inputs as inputs
from tests.benchmarks.hostile_inputs import POINTS, M, experiment_of, with_options

LONGEST = 2.0
SHOWN = 30
PATIENCE = 300


def forget():
    for memory in (run.RUNS, run.RISES, theory.ANSWERS, many.RUNS, race.RACERS):
        memory.forget()


def seconds(call):
    begin = time.process_time()
    with suppress(Refused):
        call()
    return time.process_time() - begin


def answered(app):
    app.run(timeout=PATIENCE)
    for fault in app.exception:
        print("  fault:", fault.message)


def redrawn(visitor, experiment, grasp=None):
    """Answer a visitor who has the experiment on the board, and nothing of it yet."""
    record = visitor.record
    record.history, record.run, record.shown = History(experiment), None, None
    record.compared, record.asked = (), BrowserMessage(grasp=grasp)
    answered(visitor.app)


def panels():
    """Each panel, on each set, as one answer of the page with everything on the board."""
    visitor = Visitor()
    for name in POINTS:
        for panel in PANELS:
            shown = with_options(experiment_of(name), panel=panel, **inputs.ALL_SHOWN)
            yield f"{panel}, {name}", lambda e=shown: redrawn(visitor, e)
        for picture in ("Sweep α", "Map of α and k"):
            shown = with_options(experiment_of(name), panel="Step size", step_picture=picture)
            yield f"{picture}, {name}", lambda e=shown: redrawn(visitor, e)


def tasks():
    """A task on the page, for each goal, and a line in hand."""
    visitor = Visitor()
    for name in POINTS:
        for goal in inputs.GOALS:
            asked = inputs.with_task(name, goal)
            yield f"task {goal}, {name}", lambda e=asked: redrawn(visitor, e)
        held = with_options(experiment_of(name), by_hand=True)
        for grip in GRIPS:
            grasp = Grasp(grip, (1.0, -1.0, 0.5), (0.0, 0.0), (1.0, 1.0))
            yield f"line in hand by {grip}, {name}", lambda e=held, g=grasp: redrawn(visitor, e, g)


def pinned():
    """The first answer with eight pinned runs, and those that follow until all are compared.

    The page polls with less than an answer each.
    """
    for name in POINTS:
        forget()
        visitor = Visitor()
        shown = with_options(inputs.with_pins(experiment_of(name)), panel=COMPARE)
        yield f"pinned runs, {name}", lambda v=visitor, e=shown: redrawn(v, e)
        for at in range(2, 2 * limits.PINS.most):
            if not visitor.app.dataframe:
                yield f"pinned runs, {name}, answer {at}", lambda v=visitor: answered(v.app)


def named():
    """Names as long as they may be, and the table of all points."""
    visitor = Visitor()
    for panel in PANELS:
        shown = with_options(experiment_of("noise"), panel=panel, **inputs.LONG_NAMES)
        yield f"{panel}, long names", lambda e=shown: redrawn(visitor, e)
    visitor.app.session_state["points-open"] = True
    yield "the table of the points", lambda: redrawn(visitor, shown)


def tables():
    """Files, and edits of the table that Streamlit reports."""
    for name, text in inputs.FILES.items():
        yield f"file, {name}", lambda text=text: read(text)
    cells = {"x1": "x" * 1000, "x2": "1,000", "class": "2"}
    wrong = {"edited_rows": {str(place): cells for place in range(M)}}
    new = {"added_rows": [{"x1": "1", "x2": "2", "class": "0"}] * M}
    for name in ("noise", "one place"):
        points = experiment_of(name).points
        filled = in_step(PointTable(), points)
        yield f"table filled, {name}", lambda p=points: in_step(PointTable(), p)
        yield f"table edited, {name}", lambda f=filled: edited(f, read_edits(wrong), M)
        yield f"table with new rows, {name}", lambda f=filled: edited(f, read_edits(new), M)
        mistaken = edited(filled, read_edits(wrong), M)
        moved = points.replaced(0, (5.0, 5.0, 0))
        yield f"table carried over, {name}", lambda t=mistaken, p=moved: in_step(t, p)


def read(text):
    table = read_table(text_of(text.encode()))
    read_points(table, guess_columns(table))


def functions():
    """Single computations."""
    for name, (X, y) in POINTS.items():
        for call in (separability, max_margin, max_margin_with_bias, optimum, loss_infimum):
            yield f"{call.__name__}, {name}", lambda X=X, y=y, call=call: tried(call, X, y)
        event = SetStart("a wrong line", 0.3)
        experiment = experiment_of(name)
        yield f"a wrong line, {name}", lambda e=experiment, event=event: update(e, event)


def tried(call, X, y):
    with suppress(ValueError):  # the result leaves float64, which is an answer
        call(X, y)


def taken_away():
    """What is downloaded, and what is shared."""
    for name in ("noise", "far apart"):
        experiment = experiment_of(name)
        whole = trained(experiment, experiment.iterations)
        for label, _, _, write in EXPORTS:
            yield f"{label}, {name}", lambda w=write, e=experiment, r=whole: w(e, r)
    address = ("https://example.org/" + "x" * LONGEST_ADDRESS)[:LONGEST_ADDRESS]
    for change in (lambda e: e, inputs.with_pins):
        longest = inputs.longest_shared(change)
        name = f"{len(longest.points)} points and {len(longest.pins)} runs"
        yield f"share, {name}", lambda e=longest: share(e, address)
        query = encode(longest).query
        yield f"link read, {name}", lambda q=query: decode(q)
    yield "link read, as long as one may be", lambda: decode("points=" + "A" * 19_000)


def checked():
    """The page "Check answers" with as many answers as it takes, for each goal."""
    for name in filter(inputs.fits_a_link, POINTS):
        for goal in inputs.GOALS:
            page = handed_in("\n".join(inputs.class_of(name, goal)))
            yield f"300 answers, {goal}, {name}", lambda p=page: answered(p)
    for line, text in inputs.ANSWERS.items():
        page = handed_in(text)
        yield f"answers that are only {line!r}", lambda p=page: answered(p)


def handed_in(text):
    page = AppTest.from_function(check_page).run()
    page.text_area(key="answer-links").set_value(text)
    page.button[0].click()
    return page


def check_page():
    from playground.page.check import page  # noqa: PLC0415 - a script of its own

    page()


def lessons():
    """Each scene as it is opened, and what is told of it."""
    for number, lesson in LESSONS.items():
        for place in range(1, len(lesson.scenes) + 1):
            link = {"v": "1", "lesson": str(number), "scene": str(place)}
            yield f"lesson {number}, scene {place}", lambda link=link: told(Visitor(link))


def told(visitor):
    scene = open_scene_of(visitor.experiment).scene
    visitor.press("Watch" if scene.plays else "See")
    if scene.plays:
        visitor.press("Tell me now")


def messages():
    """A message with as many events as there may be, until the last of them is acknowledged."""
    for name in inputs.EVENTS:
        experiment = experiment_of("noise")
        known = experiment.points.replaced(0, inputs.POINT)
        record = session.Visit(History(replace(experiment, points=known)))
        message = inputs.message_of(name)
        yield f"message, {name}", lambda r=record, m=message: received(r, m)


def received(record, message):
    before, session.visit = session.visit, lambda: record
    try:
        session.receive(read_inbox(message))
    finally:
        session.visit = before


KINDS = (
    *(functions, tables, messages, taken_away, lessons, named, panels, tasks, pinned, checked),
)


def main(only):
    session.is_opening = lambda: False
    found = []
    kinds = [kind for kind in KINDS if kind.__name__ in only]
    words = [word for word in only if word not in {kind.__name__ for kind in kinds}]
    for kind in kinds or KINDS:
        for name, call in kind():
            if kind is not pinned:  # whose answers go on with one another
                forget()
            if not words or any(word in name for word in words):
                found.append((seconds(call), name))
                print(f"{found[-1][0]:6.2f} s  {name}", flush=True)
    slow = [one for one in found if one[0] > LONGEST]
    print(f"\n{len(found)} inputs, {time.process_time():.0f} s; the slowest:")
    for taken, name in sorted(found, reverse=True)[:SHOWN]:
        print(f"{taken:6.2f} s  {name}")
    print(f"{len(slow)} above {LONGEST:g} s")
    return int(bool(slow))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", nargs="+", default=[], metavar="WORDS")
    sys.exit(main(parser.parse_args().only))
