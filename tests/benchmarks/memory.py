"""Whether the server's memory stays level: python tests/benchmarks/memory.py [events]

One visitor with 200 points and 1,000 iterations adds points and takes them back, 10,000 events
unless told otherwise. Prints the memory of the server's process after each tenth of them.
"""

import re
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))
from tests.benchmarks.board import row, sampled  # noqa: E402
from tests.browser.driver import FLAGS, Server, chromium, watched  # noqa: E402

EVENTS = 10_000
RUNS = 10  # rows of the table

EVENTS_IN_TURN = """
async (events) => {
  const root = document.querySelector("[data-testid=stBidiComponentIsolated]").shadowRoot.querySelector(".board-root");
  const plot = root.querySelector('[data-figure="board"] .plot');
  const { xaxis, yaxis } = plot._fullLayout;
  const answered = () => new Promise((done) => {
    const watch = new MutationObserver(() => { watch.disconnect(); done(); });
    watch.observe(root, { attributes: true, attributeFilter: ["data-run"] });
  });
  for (let event = 0; event < events; event++) {
    const answer = answered();
    if (event % 20 < 10) {
      const box = plot.getBoundingClientRect();
      const at = {
        clientX: box.left + xaxis._offset + xaxis._length * (0.02 + 0.96 * Math.random()),
        clientY: box.top + yaxis._offset + yaxis._length * (0.02 + 0.96 * Math.random()),
        bubbles: true, composed: true, button: 0, isPrimary: true, pointerId: 1, pointerType: "mouse",
      };
      const target = root.querySelector('[data-figure="board"]');
      target.dispatchEvent(new PointerEvent("pointerdown", { ...at, buttons: 1 }));
      target.dispatchEvent(new PointerEvent("pointerup", at));
    } else root.querySelector('[data-do="Undo"]').click();
    await answer;
  }
}
"""


def resident(server: Server) -> float:
    status = Path(f"/proc/{server.process.pid}/status").read_text()
    return int(re.search(r"VmRSS:\s+(\d+) kB", status)[1]) / 1000


def main() -> None:
    events = int(sys.argv[1]) if len(sys.argv) > 1 else EVENTS
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        server = Server(Path(folder) / "log.txt")
        server.start()
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        context = browser.new_context(viewport={"width": 1280, "height": 720})
        board = watched(context).open(server.url)
        sampled(board)
        row("before the first event", f"{resident(server):.0f} MB")
        start = time.perf_counter()
        for part in range(1, RUNS + 1):
            board.page.evaluate(EVENTS_IN_TURN, events // RUNS)
            row(f"after {part * events // RUNS:,} events", f"{resident(server):.0f} MB")
        spent = time.perf_counter() - start
        row("time an event", f"{1000 * spent / events:.0f} ms")
        browser.close()
        server.stop()


if __name__ == "__main__":
    main()
