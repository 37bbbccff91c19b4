"""What an event costs the server, here and in another checkout: events.py [--other PATH]

That one may have an interpreter of its own (--python), with what its requirements.txt asks for.

Both serve at the same time and take turns, a few events each, so that whatever else the machine
does costs both alike. Also the time to the first picture of a first visit, likewise in turns.
"""

import argparse
import statistics
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))
from tests.benchmarks.process import cpu_seconds  # noqa: E402
from tests.browser.driver import FLAGS, Board, Server, chromium, watched  # noqa: E402

LINK = "?v=1&n=200"  # 200 points and 1,000 iterations from zero, in every version
ROUNDS = 12
EVENTS = 10
VISITS = 11
READY = """() => {
  const root = document.querySelector("[data-testid=stBidiComponentIsolated]")?.shadowRoot;
  return root?.querySelector(".board-root:not(.unready) .main-svg") ? performance.now() : 0;
}"""


def event_cost(board: Board, server: Server, first: int) -> float:
    busy = cpu_seconds(server)
    for event in range(first, first + EVENTS):
        board.click(-5 + event % 30 / 3, 5 - event // 30)
        board.settle()
    board.page.wait_for_timeout(200)  # the rest of the last one
    return 1000 * (cpu_seconds(server) - busy) / EVENTS


def events(browser, servers: dict[str, Server]) -> dict[str, list[float]]:
    boards = {
        name: watched(browser.new_context(viewport={"width": 1280, "height": 720})).open(
            f"{server.url}/{LINK}"
        )
        for name, server in servers.items()
    }
    costs = {name: [] for name in servers}
    for turn in range(-1, ROUNDS):  # the first turn warms
        for name, board in boards.items():
            cost = event_cost(board, servers[name], (turn + 1) * EVENTS)
            if turn >= 0:
                costs[name].append(cost)
    return costs


def visits(browser, servers: dict[str, Server]) -> tuple[dict[str, list[float]], dict[str, int]]:
    times, requests = {name: [] for name in servers}, {}
    for turn in range(-1, VISITS):
        for name, server in servers.items():
            context = browser.new_context(viewport={"width": 1280, "height": 720})
            page = context.new_page()
            asked = []
            page.on("request", lambda request, asked=asked: asked.append(request))
            page.goto(server.url, wait_until="commit")
            taken = page.wait_for_function(READY).json_value()
            if turn >= 0:
                times[name].append(taken)
            requests[name] = len(asked)
            context.close()
    return times, requests


def report(title: str, results: dict[str, list[float]]) -> None:
    for name, values in results.items():
        quarters = statistics.quantiles(values, n=4)
        spread = f"({quarters[0]:.1f} to {quarters[2]:.1f})"
        print(f"{title:<28} {name:<8} {statistics.median(values):8.1f} ms   {spread}")
    here, *others = [statistics.median(values) for values in results.values()]
    for other in others:
        print(f"{'':<28} {'share':<8} {here / other:8.2f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--other", type=Path, help="the root of another checkout")
    parser.add_argument("--python", default=sys.executable, help="the interpreter of the other one")
    parser.add_argument("--only", choices=["events", "visits"])
    asked = parser.parse_args()
    roots = {"here": ROOT} | ({"other": asked.other} if asked.other else {})
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        servers = {name: Server(Path(folder) / name, root=root) for name, root in roots.items()}
        if asked.other:
            servers["other"].python = asked.python
        for server in servers.values():
            server.start()
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        if asked.only != "visits":
            report("server CPU an event", events(browser, servers))
        if asked.only != "events":
            times, requests = visits(browser, servers)
            report("first visit, first picture", times)
            print(requests)
        browser.close()
        for server in servers.values():
            server.stop()


if __name__ == "__main__":
    main()
