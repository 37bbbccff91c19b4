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


@pytest.fixture
def context(browser: Browser):
    context = browser.new_context(viewport={"width": 1280, "height": 720})
    yield context
    context.close()


@pytest.fixture
def board(context, server, request):
    board = watched(context).open(server.from_zero)
    yield board
    if request.node.report_call.failed:
        FAILURES.mkdir(exist_ok=True)
        board.page.screenshot(path=FAILURES / f"{request.node.name}.png")
    assert not board.complaints, board.complaints


@pytest.fixture
def opened(browser, server, request):
    """Opens the playground in a browser of its own kind: a phone, a dark page, a cut connection."""
    contexts, boards = [], []

    def open_board(prepare=lambda _: None, at="/?v=1", **options: object) -> Board:
        options = {"viewport": {"width": 1280, "height": 720}, **options}
        contexts.append(browser.new_context(**options))
        boards.append(watched(contexts[-1]))
        prepare(boards[-1].page)
        return boards[-1].open(server.url + at)

    yield open_board
    if request.node.report_call.failed:
        FAILURES.mkdir(exist_ok=True)
        for board in boards:
            board.page.screenshot(path=FAILURES / f"{request.node.name}.png")
    for context in contexts:
        context.close()
    complaints = [line for board in boards for line in board.complaints]
    assert not complaints, complaints
