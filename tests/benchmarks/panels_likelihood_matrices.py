"""How fast the two panels open: python tests/benchmarks/panels_likelihood_matrices.py

From the click on the panel's name until its last chart is painted, at 200 points, in a real
browser; and what the mathematics behind it costs by itself.
"""

import statistics
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))
from neuron import repeated_product, sample_separable  # noqa: E402
from playground.race import race  # noqa: E402
from tests.browser.driver import FLAGS, Server, chromium, watched  # noqa: E402

OPENINGS = 15
CHARTS = {"Likelihood": 3, "From loops to matrices": 1}

PAINTED = """
([name, charts]) => new Promise((done) => {
  const button = [...document.querySelectorAll("button")].find((b) => b.innerText.trim() === name);
  const start = performance.now();
  const check = () => {
    const plots = [...document.querySelectorAll("[data-testid=stPlotlyChart] .js-plotly-plot")];
    const ready = plots.filter((p) => p.querySelector(".scatterlayer .trace, .barlayer .trace"));
    if (ready.length < charts) return requestAnimationFrame(check);
    const channel = new MessageChannel();
    channel.port1.onmessage = () => done(performance.now() - start);
    requestAnimationFrame(() => channel.port2.postMessage(0));
  };
  button.click();
  requestAnimationFrame(check);
})
"""


def openings(page, name: str) -> list[float]:
    times = []
    for _ in range(OPENINGS):
        times.append(page.evaluate(PAINTED, [name, CHARTS[name]]))
        page.get_by_text("Closed", exact=True).click()
        page.wait_for_function(
            "() => !document.querySelector('[data-testid=stPlotlyChart] .js-plotly-plot')"
        )
    return times


def row(name: str, value: str, budget: str = "") -> None:
    print(f"{name:<58} {value:>16}   {budget}")


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
        for name in CHARTS:
            times = openings(board.page, name)
            row(f"opening {name}, median", f"{statistics.median(times):.0f} ms", "<= 300")
            row(f"opening {name}, the first time", f"{times[0]:.0f} ms")
        browser.close()
        server.stop()
    for P in ([0.6], [0.9993], sample_separable(500, seed=1)[1] * 0.4 + 0.55):
        start = time.perf_counter()
        repeated_product(P, 1_000_000)
        spent = 1000 * (time.perf_counter() - start)
        row(f"a million factors, {len(P)} different ones", f"{spent:.1f} ms")
    result = race()
    row("loops against matrices", f"{result.seconds:.2f} s", "<= 2")


if __name__ == "__main__":
    main()
