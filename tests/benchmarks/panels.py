"""How fast the panels open and follow a step, in a real browser: python tests/benchmarks/panels.py

Prints a table for 200 points: from the click on a panel's name until its words and all its tables
and figures stand there, the first time and after; from a step until the panel's numbers have
changed.
"""

import statistics
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import expect, sync_playwright

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))
from tests.browser.driver import FLAGS, Server, chromium, watched  # noqa: E402

OPENINGS = 9
STEPS = 15
PANELS = {"This step": "The chain rule, for", "Sigmoid and probability": "Small changes"}
"""Panels, and words that each shows."""

OPEN = """
([name, words]) => new Promise((done) => {
  const main = document.querySelector("[data-testid=stMain]");
  const drawn = "[data-testid=stDataFrame] canvas, [data-testid=stPlotlyChart] .main-svg";
  const button = [...main.querySelectorAll("button")].find((b) => b.innerText.trim() === name);
  const start = performance.now();
  button.click();
  const look = () => {
    const ready = main.textContent.includes(words) && main.querySelector(drawn)
      && !main.querySelector("[data-testid=stSkeleton]");
    if (ready) requestAnimationFrame(() => done(performance.now() - start));
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})
"""

STEP = """
(words) => new Promise((done) => {
  const main = document.querySelector("[data-testid=stMain]");
  const root = document.querySelector("[data-testid=stBidiComponentIsolated]").shadowRoot;
  const start = performance.now();
  root.querySelector('[aria-label="Step forward"]').click();
  const look = () => {
    if (!main.textContent.includes(words)) return requestAnimationFrame(look);
    requestAnimationFrame(() => done(performance.now() - start));
  };
  look();
})
"""


def row(name: str, value: str, budget: str = "") -> None:
    print(f"{name:<58} {value:>16}   {budget}")


def openings(board) -> None:
    for name, words in PANELS.items():
        times = []
        for _ in range(OPENINGS):
            times.append(board.page.evaluate(OPEN, [name, words]))
            board.page.get_by_role("radio", name="Closed").click()
            expect(board.page.get_by_text(words)).to_have_count(0)
        row(f"opening {name!r}, the first time", f"{times[0]:.0f} ms")
        row(f"opening {name!r}, median", f"{statistics.median(times):.0f} ms", "<= 300")


def steps(board) -> None:
    board.page.get_by_role("radio", name="This step").click()
    expect(board.page.get_by_text("From iteration 0 to 1", exact=True)).to_be_visible()
    times = []
    for k in range(1, STEPS + 1):
        board.page.wait_for_timeout(400)  # so that each step starts from rest
        times.append(board.page.evaluate(STEP, f"From iteration {k} to {k + 1}"))
    row("step with 'This step' open, median", f"{statistics.median(times):.0f} ms", "<= 150")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        server = Server(Path(folder) / "log.txt")
        server.start()
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        context = browser.new_context(viewport={"width": 1280, "height": 720})
        board = watched(context).open(server.url)
        board.field("Number of points").fill("200")
        board.field("Number of points").press("Enter")
        board.button("Sample points").click()
        board.expect("points", 200)
        board.settle()
        print("200 points, 1280 x 720, headless Chromium without a GPU\n")
        openings(board)
        steps(board)
        browser.close()
        server.stop()


if __name__ == "__main__":
    main()
