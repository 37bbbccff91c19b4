"""How many visitors one core serves: python tests/benchmarks/crowd.py

The server runs on one core, the visitors on another one: real sessions over web sockets, each with
an event a second. Of five visitors three add points, one changes the learning rate, and one steps
with "This step" open; 60 points or more and 1,000 iterations each, no two alike. Their number
rises until the 95th percentile from an event to its last answer passes 500 ms. An ordinary
Streamlit app with two charts (naive.py) takes its turns in the same run, with its collection of
garbage after each run off as it is here. What one event costs with nobody else there comes first:
on a machine with other work this is the figure to go by.

Notes
-----
Where the server's time goes when a point is added to 100 (py-spy, threads that hold the
interpreter, which leaves out what NumPy does without it, such as half of the losses):

    65 %  the script's thread
          20  the run, 1,000 iterations
          14  the message: teaching line 6, channels 4, what stands in the header and the rest 4
           4  the address
           4  what the page sent: checked, and the experiment updated
           7  the row of panels, the open one (the diagram) and the closed table
           5  facts and step limit
          11  Streamlit: fragment, containers, the component, the run itself
    35 %  the event loop: Streamlit's "new session" with all of the theme's options (5 to 11), some
          twenty small messages, and one of 96 KB

Nothing in it is done twice for one event. When the learning rate changes, Streamlit runs the script
twice, as the board and the field are fragments of different columns: the first run ends before
anything is drawn, and costs about a tenth of the event. A file watcher costs nothing that can be measured
(27.0 ms an event without, 27.3 and 26.8 with either kind), so the configuration leaves it to those
who serve the app: without one an update of the files is not seen. With uvloop, which Streamlit
takes where it is installed, an event cost 8 to 14 % less by the least of eight rounds each.
"""

import argparse
import asyncio
import os
import random
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))
from tests.benchmarks.process import cpu_seconds, resident  # noqa: E402
from tests.browser.driver import Server  # noqa: E402
from tests.sessions import Session  # noqa: E402
from tests.visitors import Visitor  # noqa: E402

LONGEST = 0.5  # seconds, 95th percentile
EVERY = 1.0  # seconds from one event of a visitor to the next
MIX = ("add", "add", "add", "alpha", "step")
LOOKS = 2  # at a level, where the first one was late: something else may have been at work
KINDS = tuple(dict.fromkeys(MIX))
EVENTS_IN_TURN = 6


def alpha(number):
    """Give another learning rate each time, so that no run is known from before."""
    return round(0.1 + number * 0.618 % 1.0, 6)


class Playground:
    """The playground, and what a visitor does there."""

    script = "app.py"
    session = Visitor

    async def prepare(self, session, kind):
        if kind == "step":
            await session.changes("option-panel", string_array_value={"data": ["This step"]})

    async def event(self, session, kind, number):
        if kind == "add":
            x1, x2 = (round(random.uniform(-6, 6), 2) for _ in range(2))
            return await session.does({"type": "add", "point": [x1, x2, number % 2]})
        if kind == "alpha":
            return await session.changes("alpha", double_value=alpha(number))
        return await session.does(iteration=number % 1000 + 1)


class TwoCharts:
    """The ordinary app."""

    script = "tests/benchmarks/naive.py"
    session = Session

    async def prepare(self, session, kind):
        pass

    async def event(self, session, kind, number):
        if kind == "add":
            return await session.presses("add")
        if kind == "alpha":
            return await session.changes("alpha", double_value=alpha(number))
        return await session.changes("k", double_array_value={"data": [number % 1000 + 1]})


@dataclass
class Level:
    """What was measured with so many visitors."""

    visitors: int
    seconds: list[float] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)
    cpu: float = 0.0

    @property
    def late(self):
        return statistics.quantiles(self.seconds, n=20)[-1]

    @property
    def cpu_an_event(self):
        return 1e3 * self.cpu / len(self.seconds)

    @property
    def size_of_event(self):
        return statistics.mean(self.sizes) / 1e3


@dataclass
class Person:
    """A visitor, what kind of events it has, and how many it had."""

    session: Session
    kind: str
    at: int
    events: int = 0


class Crowd:
    """All visitors of one server."""

    def __init__(self, app, server):
        self.app, self.server = app, server
        self.people, self.levels, self.opened, self.memory = [], [], [], []

    @property
    def is_full(self):
        return bool(self.levels) and self.levels[-1].late > LONGEST

    async def grow(self, number):
        before, few = resident(self.server), len(self.people)
        for at in range(few, number):
            kind = MIX[at % len(MIX)]
            # No two have the same points, so that none has its run trained by another.
            session = self.app.session(self.server.url, f"?v=1&n={60 + at * 7 % 80}&seed={at}")
            await session.__aenter__()
            await self.app.prepare(session, kind)
            self.opened.append(session.opening.seconds)
            self.people.append(Person(session, kind, at))
        self.memory.append((resident(self.server) - before) / (number - few))

    async def measure(self, seconds):
        """Let all have their events for so long; those of two seconds before it do not count."""
        await self._events(2.0, Level(len(self.people)))
        level, busy = Level(len(self.people)), cpu_seconds(self.server)
        await self._events(seconds, level)
        level.cpu = cpu_seconds(self.server) - busy
        self.levels.append(level)

    async def _events(self, seconds, level):
        begin = time.perf_counter() + 0.1
        await asyncio.gather(
            *(self._one(person, begin, begin + seconds, level) for person in self.people)
        )

    async def _one(self, person, begin, end, level):
        due = begin + EVERY * (person.at * 0.618 % 1.0)  # each at a time of its own in the second
        while due < end:
            await asyncio.sleep(due - time.perf_counter())
            answer = await self.app.event(person.session, person.kind, person.at + person.events)
            person.events += 1
            level.seconds.append(time.perf_counter() - due)
            level.sizes.append(answer.size)
            due += EVERY

    async def leave(self):
        await asyncio.gather(*(person.session.__aexit__() for person in self.people))

    def served(self):
        """Give the level with the most visitors that were answered in time, or None."""
        return max((one for one in self.levels if one.late <= LONGEST), default=None, key=visitors)


def visitors(level):
    return level.visitors


def row(name, level):
    print(
        f"{name:<12}{level.visitors:9}{len(level.seconds):8}"
        f"{1e3 * statistics.median(level.seconds):11.0f} ms{1e3 * level.late:11.0f} ms"
        f"{level.cpu_an_event:9.1f} ms{level.size_of_event:9.1f} KB",
        flush=True,
    )


def start_on(core, servers):
    """Start the servers on one core, and leave it to them."""
    cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {core})
    for server in servers:
        server.start()
    os.sched_setaffinity(0, cores - {core} or cores)


async def costs(crowds, rounds):
    """Print what each kind of event costs, with nobody else there; the apps take turns."""
    sessions = {}
    for kind in KINDS:
        for name, crowd in crowds.items():
            session = crowd.app.session(crowd.server.url, "?v=1&n=100&seed=1000")
            await session.__aenter__()
            await crowd.app.prepare(session, kind)
            sessions[name, kind] = session
    spent = {at: [] for at in sessions}
    sizes = dict.fromkeys(sessions, 0.0)
    for turn in range(-1, rounds):  # the first turn warms
        first = (turn + 1) * EVENTS_IN_TURN
        for (name, kind), session in sessions.items():
            busy, size = cpu_seconds(crowds[name].server), 0
            for number in range(first, first + EVENTS_IN_TURN):
                answer = await crowds[name].app.event(session, kind, number)
                size += answer.size
            if turn >= 0:
                busy = cpu_seconds(crowds[name].server) - busy
                spent[name, kind].append(1e3 * busy / EVENTS_IN_TURN)
                sizes[name, kind] = size / EVENTS_IN_TURN / 1e3
    print("One event, with nobody else there: CPU, bytes sent, and CPU beside the two charts")
    for (name, kind), values in spent.items():
        median = statistics.median(values)
        other = statistics.median(spent["two charts", kind])
        print(
            f"{name:<12}{kind:<8}{median:8.1f} ms{sizes[name, kind]:9.1f} KB{median / other:8.2f}"
        )
    for name in crowds:
        mean = statistics.mean(statistics.median(spent[name, kind]) for kind in MIX)
        other = statistics.mean(statistics.median(spent["two charts", kind]) for kind in MIX)
        size = statistics.mean(sizes[name, kind] for kind in MIX)
        print(f"{name:<12}{'the mix':<8}{mean:8.1f} ms{size:9.1f} KB{mean / other:8.2f}")
    for session in sessions.values():
        await session.__aexit__()


async def measured(crowds, levels, seconds):
    print(
        f"{'':<12}{'visitors':>9}{'events':>8}{'median':>14}{'95th perc.':>14}{'CPU':>12}{'sent':>12}"
    )
    for number in levels:
        for name, crowd in crowds.items():
            if not crowd.is_full:
                await crowd.grow(number)
                for _ in range(LOOKS):
                    await crowd.measure(seconds)
                    row(name, crowd.levels[-1])
                    if not crowd.is_full:
                        break
        if all(crowd.is_full for crowd in crowds.values()):
            break
    for crowd in crowds.values():
        await crowd.leave()


def summary(crowds):
    print()
    for name, crowd in crowds.items():
        best = crowd.served()
        print(
            f"{name:<12}{best.visitors if best else 0:9} visitors a core"
            f"{statistics.median(one.cpu_an_event for one in crowd.levels):8.1f} ms CPU an event"
            f"{statistics.median(one.size_of_event for one in crowd.levels):8.1f} KB an event"
            f"{statistics.median(crowd.memory):7.2f} MB a session"
            f"{statistics.median(crowd.opened):7.2f} s to open one"
        )
    ours, other = (crowds[name].served() for name in ("playground", "two charts"))
    if ours and other:
        print(f"visitors a core beside the two charts: {ours.visitors / other.visitors:.2f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--other", type=Path, help="the root of another checkout, measured too")
    parser.add_argument("--rounds", type=int, default=8, help="of events with nobody else there")
    parser.add_argument("--levels", type=int, nargs="*", default=list(range(5, 201, 5)))
    parser.add_argument("--seconds", type=float, default=8.0, help="of each level")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        apps = {"playground": (Playground(), ROOT), "two charts": (TwoCharts(), ROOT)}
        if asked.other:
            apps["other"] = (Playground(), asked.other)
        crowds = {
            name: Crowd(app, Server(Path(folder) / name, script=app.script, root=root))
            for name, (app, root) in apps.items()
        }
        servers = [crowd.server for crowd in crowds.values()]
        start_on(max(os.sched_getaffinity(0)), servers)
        asyncio.run(costs(crowds, asked.rounds))
        if asked.levels:
            asyncio.run(measured(crowds, asked.levels, asked.seconds))
        for server in servers:
            server.stop()
    if asked.levels:
        summary(crowds)


if __name__ == "__main__":
    main()
