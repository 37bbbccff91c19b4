"""The address bar: it holds the experiment, fills no history, and brings everything back."""

from dataclasses import replace

import numpy as np
from playwright.sync_api import expect

from playground.link.codec import LONGEST, decode, encode
from playground.state.points import Points
from tests.browser.address import EDITED, expect_address, query, screen
from tests.browser.driver import Board


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
    """Nothing of it adds to the history."""
    before = board.page.evaluate("history.length")
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
    board.button("Undo").click()
    board.button("Sample points").click()
    expect_address(board, "!p.has('points') && !p.has('iteration')")
    assert board.page.evaluate("history.length") == before


def test_a_link_as_long_as_ours_become_gives_every_number_to_the_last_digit(opened):
    """Of points whose every digit is news, just below what is left out."""
    points = Points(np.random.default_rng(3).normal(size=(370, 2)), np.arange(370) % 2)
    experiment = replace(EDITED, points=points)
    link = encode(experiment)
    assert 7_400 < len(link.query) <= LONGEST
    assert not link.left_out
    board = opened(at=f"/?{link.query}")
    board.expect("points", 370)
    board.expect("iteration", 123)
    assert sorted(map(tuple, board.points())) == sorted(points.rows())
    expect(board.field("Learning rate α")).to_have_value("0.45")  # it is drawn empty at first
    board.page.keyboard.press("ArrowRight")
    expect_address(board, "p.get('iteration') === '124'")
    assert decode(query(board)) == (replace(experiment, iteration=124), [])
    first = screen(board)
    board.page.reload()
    board.wait()
    assert screen(board) == first
    expect(board.field("Learning rate α")).to_have_value("0.45")


def test_the_address_is_written_at_rest_only_and_not_for_what_is_undone_at_once(opened):
    board = opened(at="/?v=1&speed=1200")
    board.page.evaluate(
        """() => {
          window.written = [];
          const replace = history.replaceState.bind(history);
          history.replaceState = (...all) => { window.written.push(all[2]); replace(...all); };
        }"""
    )
    board.click(3.33, -2.25)
    board.expect("points", 61)
    board.settle()
    board.button("Undo").click()
    board.expect("points", 60)
    board.settle()
    board.page.wait_for_timeout(600)  # nothing can be waited for where nothing should happen
    assert query(board) == "v=1&speed=1200"

    board.page.evaluate("window.written = []")
    board.button("Play").click()
    board.page.wait_for_function(  # beyond the end of the first run: Python was asked for more
        "n => Number(n.dataset.value) > 2500", arg=board.node("iteration").element_handle()
    )
    assert board.page.evaluate("window.written") == []
    board.button("Pause").click()
    expect_address(board, "Number(p.get('iteration')) > 2500")
    assert len(board.page.evaluate("window.written")) <= 2


def test_an_embedded_page_keeps_its_own_parameters_and_folds_the_sidebar_away(opened):
    board = opened(at="/?embed=true&utm_source=letter&alpha=0.5")
    sample = board.page.get_by_role("button", name="Sample points")
    expect(sample).not_to_be_in_viewport()
    board.page.keyboard.press("Shift+ArrowRight")
    expect_address(board, "p.get('iteration') === '10'")
    expect_address(
        board,
        "p.get('embed') === 'true' && p.get('utm_source') === 'letter' && p.get('alpha') === '0.5'",
    )
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


def visit(board, name, heading):
    """Open another page by the menu."""
    board.page.get_by_role("link", name=name, exact=True).click()
    expect(board.page.get_by_role("heading", name=heading, exact=True)).to_be_visible()


def test_the_experiment_survives_a_look_at_other_pages_and_what_was_done_just_before(board):
    edit(board)
    here, address = screen(board), query(board)
    playground = board.page.get_by_role("link", name="Playground")
    for name, heading, back in (
        ("Guide", "Keys", playground.click),
        ("The maths", "The maths", playground.click),
        ("Guide", "Keys", board.page.go_back),
    ):
        visit(board, name, heading)
        expect_address(board, "p.get('iteration') === '30' && !location.pathname.endsWith('/')")
        assert query(board) == address
        back()
        board.wait()
        board.expect("iteration", 30)
        assert screen(board) == here
        expect_address(board, "location.search === '?' + arg", address)
    board.button("Undo").click()  # the past is still there as well
    expect_address(board, "!p.has('alpha')")

    for round_ in range(1, 4):  # at once: the press on the link may come before any of it is sent
        board.click(-4.5 + round_, -4.5)
        board.button("Step forward").click()
        visit(board, "Guide", "Keys")
        playground.click()
        board.wait()
        board.expect("points", 61 + round_)
        board.expect("iteration", 30 + round_)
        expect(board.field("Learning rate α")).to_have_value("0.3")


def test_a_link_that_no_server_should_read_opens_the_playground_and_says_so(opened):
    board = opened(at="/?alpha=2&x=" + "y" * 21_000)
    expect(board.page.locator(".line.refused")).to_contain_text("too long")
    board.expect("points", 60)
    board.page.keyboard.press("ArrowRight")
    board.expect("iteration", 1)
    expect(board.page.locator(".line.refused")).to_have_count(0)


def test_a_reload_right_after_a_click_keeps_the_click_once(opened, server):
    board = opened(at="/")
    for start in ("", "?v=1&alpha=0.5"):  # a first visit, and a link
        if start:
            board.open(f"{server.url}/{start}")
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
    board.click(4.44, -1.25)
    board.open(f"{server.url}/?v=1&alpha=0.75")  # another experiment, in the same tab
    board.expect("points", 60)
