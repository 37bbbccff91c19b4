"""Whether the server's memory comes back and stays level: python tests/benchmarks/memory.py

Of a thousand visitors (--sessions) ten are there at a time; each opens the page, adds a point, and
leaves. Streamlit keeps a session that has left for two minutes, in case it comes back, and 128 of
them at most; what visitors share (state/shared.py) is full after some 280 of them, with 64 MB. Then
one visitor adds points and takes them back for ten minutes (--minutes). Prints the memory of the
server's process after each tenth of either; from the third tenth on it may not grow.
"""

import argparse
import asyncio
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))
from tests.benchmarks.process import resident  # noqa: E402
from tests.browser.driver import Server  # noqa: E402
from tests.visitors import Visitor  # noqa: E402

PARTS = 10  # rows of each table
WARM = 3  # of them
TOGETHER = 10
MOST = 1.1  # of what it was before
POINTS = 10  # that are added before they are taken back


async def come_and_go(url, first, number):
    """Let so many visitors come and go, each with points of its own."""

    async def come(seed):
        async with Visitor(url, f"?v=1&n=100&seed={seed}") as visitor:
            await visitor.does({"type": "add", "point": [1.0, 2.0, 1]})

    for at in range(first, first + number, TOGETHER):
        await asyncio.gather(*(come(seed) for seed in range(at, at + TOGETHER)))


async def events(visitor, seconds):
    """Let a visitor add points and take them back for so long; give the number of events."""
    end, done = time.perf_counter() + seconds, 0
    while time.perf_counter() < end:
        for at in range(POINTS):
            point = [-5.0 + at, -5.0 + done % 1000 / 100, 1]
            await visitor.does({"type": "add", "point": point})
        for _ in range(POINTS):
            await visitor.does({"type": "undo"})
        done += 2 * POINTS
    return done


def row(name, server):
    print(f"{name:<40}{resident(server):8.0f} MB", flush=True)


async def measured(server, sessions, minutes):
    """Print the tables; give the memory at the end of each, as a share of that when warm."""
    grown = []
    for part in range(PARTS):
        await come_and_go(server.url, part * sessions // PARTS, sessions // PARTS)
        row(f"after {(part + 1) * sessions // PARTS:,} visitors", server)
        if part + 1 == WARM:
            before = resident(server)
    grown.append(resident(server) / before)
    async with Visitor(server.url, "?v=1&n=200") as visitor:
        done = 0
        for part in range(PARTS):
            done += await events(visitor, 60 * minutes / PARTS)
            row(f"after {done:,} events", server)
            if part + 1 == WARM:
                before = resident(server)
    return [*grown, resident(server) / before]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sessions", type=int, default=1000)
    parser.add_argument("--minutes", type=float, default=10.0)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder) / "log.txt")
        server.start()
        row("before the first visitor", server)
        visits, lasting = asyncio.run(measured(server, asked.sessions, asked.minutes))
        server.stop()
    print(f"beside the third tenth: visitors {visits:.2f}, events {lasting:.2f}, may be {MOST}")
    return int(max(visits, lasting) > MOST)


if __name__ == "__main__":
    sys.exit(main())
