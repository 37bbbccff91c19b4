"""A server that is killed: when it is back, every visitor goes on where they were."""

import shutil
import time
from dataclasses import replace

import numpy as np
import pytest
from playwright.sync_api import expect

from neuron import gradient_descent
from playground.link.codec import decode, encode
from tests.browser.address import EDITED, expect_address, points_in, query, screen
from tests.browser.driver import PATIENCE, ROOT, Server, watched

HOST = "document.querySelector('[data-testid=stBidiComponentIsolated]')"


class Heard:
    """The messages that a page gets from now on, over whatever connection."""

    def __init__(self, page):
        self.page, self.frames = page, []
        page.on("websocket", lambda socket: socket.on("framereceived", self.hear))

    def hear(self, frame):
        self.frames.append(frame)

    def wait_for(self, number):
        deadline = time.monotonic() + PATIENCE / 1000
        while len(self.frames) < number:
            assert time.monotonic() < deadline, f"{len(self.frames)} messages"
            self.page.evaluate("() => new Promise(requestAnimationFrame)")


@pytest.fixture
def own_server(tmp_path):
    server = Server(tmp_path / "log.txt")
    server.start()
    yield server
    server.stop()


@pytest.fixture
def newcomer(browser):
    """Gives a page in a browser of its own, which will see connections break."""
    contexts = []

    def page():
        contexts.append(browser.new_context(viewport={"width": 1280, "height": 720}))
        return watched(contexts[-1])

    yield page
    for context in contexts:
        context.close()


def kill(server):
    server.process.kill()
    server.process.wait()


def edits(board, url):
    """Add a point and go ten iterations on; give the address."""
    board.open(url)
    number, iteration = int(board.number("points")), board.iteration
    board.click(3.33, -2.25)
    board.expect("points", number + 1)
    board.settle()
    board.page.keyboard.press("Shift+ArrowRight")
    expect_address(board, "p.get('iteration') === arg", str(iteration + 10))
    return number, query(board)


def has_all(board, number, address):
    """The screen has what was done before and one point more, in the page and in the address."""
    board.expect("points", number + 2)
    board.settle()
    expect_address(board, "p.get('points') !== arg", points_in(address))
    before, after = decode(address)[0], decode(query(board))[0]
    assert after.points.rows()[:-1] == before.points.rows()
    assert after == replace(before, points=after.points)
    here = screen(board)
    board.page.reload()
    board.wait()
    assert screen(board) == here


def stays_on_the_playground(board, url):
    number, address = edits(board, url)
    yield
    expect(board.page.get_by_test_id("stConnectionStatus")).to_be_visible()
    board.click(-4.25, 4.5)  # nobody is there to hear it
    yield
    has_all(board, number, address)


def reads_the_guide(board, url):
    number, address = edits(board, url)
    board.page.get_by_role("link", name="Guide").click()
    expect_address(board, "location.pathname.endsWith('/guide') && p.has('points')")
    yield
    expect(board.page.get_by_test_id("stConnectionStatus")).to_be_visible()
    heard = Heard(board.page)
    yield
    expect(board.page.get_by_test_id("stConnectionStatus")).to_have_count(0)
    heard.wait_for(5)  # the page said that it is back, and the new server read its address
    expect(board.page.get_by_test_id("stStatusWidget")).to_have_count(0)
    board.page.get_by_role("link", name="Playground").click()
    board.wait()
    board.expect("points", number + 1)
    board.click(-4.25, 4.5)
    has_all(board, number, address)


def plays(board, url, sampled):
    board.open(url)
    if sampled:  # a number that a new server begins to count anew
        board.button("Sample points").click()
        expect_address(board, "p.has('seed') || p.has('w1')")
        board.settle()
    board.field("Speed").select_option("300")
    board.button("Play").click()
    board.page.wait_for_function(  # beyond the run that the address holds
        "n => Number(n.dataset.value) > 1050", arg=board.node("iteration").element_handle()
    )
    yield
    expect(board.page.get_by_test_id("stConnectionStatus")).to_be_visible()
    board.button("Pause").click()
    iteration, here = board.iteration, screen(board)
    assert iteration > 1050
    yield
    expect(board.page.get_by_test_id("stConnectionStatus")).to_have_count(0)
    expect_address(board, "p.get('iteration') === arg", str(iteration))
    assert screen(board) == here
    board.page.keyboard.press("ArrowLeft")
    board.expect("iteration", iteration - 1)


def has_points_that_no_link_carries(board, url, folder):
    X = np.random.default_rng(5).normal(size=(4000, 2)).round(3)
    rows = [f"{x1},{x2},{int(x1 + x2 > 0)}" for x1, x2 in [*X, (3.5, -3.5)]]
    file = folder / "many.csv"
    file.write_text("x1,x2,y\n" + "\n".join(rows))
    board.open(url)
    board.page.locator("[data-testid=stSidebar] input[type=file]").set_input_files(file)
    board.expect("points", 4001)
    board.settle()
    board.page.keyboard.press("Shift+ArrowRight")
    expect_address(board, "p.get('iteration') === '10' && p.get('points') === 'file'")
    yield
    expect(board.page.get_by_test_id("stConnectionStatus")).to_be_visible()
    board.tool("Erase")
    board.click(3.5, -3.5)  # nobody is there to hear it
    board.expect("points", 4000)
    yield
    expect(board.page.get_by_test_id("stConnectionStatus")).to_have_count(0)
    board.settle()
    expect(board.page.locator(".line.refused")).to_have_count(0)
    board.expect("points", 4000)
    board.expect("iteration", 10)
    y = (X.sum(axis=1) > 0).astype(float)
    run = gradient_descent(X, y, alpha=0.3, iterations=10)
    board.expect("w1", repr(float(run.W[10, 0])))


def guesses_in_a_lesson(board, url, scene):
    """On one board, or where several stand: the scene and the guess are in the address alone."""
    board.page.goto(f"{url}/?v=1&{scene}")
    first = board.page.locator(".st-key-lesson").get_by_role("radio").first
    first.click()
    expect_address(board, "p.get('guess') === 'a'")
    yield
    expect(board.page.get_by_test_id("stConnectionStatus")).to_be_visible()
    heard = Heard(board.page)
    yield
    expect(board.page.get_by_test_id("stConnectionStatus")).to_have_count(0)
    heard.wait_for(5)  # the new server has read the address, and drawn the page
    expect(board.page.get_by_test_id("stStatusWidget")).to_have_count(0)
    expect(first).to_be_checked()
    board.button("Watch").click()
    board.button("Tell me now").click()
    expect(board.page.get_by_text("You said")).to_be_visible()
    yield "at the end"


def followed_through_a_kill(server, *visitors):
    """Follow each up to the kill, then while nobody answers, then when the server is back.

    While nobody answers there is little time: Streamlit covers the page with a message after a while.
    """
    for visitor in visitors:
        next(visitor)
    kill(server)
    for visitor in visitors:
        next(visitor)
    server.start()
    for visitor in visitors:
        assert next(visitor, "at the end") == "at the end"


def test_what_was_done_comes_back_on_every_page(newcomer, own_server, tmp_path):
    linked = f"{own_server.url}/?{encode(EDITED).query}"
    followed_through_a_kill(
        own_server,
        stays_on_the_playground(newcomer(), own_server.url),  # of a link: another server, below
        has_points_that_no_link_carries(newcomer(), own_server.from_zero, tmp_path),
        reads_the_guide(newcomer(), linked),
    )


def test_what_played_goes_on_where_it_was(newcomer, own_server):
    followed_through_a_kill(
        own_server,
        plays(newcomer(), own_server.url, sampled=True),
        plays(newcomer(), own_server.url, sampled=False),
    )


def test_a_lesson_goes_on_with_its_guess(newcomer, own_server):
    followed_through_a_kill(
        own_server,
        guesses_in_a_lesson(newcomer(), own_server.url, "lesson=1&scene=1"),
        guesses_in_a_lesson(newcomer(), own_server.url, "lesson=2&scene=3"),
    )


def test_another_server_behind_the_same_address_goes_on(newcomer, own_server, tmp_path):
    """Another process, in another folder, with a copy of the app: nothing is shared but the page."""
    for name in ("app.py", "neuron", "playground", "static", ".streamlit"):
        there = tmp_path / "elsewhere" / name
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, there)
        else:
            there.parent.mkdir()
            shutil.copy(ROOT / name, there)
    board = newcomer().open(f"{own_server.url}/?{encode(EDITED).query}")
    board.click(3.33, -2.25)
    board.expect("points", 201)
    board.settle()
    expect_address(board, "p.get('points') !== arg", points_in(encode(EDITED).query))
    address, here = query(board), screen(board)
    board.page.evaluate(f"() => {{ {HOST}.isOld = true; }}")
    kill(own_server)
    expect(board.page.get_by_test_id("stConnectionStatus")).to_be_visible()
    other = Server(tmp_path / "other.txt", port=own_server.port, root=tmp_path / "elsewhere")
    other.start()
    try:
        # Streamlit's names depend on the folder: the other server draws a board of its own.
        board.page.wait_for_function(f"() => {HOST} && !{HOST}.isOld")
        board.wait()
        board.page.keyboard.press("ArrowRight")
        board.expect("iteration", EDITED.iteration + 1)
        board.page.keyboard.press("ArrowLeft")
        board.expect("iteration", EDITED.iteration)
        expect_address(board, "location.search === '?' + arg", address)
        assert screen(board) == here
        board.click(-4.25, 4.5)
        board.expect("points", 202)
        board.settle()
        expect_address(board, "p.get('points') !== arg", points_in(address))
        before, after = decode(address)[0], decode(query(board))[0]
        assert after.points.rows()[:-1] == before.points.rows()
        assert after == replace(before, points=after.points)
    finally:
        other.stop()
