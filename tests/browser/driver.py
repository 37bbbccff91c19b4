"""How the browser tests and benchmarks start the server and use the page."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Page, expect
from playwright.sync_api import TimeoutError as NotInTime

ROOT = Path(__file__).parents[2]
FAILURES = Path(__file__).parent / "failures"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
POINTS = """region.querySelector(".plot").data
  .filter(({ name }) => name.startsWith("class"))
  .flatMap(({ name, x, y }) => Array.from(x ?? [], (x1, i) => [x1, y[i], Number(name.slice(-1))]))"""
FOUND = """(selector) =>
  [document, ...Array.from(document.querySelectorAll("[data-testid=stBidiComponentIsolated]"), ({ shadowRoot }) => shadowRoot)]
    .flatMap((root) => [...(root?.querySelectorAll(selector) ?? [])])"""
PATIENCE = 30_000  # milliseconds; a slow machine is no failure
expect.set_options(timeout=PATIENCE)


def chromium() -> str | None:
    """The browser to test with: the shell draws the same pages with a sixth less work."""
    names = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "chrome")
    return next((path for name in names if (path := shutil.which(name))), None)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_until_it_answers(url: str, process: subprocess.Popen, log: Path) -> None:
    deadline = time.monotonic() + 60
    while True:
        try:
            with urllib.request.urlopen(f"{url}/_stcore/health", timeout=1):
                return
        except OSError:
            if time.monotonic() > deadline or process.poll() is not None:
                raise RuntimeError(log.read_text()) from None
            time.sleep(0.05)  # polling a port; there is nothing to wait on


@dataclass
class Server:
    """The playground on a free port of this machine, with its log."""

    log: Path
    script: str = "app.py"
    port: int = field(default_factory=free_port)
    process: subprocess.Popen | None = None
    root: Path = ROOT
    environment: dict[str, str] = field(default_factory=dict)
    python: str = sys.executable
    program: tuple[str | Path, ...] = ()
    """What is started in the place of Streamlit with the script."""

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def from_zero(self) -> str:
        """The link that says nothing: the first set, W = 0, and the panel of the neuron."""
        return f"{self.url}/?v=1"

    def start(self) -> None:
        self.launch()
        self.wait()

    def launch(self) -> None:
        command = self.program or (self.python, "-m", "streamlit", "run", self.script)
        options = [f"--server.port={self.port}", "--server.address=127.0.0.1"]
        with self.log.open("a") as log:
            self.process = subprocess.Popen(
                [*command, *options, "--server.headless=true", "--server.fileWatcherType=none"],
                cwd=self.root,
                env=os.environ | self.environment,
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    def wait(self) -> None:
        wait_until_it_answers(self.url, self.process, self.log)

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(30)


@dataclass
class Board:
    """A page with the playground on it, as a test reads and uses it."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    asked: int = 0
    """How many requests it has made."""

    def open(self, url: str) -> "Board":
        self.page.goto(url)
        self.wait()
        return self

    def soon(self, condition: str, arg: object = None) -> None:
        """Wait until a condition on the page holds, looking at each frame. What is expected of it is
        said afterwards: on its own ``expect`` looks again only after 100, 350, 850, 1,850 ms.
        """
        with suppress(NotInTime):
            self.page.wait_for_function(
                f"(arg) => {{ const found = {FOUND}; return {condition}; }}", arg=arg
            )

    def wait(self) -> None:
        self.soon("found('.board-root[data-run]:not(.unready)').length === 1")
        expect(self.region).to_be_visible()
        expect(self.page.locator(".board-root.unready")).to_have_count(0)
        expect(self.page.locator(".board-root[data-run]")).to_have_count(1)  # all figures

    @property
    def region(self):
        return self.page.get_by_role("region", name="Playground board")

    @property
    def neuron(self):
        return self.page.get_by_role("region", name="Neuron", exact=True)

    def button(self, name: str):
        return self.page.get_by_role("button", name=name, exact=True)

    def field(self, label: str):
        """The field that is seen: React may keep the one before for a moment, hidden."""
        return self.page.get_by_label(label, exact=True).filter(visible=True)

    def node(self, name: str):
        return self.page.locator(f'[data-name="{name}"]')

    def number(self, name: str) -> float | None:
        text = self.node(name).get_attribute("data-value")
        return float(text) if text else None

    @property
    def iteration(self) -> int:
        return int(self.number("iteration"))

    def expect(self, name: str, value: object) -> None:
        self.soon(
            "found(arg[0])[0]?.dataset.value === arg[1]", [f'[data-name="{name}"]', str(value)]
        )
        expect(self.node(name)).to_have_attribute("data-value", str(value))

    def expect_not(self, name: str, value: object) -> None:
        self.soon(
            "found(arg[0])[0]?.dataset.value !== arg[1]", [f'[data-name="{name}"]', str(value)]
        )
        expect(self.node(name)).not_to_have_attribute("data-value", str(value))

    def look_inside(self, panel: str) -> None:
        """Choose a panel; the page shows the choice at once, and the panel when Python answers."""
        choice = self.page.get_by_role("radio", name=panel, exact=True)
        choice.click()
        self.soon("arg.matches('input:checked, [aria-checked=true]')", choice.element_handle())
        expect(choice).to_be_checked()

    def tool(self, name: str) -> None:
        self.page.locator(".tool", has_text=name).click()

    def unfold(self, title: str) -> None:
        """Open a part of the sidebar and wait until it lies still: a press on what moves may miss."""
        words = self.page.get_by_text(title, exact=True)
        part = self.page.get_by_test_id("stExpander").filter(has=words)
        part.get_by_text(title, exact=True).click()
        self.page.wait_for_function(
            "part => part.querySelector('details').open && !part.getAnimations({ subtree: true }).length",
            arg=part.element_handle(),
        )

    def pixel(self, x1: float, x2: float) -> tuple[float, float]:
        """The place on the page where the board shows (x1, x2)."""
        x, y = self.region.evaluate(
            """(region, [x1, x2]) => {
              const plot = region.querySelector(".plot");
              const { xaxis, yaxis } = plot._fullLayout;
              const corner = plot.getBoundingClientRect();
              return [corner.left + xaxis._offset + xaxis.d2p(x1),
                      corner.top + yaxis._offset + yaxis.d2p(x2)];
            }""",
            [x1, x2],
        )
        return x, y

    def click(self, x1: float, x2: float, **options: object) -> None:
        self.page.mouse.click(*self.pixel(x1, x2), **options)

    def clear(self) -> None:
        self.button("Clear points").click()
        self.expect("points", 0)
        self.settle()

    def settle(self) -> None:
        """Wait until Python has answered everything: no mark waits above the figure."""
        self.soon("found('.pending > *').length === 0")
        expect(self.page.locator(".pending > *")).to_have_count(0)

    def draw_finger(self, *places: tuple[float, float]) -> None:
        """Draw a finger along these places of the page, let it rest there, and lift it.

        One that is lifted in full swing has thrown what it moved, and Chromium takes the next tap
        for the one that stops it. A finger that rests needs a time of its own for each event.
        """
        client = self.page.context.new_cdp_session(self.page)
        rested = time.time()
        drawn = rested - 0.5
        steps = [("touchStart", places[0], drawn)]
        steps += [("touchMove", place, drawn + 0.02 * i) for i, place in enumerate(places[1:], 1)]
        steps += [("touchMove", places[-1], rested), ("touchEnd", None, rested)]
        for kind, place, at in steps:
            touched = [{"x": place[0], "y": place[1]}] if place else []
            client.send(
                "Input.dispatchTouchEvent", {"type": kind, "touchPoints": touched, "timestamp": at}
            )
        client.detach()

    def points(self) -> list[list[float]]:
        """The points that the figure shows, as x1, x2, label."""
        return self.region.evaluate(f"(region) => {POINTS}")

    def wait_for_points(self, number: int) -> None:
        """Wait until Plotly has drawn so many: until then some are marks above the figure."""
        self.page.wait_for_function(
            f"([region, number]) => {POINTS}.length === number",
            arg=[self.region.element_handle(), number],
        )


TOGETHER = "Multiple different fragmentIds detected"
"""Streamlit's remark where a press ends the typing in a field and is a change itself, in another part
of the page, faster than a hand is. Both count: the tests of what arrives together hold that."""


def watched(context: BrowserContext) -> Board:
    """A page whose complaints on the console are collected, and its requests to anybody else."""
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    board = Board(page)

    def hear(asked: object) -> None:
        board.asked += 1
        if urlsplit(asked.url).hostname not in (None, "127.0.0.1", "localhost"):
            board.complaints.append(f"A request to somebody else: {asked.url}")

    context.on("request", hear)
    page.on("websocket", hear)
    page.on("pageerror", lambda error: board.complaints.append(str(error)))
    page.on(
        "console",
        lambda line: (
            line.type in ("error", "warning")
            and TOGETHER not in line.text
            and board.complaints.append(line.text)
        ),
    )
    return board
