"""How fast the board is, in a real browser: python tests/benchmarks/board.py

Prints a table: the frames of playback, the step, the click, what an event costs the server, and the
first visit beside a bare Streamlit page with one chart, measured in the same run.
"""

import base64
import math
import statistics
import sys
import tempfile
import textwrap
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))
from tests.benchmarks.process import cpu_seconds  # noqa: E402
from tests.browser.driver import FLAGS, Board, Server, chromium, watched  # noqa: E402

EVENTS = 30
DRAG_MOVES = 300
VISITS = 5

FRAMES = """
async () => {
  const times = [], long = [];
  const observer = new PerformanceObserver((list) => long.push(...list.getEntries().map((e) => e.duration)));
  observer.observe({ entryTypes: ["longtask"] });
  const root = document.querySelector("[data-testid=stBidiComponentIsolated]").shadowRoot;
  const iteration = root.querySelector("[data-name=iteration]");
  root.querySelector("[data-do=Play]").click();
  await new Promise((done) => {
    const frame = (now) => {
      times.push(now);
      if (Number(iteration.dataset.value) >= 740) done(); else requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  root.querySelector("[data-do=Play]").click();
  return { gaps: times.slice(1).map((t, i) => t - times[i]), long };
}
"""

WATCH = """
() => {
  const root = document.querySelector("[data-testid=stBidiComponentIsolated]").shadowRoot;
  const channel = new MessageChannel();
  let after = [];
  channel.port1.onmessage = () => { const now = performance.now(); after.splice(0).forEach((f) => f(now)); };
  const painted = (f) => requestAnimationFrame(() => { after.push(f); channel.port2.postMessage(0); });
  window.measured = { mark: [], answer: [], step: [], picture: [] };
  let start = 0;
  root.addEventListener("pointerdown", (event) => { start = event.timeStamp; }, true);
  document.addEventListener("keydown", (event) => { start = event.timeStamp; }, true);
  const points = root.querySelector("[data-name=points]");
  let count = Number(points.dataset.value);
  new MutationObserver(() => {
    const began = start;
    if (Number(points.dataset.value) > count) painted((now) => window.measured.mark.push(now - began));
    count = Number(points.dataset.value);
  }).observe(points, { attributes: true });
  new MutationObserver(() => {
    const began = start;
    painted((now) => window.measured.answer.push(now - began));
  }).observe(root.querySelector(".board-root"), { attributes: true, attributeFilter: ["data-run"] });
  const bias = root.querySelector("[data-name=b]");
  let shown = bias.dataset.value;
  new MutationObserver(() => {
    if (bias.dataset.value !== shown) painted((now) => window.measured.picture.push(now));
    shown = bias.dataset.value;
  }).observe(bias, { attributes: true, attributeFilter: ["data-value"] });
  const iteration = root.querySelector("[data-name=iteration]");
  let last = iteration.dataset.value;
  new MutationObserver(() => {
    const began = start;
    if (iteration.dataset.value !== last) painted((now) => window.measured.step.push(now - began));
    last = iteration.dataset.value;
  }).observe(iteration, { attributes: true, attributeFilter: ["data-value"] });
}
"""


def percentile(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def row(name: str, value: str, budget: str = "") -> None:
    print(f"{name:<58} {value:>16}   {budget}")


def sampled(board: Board, number: int = 200) -> None:
    board.field("Number of points").fill(str(number))
    board.field("Number of points").press("Enter")
    board.button("Sample points").click()
    board.expect("points", number)


def playback(board: Board) -> None:
    board.field("Speed").select_option("300")
    result = board.page.evaluate(FRAMES)
    gaps, long = result["gaps"], result["long"]
    row("playback, median frame", f"{statistics.median(gaps):.1f} ms", "<= 17.5")
    row("playback, 95th percentile", f"{percentile(gaps, 0.95):.1f} ms", "<= 25")
    row("playback, tasks over 50 ms", f"{len(long)}", "0")
    row("playback, frames measured", f"{len(gaps)}")


def interaction(board: Board, server: Server) -> None:
    board.page.evaluate(WATCH)
    for _ in range(EVENTS):
        before = board.iteration
        board.page.keyboard.press("ArrowRight")
        board.expect("iteration", before + 1)
    board.page.wait_for_function("() => window.measured.step.length")
    received = []
    client = board.page.context.new_cdp_session(board.page)
    client.send("Network.enable")
    client.on(
        "Network.webSocketFrameReceived",
        lambda frame: received.append(len(base64.b64decode(frame["response"]["payloadData"]))),
    )
    board.button("Reset").click()
    board.page.wait_for_timeout(1000)  # until the iteration has been reported
    received.clear()
    busy = cpu_seconds(server)
    for event in range(EVENTS):
        board.click(-5 + event / 3, 5)
        board.settle()
    board.page.wait_for_timeout(300)
    busy = (cpu_seconds(server) - busy) / EVENTS
    measured = board.page.evaluate("() => window.measured")
    row("step forward to painted, median", f"{statistics.median(measured['step']):.1f} ms", "<= 20")
    row(
        "click to the point painted, 95th percentile",
        f"{percentile(measured['mark'], 0.95):.1f} ms",
        "<= 32",
    )
    row(
        "click to the retrained run painted, median",
        f"{statistics.median(measured['answer']):.1f} ms",
        "<= 100",
    )
    row("server CPU an event", f"{1000 * busy:.1f} ms", "<= 15")
    row("sent an event", f"{sum(received) / EVENTS / 1000:.1f} KB", "<= 100")


def dragging(board: Board) -> None:
    """Drag a point to and fro with the run following."""
    board.tool("Move")
    x1, x2, _ = board.points()[0]
    board.page.mouse.move(*board.pixel(x1, x2))
    board.page.mouse.down()
    board.page.evaluate("() => { window.measured.answer = []; window.began = performance.now(); }")
    for step in range(DRAG_MOVES):
        board.page.mouse.move(*board.pixel(x1 + 2 * math.sin(step / 20), x2))
    runs, seconds = board.page.evaluate(
        "() => [window.measured.answer.length, (performance.now() - window.began) / 1000]"
    )
    board.page.mouse.up()
    row("dragging, retrained runs painted a second", f"{runs / seconds:.1f}", ">= 8")


def dragging_the_line(board: Board, url: str) -> None:
    """Drag the line's middle to and fro: what follows at the pointer's pace, and at the server's."""
    board.open(f"{url}/?v=1&n=200&w1=2&w2=2&b=1.5&alpha=0.05")
    board.page.evaluate(WATCH)
    grip = board.page.locator('[data-grip="shift"]').bounding_box()
    board.page.mouse.move(grip["x"] + grip["width"] / 2, grip["y"] + grip["height"] / 2)
    board.page.mouse.down()
    board.page.mouse.move(*board.pixel(0.0, 0.0), steps=5)
    board.page.wait_for_timeout(1500)  # the first answer of a drag is not what is measured
    places = [board.pixel(2 * math.sin(step / 20), 2 * math.sin(step / 20)) for step in range(126)]
    board.page.evaluate(
        """() => {
          Object.assign(window.measured, { answer: [], picture: [] });
          window.began = performance.now();
        }"""
    )
    for step in range(DRAG_MOVES):
        board.page.mouse.move(*places[step % len(places)])
    runs, pictures, seconds = board.page.evaluate(
        """() => {
          const { answer, picture } = window.measured;
          const gaps = picture.slice(1).map((now, at) => now - picture[at]);
          window.longest = Math.max(...gaps);
          return [answer.length, picture.length, (performance.now() - window.began) / 1000];
        }"""
    )
    board.page.mouse.up()
    longest = board.page.evaluate("window.longest")
    row("dragging the line, pictures a second", f"{pictures / seconds:.1f}", ">= 15")
    row("dragging the line, longest from one picture to the next", f"{longest:.0f} ms")
    row("dragging the line, retrained runs painted a second", f"{runs / seconds:.1f}")


BARE = """
import streamlit as st
echo = st.components.v2.component("echo", js='''
export default ({ data, setTriggerValue }) => {
  window.answers = data;
  requestAnimationFrame(() => setTriggerValue("said", data + 1));
};''')
@st.fragment
def answer():
    st.session_state.setdefault("count", 0)
    echo(key="echo", data=st.session_state.count, on_said_change=heard)
def heard():
    st.session_state.count += 1
answer()
"""


def bare_answers(browser, folder: str) -> None:
    """How often a component without any content gets an answer: what Streamlit itself takes."""
    script = Path(folder) / "echo.py"
    script.write_text(BARE)
    server = Server(Path(folder) / "echo.txt", script=str(script))
    server.start()
    page = browser.new_page()
    page.goto(server.url)
    page.wait_for_function("() => window.answers > 20")
    before = page.evaluate("window.answers")
    page.wait_for_timeout(3000)
    row(
        "a bare component, answers a second",
        f"{(page.evaluate('window.answers') - before) / 3:.1f}",
    )
    page.close()
    server.stop()


def first_visit(browser, url: str, ready: str) -> tuple[float, int, float]:
    context = browser.new_context(viewport={"width": 1280, "height": 720})
    page = context.new_page()
    client = context.new_cdp_session(page)
    client.send("Network.enable")
    sizes, requests = [], []
    client.on("Network.dataReceived", lambda part: sizes.append(part["dataLength"]))
    client.on("Network.requestWillBeSent", lambda request: requests.append(request))  # noqa: PLW0108
    page.goto(url, wait_until="commit")
    time = page.wait_for_function(f"() => ({ready})() ? performance.now() : 0").json_value()
    context.close()
    return time, len(requests), sum(sizes) / 1e6


def visits(browser, server: Server) -> None:
    ours = "() => document.querySelector('[data-testid=stBidiComponentIsolated]')?.shadowRoot?.querySelector('.board-root:not(.unready) .js-plotly-plot, .board-root:not(.unready) .plot .main-svg')"
    bare = "() => document.querySelector('.js-plotly-plot .main-svg')"
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "bare.py"
        script.write_text(
            textwrap.dedent("""
            import plotly.graph_objects as go
            import streamlit as st
            st.plotly_chart(go.Figure(go.Scatter(x=[1, 2, 3], y=[1, 4, 9])))
            """)
        )
        other = Server(Path(folder) / "log.txt", script=str(script))
        other.start()
        results = {"the playground": [], "a bare page with one chart": []}
        for _ in range(VISITS + 1):  # the first one warms the servers
            results["the playground"].append(first_visit(browser, server.url, ours))
            results["a bare page with one chart"].append(first_visit(browser, other.url, bare))
        other.stop()
    for name, runs in results.items():
        times, requests, sizes = zip(*runs[1:], strict=True)
        value = f"{statistics.median(times) / 1000:.2f} s"
        row(
            f"first visit: {name}",
            value,
            f"{requests[-1]} requests, {sizes[-1]:.1f} MB uncompressed",
        )


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        server = Server(Path(folder) / "log.txt")
        server.start()
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        context = browser.new_context(viewport={"width": 1280, "height": 720})
        board = watched(context).open(server.url)
        sampled(board)
        print("200 points, 1,000 iterations, 1280 x 720, headless Chromium without a GPU\n")
        playback(board)
        interaction(board, server)
        dragging(board)
        dragging_the_line(board, server.url)
        bare_answers(browser, folder)
        context.close()
        visits(browser, server)
        browser.close()
        server.stop()


if __name__ == "__main__":
    main()
