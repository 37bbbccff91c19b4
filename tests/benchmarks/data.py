"""How fast points come in, and how they play: python tests/benchmarks/data.py

Prints a table: the visit of a link of 200 points beside a first visit, measured in the same run; a
file of 10,000 rows from its upload to the trained board; the frames of playback with 2,000 and
10,000 points.
"""

import statistics
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import numpy as np
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))
from playground.link.codec import encode  # noqa: E402
from playground.state.experiment import first_experiment  # noqa: E402
from playground.state.points import Points  # noqa: E402
from tests.benchmarks.board import FRAMES, first_visit, percentile, row  # noqa: E402
from tests.browser.driver import FLAGS, Server, chromium, watched  # noqa: E402

VISITS = 7
UPLOADS = 5

READY = (
    "() => document.querySelector('[data-testid=stBidiComponentIsolated]')?.shadowRoot"
    "?.querySelector('.board-root:not(.unready) .plot .main-svg')"
)

TRAINED = """
(number) => {
  const root = document.querySelector("[data-testid=stBidiComponentIsolated]").shadowRoot;
  const value = (name) => Number(root.querySelector(`[data-name=${name}]`).dataset.value);
  return value("points") === number && value("loss") > 0
    && Number(root.querySelector('[aria-label="Iteration"]').max) === 1000;
}
"""


def by_hand(number: int, seed: int = 0) -> Points:
    """Draw points as a hand would place them, on a grid of hundredths."""
    generator = np.random.default_rng(seed)
    X = np.round(generator.normal(scale=2.5, size=(number, 2)), 2)
    return Points(X + 0.0, (X.sum(axis=1) > 0).astype(np.float64))


def as_csv(points: Points) -> bytes:
    rows = [f"{x1!r},{x2!r},{label}" for x1, x2, label in points.rows()]
    return "\n".join(["x1,x2,y", *rows, ""]).encode()


def visits(browser, server: Server) -> None:
    link = encode(replace(first_experiment(), points=by_hand(200), iteration=40)).query
    times = {server.url: [], f"{server.url}/?{link}": []}
    for _ in range(VISITS + 1):  # the first one warms the server
        for url, measured in times.items():
            measured.append(first_visit(browser, url, READY)[0])
    plain, linked = (statistics.median(measured[1:]) / 1000 for measured in times.values())
    row("first visit", f"{plain:.2f} s")
    row("visit of a link of 200 points", f"{linked:.2f} s")
    row("ratio", f"{linked / plain:.2f}", "<= 1.3")


def upload(board, points: Points) -> float:
    """Return the milliseconds from the choice of a file to the trained board."""
    began = board.page.evaluate("() => performance.now()")
    board.page.locator('input[type="file"]').set_input_files(
        {"name": f"{len(points)}.csv", "mimeType": "text/csv", "buffer": as_csv(points)}
    )
    board.page.wait_for_function(TRAINED, arg=len(points))
    return board.page.evaluate("() => performance.now()") - began


def files(board) -> None:
    board.page.get_by_text("Your own points", exact=True).click()
    times = []
    for take in range(UPLOADS):
        times.append(upload(board, by_hand(10_000 - take, seed=take)))
        board.settle()
    row("a file of 10,000 rows, the first time", f"{times[0]:.0f} ms")
    row("a file of 10,000 rows, median", f"{statistics.median(times):.0f} ms", "<= 1500")


def frames(board, number: int, most: float) -> None:
    upload(board, by_hand(number))
    board.settle()
    board.page.wait_for_timeout(1500)  # until Plotly has drawn the points
    board.field("Speed").select_option("300")
    gaps = board.page.evaluate(FRAMES)["gaps"]
    row(
        f"playback of {number} points, median frame",
        f"{statistics.median(gaps):.1f} ms",
        f"<= {most}",
    )
    row(f"playback of {number} points, 95th percentile", f"{percentile(gaps, 0.95):.1f} ms")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        server = Server(Path(folder) / "log.txt")
        server.start()
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        print("1280 x 720, headless Chromium without a GPU\n")
        visits(browser, server)
        context = browser.new_context(viewport={"width": 1280, "height": 720})
        board = watched(context).open(server.url)
        files(board)
        frames(board, 2000, 17.5)
        frames(board, 10_000, 34)
        browser.close()
        server.stop()


if __name__ == "__main__":
    main()
