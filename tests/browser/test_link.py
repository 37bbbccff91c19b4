"""The address bar: it holds the experiment, fills no history, and brings everything back."""

import shutil
import time
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import numpy as np
import pytest
from playwright.sync_api import expect

from neuron import gradient_descent
from playground.link.codec import LONGEST, decode, encode
from playground.state.events import ClearPoints
from playground.state.points import Points
from playground.state.update import update
from tests.browser.driver import PATIENCE, ROOT, Board, Server, watched
from tests.experiments import from_zero

HOST = "document.querySelector('[data-testid=stBidiComponentIsolated]')"
READOUTS = ("loss", "accuracy", "w1", "w2", "b", "gradient-norm", "iteration", "points")


def query(board: Board) -> str:
    return urlsplit(board.page.url).query


def expect_address(board: Board, condition: str, arg: object = None) -> None:
    """Wait until the parameters of the address fulfil a condition in JavaScript."""
    board.page.wait_for_function(
        f"arg => {{ const p = new URLSearchParams(location.search); return {condition}; }}", arg=arg
    )


def screen(board: Board) -> dict[str, float | None]:
    return {name: board.number(name) for name in READOUTS}


def by_hand(number):
    generator = np.random.default_rng(4)
    X = np.round(generator.uniform(-5.5, 5.5, (number, 2)), 2)
    return Points(X, (X.sum(axis=1) > 0.3).astype(float))


EDITED = replace(
    from_zero(), points=by_hand(200), alpha=0.45, iterations=300, w1=0.5, iteration=123
)


def edit(board: Board) -> None:
    """Change points, training, view and iteration by hand."""
    board.click(3.33, -2.25)
    board.expect("points", 61)
    board.settle()
    field = board.field("Learning rate α")
    field.fill("0.75")
    field.press("Enter")
    board.field("Log scale").select_option("log loss")
    for _ in range(3):
        board.page.keyboard.press("Shift+ArrowRight")
    board.expect("iteration", 30)
    expect_address(
        board,
        "p.get('iteration') === '30' && p.get('alpha') === '0.75' && p.get('log_scale') === 'log-loss'"
        " && p.has('points')",
    )


def test_the_address_holds_what_was_done_and_a_second_browser_shows_it(board, opened):
    edit(board)
    experiment, ignored = decode(query(board))
    assert ignored == []
    assert len(experiment.points) == 61
    assert (experiment.alpha, experiment.iteration) == (0.75, 30)
    here, points = screen(board), board.points()
    other = opened(viewport={"width": 390, "height": 844}, at=f"/?{query(board)}")
    assert screen(other) == here
    assert other.points() == points
    expect(other.field("Log scale")).to_have_value("log loss")


def test_a_link_gives_every_number_to_the_last_digit(opened):
    other = opened(at=f"/?{encode(EDITED).query}")
    other.expect("iteration", 123)
    X, y = EDITED.points.X, EDITED.points.y
    assert sorted(map(tuple, other.points())) == sorted(
        zip(X[:, 0].tolist(), X[:, 1].tolist(), y.tolist(), strict=True)
    )
    first = screen(other)
    other.page.reload()
    other.wait()
    assert screen(other) == first
    expect(other.field("Learning rate α")).to_have_value("0.45")  # it is drawn empty at first


def test_nothing_that_is_done_adds_to_the_history(board):
    before = board.page.evaluate("history.length")
    edit(board)
    board.button("Undo").click()
    board.button("Sample points").click()
    expect_address(board, "!p.has('points') && !p.has('iteration')")
    assert board.page.evaluate("history.length") == before


def test_the_address_is_written_at_rest_only(board):
    board.page.evaluate(
        """() => {
          window.written = [];
          const replace = history.replaceState.bind(history);
          history.replaceState = (...all) => { window.written.push(all[2]); replace(...all); };
        }"""
    )
    board.field("Speed").select_option("1200")
    board.button("Play").click()
    board.page.wait_for_function(  # beyond the end of the first run: Python was asked for more
        "n => Number(n.dataset.value) > 2500", arg=board.node("iteration").element_handle()
    )
    assert board.page.evaluate("window.written") == []
    board.button("Pause").click()
    expect_address(board, "Number(p.get('iteration')) > 2500")
    assert len(board.page.evaluate("window.written")) <= 2


def test_undo_within_the_pause_leaves_the_address_as_it_was(board):
    board.click(3.33, -2.25)
    board.expect("points", 61)
    board.settle()
    board.button("Undo").click()
    board.expect("points", 60)
    board.settle()
    board.page.wait_for_timeout(600)  # nothing can be waited for where nothing should happen
    assert query(board) == "v=1"


def test_parameters_that_are_not_ours_stay(opened):
    board = opened(at="/?embed=true&utm_source=letter&alpha=0.5")
    board.page.keyboard.press("Shift+ArrowRight")
    expect_address(board, "p.get('iteration') === '10'")
    expect_address(
        board,
        "p.get('embed') === 'true' && p.get('utm_source') === 'letter' && p.get('alpha') === '0.5'",
    )


def test_an_embedded_page_starts_with_the_sidebar_folded_away(opened):
    board = opened(at="/?embed=true")
    sample = board.page.get_by_role("button", name="Sample points")
    expect(sample).not_to_be_in_viewport()
    board.page.get_by_test_id("stExpandSidebarButton").click()
    expect(sample).to_be_in_viewport()
    board.field("Number of points").fill("80")
    board.field("Number of points").press("Enter")
    sample.click()
    board.expect("points", 80)


def test_back_leaves_the_playground_and_forward_comes_back_to_it_as_it_was(board, server):
    """Chosen: going back undoes no edit (that is what Undo is for); it goes to the page before."""
    board.page.goto(f"{server.url}/guide")
    expect(board.page.get_by_role("heading", name="Keys")).to_be_visible()
    board.open(server.url)
    board.complaints.clear()  # Streamlit looks for its server below /guide first
    edit(board)
    here = screen(board)
    board.page.go_back()
    expect(board.page.get_by_role("heading", name="Keys")).to_be_visible()
    board.page.go_forward()
    board.wait()
    board.expect("iteration", 30)
    assert screen(board) == here
    board.complaints.clear()


@pytest.mark.parametrize("way", ["by the menu", "back"])
def test_the_experiment_survives_a_look_at_another_page(board, way):
    edit(board)
    here, address = screen(board), query(board)
    board.page.get_by_role("link", name="Guide").click()
    expect(board.page.get_by_role("heading", name="Keys")).to_be_visible()
    expect_address(board, "p.get('iteration') === '30' && location.pathname.endsWith('/guide')")
    assert query(board) == address
    if way == "back":
        board.page.go_back()
    else:
        board.page.get_by_role("link", name="Playground").click()
    board.wait()
    board.expect("iteration", 30)
    assert screen(board) == here
    expect_address(board, "location.search === '?' + arg", address)
    board.button("Undo").click()  # the past is still there as well
    expect_address(board, "!p.has('alpha')")


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        ("alpha=nan", "α must be a number"),
        ("alpha=2&points=AAAA", "points in the link are damaged"),
        ("points=%FF%FE%00<script>alert(1)</script>", "damaged"),
        ("v=99&alpha=2", "newer playground"),
        ("alpha=2&x=" + "y" * 21_000, "too long"),
        ("iterations=20000&seed=-1", "Seed must lie between"),
        ("v=-1", "version must be a whole number from 1 on, not '-1'"),
    ],
)
def test_a_bad_link_opens_the_playground_and_says_what_was_ignored(opened, bad, said):
    board = opened(at=f"/?{bad}")
    expect(board.page.locator(".line.refused")).to_contain_text(said)
    board.expect("points", 60)
    board.page.keyboard.press("ArrowRight")
    board.expect("iteration", 1)
    expect(board.page.locator(".line.refused")).to_have_count(0)


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


@pytest.mark.parametrize("start", ["", encode(EDITED).query], ids=["first visit", "from a link"])
@pytest.mark.parametrize("page", ["Playground", "Guide"])
def test_everything_comes_back_after_the_server_was_killed(context, own_server, start, page):
    board = watched(context).open(f"{own_server.url}/?{start}")
    number, iteration = int(board.number("points")), board.iteration
    board.click(3.33, -2.25)
    board.expect("points", number + 1)
    board.settle()
    board.page.keyboard.press("Shift+ArrowRight")
    expect_address(board, "p.get('iteration') === arg", str(iteration + 10))
    address = query(board)
    if page == "Guide":
        board.page.get_by_role("link", name="Guide").click()
        expect_address(board, "location.pathname.endsWith('/guide') && p.has('points')")

    heard = Heard(board.page)
    own_server.process.kill()
    own_server.process.wait()
    expect(board.page.get_by_test_id("stConnectionStatus")).to_be_visible()
    if page == "Playground":
        board.click(-4.25, 4.5)  # nobody is there to hear it
    own_server.start()
    if page == "Guide":
        expect(board.page.get_by_test_id("stConnectionStatus")).to_have_count(0)
        heard.wait_for(5)  # the page said that it is back, and the new server read its address
        expect(board.page.get_by_test_id("stStatusWidget")).to_have_count(0)
        board.page.get_by_role("link", name="Playground").click()
        board.wait()
        board.expect("points", number + 1)
        board.click(-4.25, 4.5)
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


@pytest.mark.parametrize("start", ["first visit", "sampled"])
def test_a_run_that_plays_while_the_server_is_killed_goes_on_where_it_was(
    context, own_server, start
):
    board = watched(context).open(own_server.url)
    if start == "sampled":  # a number that a new server begins to count anew
        board.button("Sample points").click()
        expect_address(board, "p.has('seed') || p.has('w1')")
        board.settle()
    board.field("Speed").select_option("1200")
    board.button("Play").click()
    board.page.wait_for_function(  # beyond the run that the address holds
        "n => Number(n.dataset.value) > 1050", arg=board.node("iteration").element_handle()
    )
    own_server.process.kill()
    own_server.process.wait()
    expect(board.page.get_by_test_id("stConnectionStatus")).to_be_visible()
    board.button("Pause").click()
    iteration, here = board.iteration, screen(board)
    assert iteration > 1050
    own_server.start()
    expect(board.page.get_by_test_id("stConnectionStatus")).to_have_count(0)
    expect_address(board, "p.get('iteration') === arg", str(iteration))
    assert screen(board) == here
    board.page.keyboard.press("ArrowLeft")
    board.expect("iteration", iteration - 1)


@pytest.mark.parametrize("start", ["", "?v=1&alpha=0.5"], ids=["first visit", "from a link"])
def test_a_reload_right_after_a_click_keeps_the_click_once(opened, server, start):
    board = opened(at=f"/{start}")
    number = int(board.number("points"))
    board.click(3.33, -2.25)
    board.page.reload()
    board.wait()
    board.expect("points", number + 1)
    board.settle()
    expect_address(board, "p.has('points')")
    assert board.points().count([3.33, -2.25, 0]) + board.points().count([3.33, -2.25, 1]) == 1
    board.page.reload()  # the address holds it now
    board.wait()
    board.expect("points", number + 1)
    board.page.goto(f"{server.url}/?v=1&alpha=0.25")
    board.wait()
    number = int(board.number("points"))
    board.click(4.44, -1.25)
    board.open(f"{server.url}/?v=1&alpha=0.75")  # another experiment, in the same tab
    board.expect("points", number)


def test_what_else_the_tab_s_storage_may_hold_is_ignored(board):
    number = int(board.number("points"))
    for text in ("{", '{"address":"","events":[{"type":"add","point":[1,null,0]}]}'):
        board.page.evaluate("text => sessionStorage.setItem('playground-unsaved', text)", text)
        board.page.reload()
        board.wait()
        board.expect("points", number)
        expect(board.page.locator(".line.refused")).to_have_count(0)


def test_points_that_no_link_carries_come_back_from_the_page(context, own_server, tmp_path):
    generator = np.random.default_rng(5)
    file = tmp_path / "many.csv"
    X = generator.normal(size=(4000, 2)).round(3)
    rows = [f"{x1},{x2},{int(x1 + x2 > 0)}" for x1, x2 in [*X, (3.5, -3.5)]]
    file.write_text("x1,x2,y\n" + "\n".join(rows))
    board = watched(context).open(own_server.from_zero)
    board.page.locator("[data-testid=stSidebar] input[type=file]").set_input_files(file)
    board.expect("points", 4001)
    board.settle()
    board.page.keyboard.press("Shift+ArrowRight")
    expect_address(board, "p.get('iteration') === '10' && p.get('points') === 'file'")

    own_server.process.kill()
    own_server.process.wait()
    expect(board.page.get_by_test_id("stConnectionStatus")).to_be_visible()
    board.tool("Erase")
    board.click(3.5, -3.5)  # nobody is there to hear it
    board.expect("points", 4000)
    own_server.start()
    expect(board.page.get_by_test_id("stConnectionStatus")).to_have_count(0)
    board.settle()
    expect(board.page.locator(".line.refused")).to_have_count(0)
    board.expect("points", 4000)
    board.expect("iteration", 10)
    y = (X.sum(axis=1) > 0).astype(float)
    run = gradient_descent(X, y, alpha=0.3, iterations=10)
    board.expect("w1", repr(float(run.W[10, 0])))


def test_another_server_behind_the_same_address_goes_on(context, own_server, tmp_path):
    """Another process, in another folder, with a copy of the app: nothing is shared but the page."""
    for name in ("app.py", "neuron", "playground", "static", ".streamlit"):
        there = tmp_path / "elsewhere" / name
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, there)
        else:
            there.parent.mkdir()
            shutil.copy(ROOT / name, there)
    board = watched(context).open(f"{own_server.url}/?{encode(EDITED).query}")
    board.click(3.33, -2.25)
    board.expect("points", 201)
    board.settle()
    expect_address(board, "p.get('points') !== arg", points_in(encode(EDITED).query))
    address, here = query(board), screen(board)
    board.page.evaluate(f"() => {{ {HOST}.isOld = true; }}")
    own_server.process.kill()
    own_server.process.wait()
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


def test_a_link_as_long_as_ours_become_comes_through(opened):
    """Of points whose every digit is news, just below what is left out."""
    points = Points(np.random.default_rng(3).normal(size=(370, 2)), np.arange(370) % 2)
    experiment = replace(EDITED, points=points)
    link = encode(experiment)
    assert 7_400 < len(link.query) <= LONGEST
    assert not link.left_out
    board = opened(at=f"/?{link.query}")
    board.expect("points", 370)
    board.page.keyboard.press("ArrowRight")
    expect_address(board, "p.get('iteration') === '124'")
    assert decode(query(board)) == (replace(experiment, iteration=124), [])


def points_in(query):
    return parse_qs(query)["points"][0]


def test_more_points_than_a_link_takes_are_said(opened):
    empty = update(from_zero(), ClearPoints())
    board = opened(at=f"/?{encode(empty).query.partition('&')[0]}&points=file")
    expect(board.page.locator(".line.refused")).to_contain_text("too many for a link")
    board.expect("points", 0)


def test_what_is_done_just_before_another_page_is_opened_counts(board):
    """At once: the press on the link may come before any of it has left the page."""
    playground, guide = (
        board.page.get_by_role("link", name=name) for name in ("Playground", "Guide")
    )
    for round_ in range(1, 4):
        board.click(-4.5 + round_, -4.5)
        board.button("Step forward").click()
        guide.click()
        expect(board.page.get_by_role("heading", name="Keys")).to_be_visible()
        playground.click()
        board.wait()
        board.expect("points", 60 + round_)
        board.expect("iteration", round_)
        expect(board.field("Learning rate α")).to_have_value("0.3")
