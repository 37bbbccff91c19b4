"""Phones, upright and on their side, and a page magnified to 200 %: nothing cut off, all in reach."""

import re

from playwright.sync_api import expect

from tests.browser.looks import cut_off, too_small

SIZES = [(390, 844), (320, 640), (844, 390), (640, 360)]
"""A phone upright, a small one, one on its side, and 1280 x 720 at 200 %."""

PHONE = {
    "viewport": {"width": SIZES[0][0], "height": SIZES[0][1]},
    "has_touch": True,
    "is_mobile": True,
}


def at_rest(board):
    board.soon(
        "found('[data-test-script-state=notRunning]').length && !found('[data-stale=true]').length"
    )


def everything_is_in_reach(board, size):
    board.page.set_viewport_size({"width": size[0], "height": size[1]})
    assert cut_off(board) == [], size
    board.soon(
        """(() => {
          const { top, bottom, left, right } = found("[data-do=Play]")[0].getBoundingClientRect();
          return top > 0 && left > 0 && bottom <= innerHeight && right <= innerWidth;
        })()"""
    )
    for name in ("Play", "Step forward", "Step back"):
        expect(board.button(name)).to_be_in_viewport(ratio=1)
    square = board.page.locator("[data-figure=board]").first.bounding_box()
    assert square["height"] <= size[1], size  # it is in sight whole where it is scrolled to


def all_that_opens_suits_a_finger(board):
    page, popover = board.page, board.page.get_by_test_id("stPopoverBody")
    dialog = page.get_by_role("dialog")
    board.button("Share").tap()
    expect(dialog).to_be_visible()
    assert too_small(board) == []
    board.button("Close").tap()
    page.get_by_role("button", name=re.compile("^Show( |$)")).tap()
    expect(popover).to_be_visible()
    assert too_small(board) == []
    page.keyboard.press("Escape")
    for panel in ("Sigmoid and probability", "Compare"):
        board.look_inside(panel)
        at_rest(board)
        assert too_small(board) == [], panel
    page.get_by_test_id("stExpandSidebarButton").tap()
    board.unfold("More sampling")
    board.unfold("Your own points")
    assert too_small(board) == []
    for opener, opens in (("Ready-made sets", popover), ("Make a task", dialog)):
        page.get_by_role("button", name=opener).tap()
        expect(opens).to_be_visible()
        assert too_small(board) == [], opener
        page.keyboard.press("Escape")
        expect(opens).to_have_count(0)
    page.get_by_test_id("stSidebarCollapseButton").get_by_role("button").tap()


def test_on_a_small_screen_a_thumb_does_it_all(opened):
    board = opened(at="/?v=1&panel=this-step", **PHONE)
    at_rest(board)
    assert too_small(board) == []
    all_that_opens_suits_a_finger(board)
    for size in SIZES:
        everything_is_in_reach(board, size)
    board.page.set_viewport_size(PHONE["viewport"])
    expect(board.page.locator(".board-root.narrow")).to_have_count(1)
    board.settle()
    board.region.scroll_into_view_if_needed()
    board.page.touchscreen.tap(*board.pixel(-4, 4))
    board.expect("points", 61)
    board.button("Step forward").tap()
    board.expect("iteration", 1)


def test_a_lesson_on_a_small_screen_has_its_transport_in_reach(opened):
    board = opened(at="/?v=1&lesson=2&scene=2", **PHONE)
    at_rest(board)
    assert too_small(board) == []
    for size in SIZES:
        everything_is_in_reach(board, size)
    board.button("Watch").tap()
    board.button("Tell me now").tap()
    board.page.get_by_role("button", name="Why?").tap()
    expect(board.page.get_by_test_id("stPopoverBody")).to_be_visible()
    assert too_small(board) == []
    board.page.keyboard.press("Escape")
    board.button("Next").click()
    board.soon("found('.boards-root.ready').length === 1")
    expect(board.page.get_by_role("region", name="Boards to compare")).to_be_visible()
    for size in SIZES[::-2]:
        everything_is_in_reach(board, size)
