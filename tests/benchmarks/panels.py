"""How fast the panels open and follow a step, in a real browser: python tests/benchmarks/panels.py

Prints a table for 200 points: from the click on a panel's name until its words and all its tables
and figures are painted, the first time and after; from a step until the panel's numbers have
changed; and what the mathematics behind "Likelihood" and "From loops to matrices" costs.
"""

import statistics
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import expect, sync_playwright

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))
from neuron import repeated_product, sample_separable  # noqa: E402
from playground.panels.matrices.race import race  # noqa: E402
from tests.browser.driver import FLAGS, Server, chromium, watched  # noqa: E402

OPENINGS = 9
STEPS = 15
PANELS = {
    "This step": (0, 1),
    "Sigmoid and probability": (3, 0),
    "Likelihood": (3, 0),
    "Loss landscape": (2, 0),
    "Step size": (1, 0),
    "Where it is going": (4, 0),
    "Race": (1, 0),
    "From loops to matrices": (1, 0),
}
"""Panels, and how many figures and how many tables (at least) each shows."""

OPEN = """
([name, figures, tables]) => new Promise((done) => {
  const main = document.querySelector("[data-testid=stMain]");
  const button = [...main.querySelectorAll("button")].find((b) => b.innerText.trim() === name);
  const roots = () => [...main.querySelectorAll("[data-testid=stBidiComponentIsolated]")]
    .map((host) => host.shadowRoot?.querySelector(".plot-root")).filter(Boolean);
  const painted = (root) => root.querySelector(".scatterlayer .trace, .contourlayer path");
  const start = performance.now();
  const look = () => {
    const ready = roots().filter(painted).length >= figures
      && main.querySelectorAll("[data-testid=stDataFrame] canvas").length >= tables
      && !main.querySelector("[data-testid=stSkeleton]");
    if (!ready) return requestAnimationFrame(look);
    const channel = new MessageChannel();
    channel.port1.onmessage = () => done(performance.now() - start);
    requestAnimationFrame(() => channel.port2.postMessage(0));
  };
  button.click();
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
    for name, shown in PANELS.items():
        times = []
        for _ in range(OPENINGS):
            times.append(board.page.evaluate(OPEN, [name, *shown]))
            board.page.get_by_role("radio", name="Neuron").click()
            expect(board.page.locator(".plot-root, [data-testid=stDataFrame]")).to_have_count(0)
            board.page.wait_for_timeout(300)  # so that each starts from rest
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


def mathematics() -> None:
    for P in ([0.6], [0.9993], sample_separable(500, seed=1)[1] * 0.4 + 0.55):
        start = time.perf_counter()
        repeated_product(P, 1_000_000)
        spent = 1000 * (time.perf_counter() - start)
        row(f"a million factors, {len(P)} different ones", f"{spent:.1f} ms")
    row("loops against matrices", f"{race().seconds:.2f} s", "<= 2")


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
    mathematics()


if __name__ == "__main__":
    main()
