"""How long a million iterations take, and what others feel of it: python tests/benchmarks/long_run.py

One visitor runs on to a million iterations with 20 points; the time from the click to the last
picture. Then the same with 500 points, which takes longer, while another visitor clicks points: the
time from each click until the server has answered, beside the same without the long run, in turns.
"""

import statistics
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from playwright.sync_api import TimeoutError as NotInTime
from playwright.sync_api import expect, sync_playwright

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))
from tests.benchmarks.process import cpu_seconds  # noqa: E402
from tests.browser.driver import FLAGS, Server, chromium, watched  # noqa: E402

LONGEST = 3.0  # seconds for 20 points
SLOWEST = 500.0  # ms: others' 95th percentile
RUNS = 3
ROUNDS = 4
CLICKS = 12
RUN_ON = "Run on to 1,000,000 iterations"


def page_of(browser, url):
    return watched(browser.new_context(viewport={"width": 1280, "height": 720})).open(url)


def seconds(board, server, url):
    """Run on, from the click to the picture of the end: seconds, and those of the processor."""
    board.open(url)
    button = board.button(RUN_ON)
    expect(button).to_be_visible()
    begin, busy = time.perf_counter(), cpu_seconds(server)
    button.click()
    board.page.get_by_text("This run goes on to iteration 1,000,000").wait_for()
    return time.perf_counter() - begin, cpu_seconds(server) - busy


def waits(board, first):
    """Click points, and give the milliseconds until each is answered."""
    times = []
    for click in range(first, first + CLICKS):
        begin = time.perf_counter()
        board.click(-5 + click % 30 / 3, 5 - click // 30)
        board.settle()
        times.append(1e3 * (time.perf_counter() - begin))
    return times


def main():
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        server = Server(Path(folder) / "log")
        server.start()
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        one, other = (page_of(browser, f"{server.url}/?v=1&n=20") for _ in range(2))
        at = f"{server.url}/?v=1&panel=where-it-is-going"
        both = [seconds(one, server, f"{at}&n=20&seed={seed}") for seed in range(RUNS)]
        median, cpu = (statistics.median(part) for part in zip(*both, strict=True))
        print(f"20 points, from the click to the end: {median:.2f} s, may be {LONGEST:.0f}")
        print(f"processor time of the server meanwhile: {cpu:.2f} s")

        felt = {"alone": [], "beside": []}
        for turn in range(ROUNDS):
            felt["alone"] += waits(other, 2 * turn * CLICKS)
            one.open(f"{at}&n=500&seed={turn}")
            one.button(RUN_ON).click()
            expect(one.page.get_by_role("progressbar")).to_be_visible()
            felt["beside"] += waits(other, (2 * turn + 1) * CLICKS)
            still = one.button("Cancel").count()
            print("the long run still went on" if still else "the long run had ended before")
            with suppress(NotInTime):
                one.button("Cancel").click(timeout=1000)
        for name, values in felt.items():
            late = statistics.quantiles(values, n=20)[-1]
            print(
                f"{name:8} median {statistics.median(values):6.0f} ms, 95th percentile {late:6.0f}"
            )
        browser.close()
        server.stop()
    return int(median > LONGEST or late > SLOWEST)


if __name__ == "__main__":
    sys.exit(main())
