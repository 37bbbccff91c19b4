"""How fast "Loss landscape" is, in a real browser: python tests/benchmarks/landscape.py

Prints the median time until both figures are painted, at 200 points and 1,000 iterations: after
opening the panel, and after a step (of which the board waits 250 ms for the iteration to rest);
and the frames of playback with the panel open.
"""

import statistics
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import expect, sync_playwright

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))
from tests.benchmarks.board import FRAMES  # noqa: E402
from tests.browser.driver import FLAGS, Server, chromium, watched  # noqa: E402

TIMES = 15

WATCH = """
(k) => {
  const start = performance.now();
  window.painted = null;
  const look = () => {
    const roots = [...document.querySelectorAll("[data-testid=stBidiComponentIsolated]")]
      .map((one) => one.shadowRoot?.querySelector(".plot-root")).filter(Boolean);
    const ready = roots.length === 2 &&
      roots.every((root) => root.dataset.iteration === String(k) && !root.classList.contains("moving"));
    requestAnimationFrame(ready ? () => { window.painted = performance.now() - start; } : look);
  };
  look();
}
"""


def timed(board, k, act) -> float:
    board.page.evaluate(WATCH, k)
    act()
    board.page.wait_for_function("window.painted !== null")
    return board.page.evaluate("window.painted")


def row(name, times) -> None:
    print(
        f"| {name:34} | {statistics.median(times):6.0f} ms | {min(times):.0f} to {max(times):.0f} |"
    )


def measure(board) -> None:
    def choose(name):
        board.page.get_by_text(name, exact=True).click()

    board.field("Number of points").fill("200")
    board.field("Number of points").press("Enter")
    expect(board.field("Number of points")).to_have_value("200")
    board.button("Sample points").click()
    board.expect("points", 200)
    board.settle()
    openings = []
    for _ in range(TIMES):
        openings.append(timed(board, 0, lambda: choose("Loss landscape")))
        choose("Neuron")
        expect(board.page.locator(".plot-root")).to_have_count(0)
    row("opening", openings)
    timed(board, 0, lambda: choose("Loss landscape"))
    k = 0
    for kind in ("Contours", "3-D surface"):
        choose(kind)
        name = "contours" if kind == "Contours" else "surface"
        expect(board.page.get_by_role("img", name=name)).to_be_visible()
        steps = []
        for _ in range(TIMES):
            k += 1
            steps.append(timed(board, k, board.button("Step forward").click))
        row(f"a step, {kind}", steps)
    choose("Contours")
    expect(board.page.get_by_role("img", name="contours")).to_be_visible()
    gaps = board.page.evaluate(FRAMES)["gaps"]
    print(f"playback with it open: {1000 / statistics.mean(gaps):.1f} frames a second")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        server = Server(Path(folder) / "log.txt")
        server.start()
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        context = browser.new_context(viewport={"width": 1280, "height": 720})
        measure(watched(context).open(server.url))
        browser.close()
        server.stop()


if __name__ == "__main__":
    main()
