"""A real server and a real Chromium; a screenshot of every failure."""

import os
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.driver import FLAGS, Board, Server, chromium, watched

FAILURES = Path(__file__).parent / "failures"


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    server = Server(tmp_path_factory.mktemp("server") / "log.txt")
    server.start()
    yield server
    server.stop()
    complaints = re.findall(
        r"(?im)^.*(?:traceback|error|exception|warning).*$", server.log.read_text()
    )
    assert not complaints, complaints


@pytest.fixture(scope="session")
def browser():
    path = chromium()
    if path is None:
        if os.environ.get("CI"):
            pytest.fail("CI is set and no Chromium is installed")
        pytest.skip("no Chromium is installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item, call):
    outcome = yield
    setattr(item, f"report_{call.when}", outcome.get_result())


class Tabs:
    """Pages that stay from test to test: where the playground was before, it opens in a third of
    the time. What a test finds is a page on which nothing was done and nothing stored.
    """

    def __init__(self, browser: Browser, server: Server):
        self.browser = browser
        self.empty = f"{server.url}/_stcore/health"
        self.free: list[tuple[dict, Board]] = []
        self.taken: list[tuple[dict, Board]] = []

    def take(self, **kind: object) -> Board:
        """Give an empty page of this server whose context has these options."""
        kind = {"viewport": {"width": 1280, "height": 720}, **kind}
        tab = next((tab for tab in self.free if tab[0] == kind), None)
        if tab is None:
            tab = kind, watched(self.browser.new_context(**kind))
        else:
            self.free.remove(tab)
        self.taken.append(tab)
        board = tab[1]
        board.page.set_viewport_size(kind["viewport"])
        board.page.emulate_media(color_scheme=kind.get("color_scheme", "light"))
        board.page.goto(self.empty)
        board.page.mouse.move(0, 0)
        board.page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
        board.complaints.clear()
        return board

    def give_back(self, board: Board, keep: bool) -> None:
        """Take a page that a test is through with, and keep it for another one if that is safe."""
        tab = next(tab for tab in self.taken if tab[1] is board)
        self.taken.remove(tab)
        context = board.page.context
        if not keep:
            context.close()
            return
        for page in context.pages:
            if page is not board.page:
                page.close()
        context.clear_permissions()
        board.page.goto(self.empty)  # nothing goes on there
        self.free.append(tab)


@pytest.fixture(scope="session")
def tabs(browser, server):
    return Tabs(browser, server)


@pytest.fixture
def context(browser: Browser):
    """A browser that has never been here."""
    context = browser.new_context(viewport={"width": 1280, "height": 720})
    yield context
    context.close()


@pytest.fixture
def opened(tabs, server, request):
    """Opens the playground in a browser of its own kind: a phone, a dark page, a cut connection."""
    boards, prepared = [], []

    def open_board(prepare=None, at="/?v=1", **kind: object) -> Board:
        boards.append(tabs.take(**kind))
        if prepare:
            prepared.append(boards[-1])
            prepare(boards[-1].page)
        return boards[-1].open(server.url + at)

    yield open_board
    report = getattr(request.node, "report_call", None)
    passed = report is not None and report.passed
    complaints = [line for board in boards for line in board.complaints]
    for board in boards:
        if not passed:
            FAILURES.mkdir(exist_ok=True)
            board.page.screenshot(path=FAILURES / f"{request.node.name}.png")
        tabs.give_back(board, keep=passed and board not in prepared)
    assert not complaints, complaints


@pytest.fixture
def board(opened):
    """The playground from zero."""
    return opened()
