"""How fast several boards are, and how soon a scene is there: python tests/benchmarks/boards.py

Three boards with one playhead, in a real browser: the frames of playback; and the time from a link to
a scene, beside that of a first visit, measured in the same run.
"""

import statistics
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))
from tests.benchmarks.board import first_visit, percentile, row  # noqa: E402
from tests.browser.driver import FLAGS, Server, chromium, watched  # noqa: E402

VISITS = 5
READY = "() => document.querySelector('[data-testid=stBidiComponentIsolated]')?.shadowRoot?.querySelector('.boards-root.ready, .board-root:not(.unready) .plot .main-svg')"
STRIP = f"() => document.querySelector('.st-key-lesson') && ({READY})()"

FRAMES = """
async () => {
  const times = [], long = [];
  const observer = new PerformanceObserver((list) => long.push(...list.getEntries().map((e) => e.duration)));
  observer.observe({ entryTypes: ["longtask"] });
  const roots = [...document.querySelectorAll("[data-testid=stBidiComponentIsolated]")].map((one) => one.shadowRoot);
  const root = roots.find((one) => one.querySelector(".boards-root"));
  const iteration = root.querySelector("[data-name=iteration]");
  root.querySelector("[data-do=Play]").click();
  await new Promise((done) => {
    const frame = (now) => {
      times.push(now);
      if (Number(iteration.dataset.value) >= 190) done(); else requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  return { gaps: times.slice(1).map((t, i) => t - times[i]), long };
}
"""


def playback(browser, server: Server) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 720})
    board = watched(context)
    board.page.goto(f"{server.url}/?v=1&lesson=2&scene=3")
    board.page.wait_for_function(READY)
    board.page.wait_for_timeout(1000)  # until nothing else is drawn
    result = board.page.evaluate(FRAMES)
    gaps = result["gaps"]
    row("three boards, median frame", f"{statistics.median(gaps):.1f} ms", "<= 17.5")
    row("three boards, 95th percentile", f"{percentile(gaps, 0.95):.1f} ms", "<= 25")
    row("three boards, tasks over 50 ms", f"{len(result['long'])}", "0")
    row("three boards, frames measured", f"{len(gaps)}")
    context.close()


def openings(browser, server: Server) -> None:
    places = {
        "a first visit": ("/", READY),
        "a scene": ("/?v=1&lesson=1&scene=1", STRIP),
        "a scene of three boards": ("/?v=1&lesson=2&scene=3", STRIP),
    }
    times: dict[str, list[float]] = {name: [] for name in places}
    for _ in range(VISITS + 1):  # the first one warms the server
        for name, (at, ready) in places.items():
            times[name].append(first_visit(browser, server.url + at, ready)[0])
    first = statistics.median(times["a first visit"][1:])
    for name, taken in times.items():
        median = statistics.median(taken[1:])
        row(
            f"{name}: until it is there", f"{median / 1000:.2f} s", f"{median / first:.2f} (<= 1.5)"
        )


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        server = Server(Path(folder) / "log.txt")
        server.start()
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        playback(browser, server)
        openings(browser, server)
        browser.close()
        server.stop()


if __name__ == "__main__":
    main()
