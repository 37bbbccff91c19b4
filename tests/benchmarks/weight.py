"""What a visit weighs through nginx as deploy/ has it: python tests/benchmarks/weight.py

Prints the bytes that cross the line, compressed as they are, of a first visit, of a second one in the
same browser, and of each of them what comes by the web socket: the answers to this page.
"""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))
from tests.benchmarks.board import row  # noqa: E402
from tests.browser.cluster import Cluster  # noqa: E402
from tests.browser.driver import FLAGS, chromium, watched  # noqa: E402

FIRST, SECOND = 2_600_000, 100_000
"""The most that a visit may weigh, in bytes."""

LARGEST = 5
"""How many of the heaviest files of a first visit are named."""


class Line:
    """What a page gets from the network: bytes by address, and those of the web socket."""

    def __init__(self, page):
        self.addresses: dict[str, str] = {}
        self.files: dict[str, int] = {}
        self.socket = 0
        page.on("websocket", lambda socket: socket.on("framereceived", self._frame))
        session = page.context.new_cdp_session(page)
        session.on("Network.requestWillBeSent", self._sent)
        session.on("Network.loadingFinished", self._finished)
        session.send("Network.enable")

    def _frame(self, frame):
        self.socket += len(frame)

    def _sent(self, event):
        self.addresses[event["requestId"]] = event["request"]["url"]

    def _finished(self, event):
        address = self.addresses.get(event["requestId"], "")
        self.files[address] = self.files.get(address, 0) + int(event["encodedDataLength"])


def visited(context, url: str) -> Line:
    """Open the playground, wait until nothing more is loaded, and close it."""
    board = watched(context)
    line = Line(board.page)
    board.open(url)
    board.page.wait_for_load_state("networkidle")
    board.page.close()
    return line


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        cluster = Cluster(Path(folder))
        cluster.start()
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        context = browser.new_context(viewport={"width": 1280, "height": 720})
        for name, most in (("first", FIRST), ("second", SECOND)):
            line = visited(context, cluster.url)
            files = sum(line.files.values())
            row(f"{name} visit: files", f"{files / 1000:,.0f} KB", f"<= {most / 1000:,.0f} KB")
            row(f"{name} visit: web socket", f"{line.socket / 1000:,.0f} KB")
            if name == "first":
                heaviest = sorted(line.files, key=line.files.get, reverse=True)[:LARGEST]
                for address in heaviest:
                    size = line.files[address] / 1000
                    row(f"  {address.removeprefix(cluster.url)[:48]}", f"{size:,.0f} KB")
        browser.close()
        cluster.stop()


if __name__ == "__main__":
    main()
