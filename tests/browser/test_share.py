"""Sharing: the dialog shows the link and its code, and the link opens the same experiment."""

from playwright.sync_api import expect

from tests.browser.driver import watched


def test_a_shared_link_shows_the_same_in_another_browser(board, browser):
    board.click(4, -4)
    board.expect("points", 61)
    board.page.keyboard.press("Shift+ArrowRight")
    board.expect("iteration", 10)
    board.button("Share").click()
    link = board.page.get_by_role("dialog", name="Share").get_by_label("Link")
    board.page.wait_for_function(
        "field => field.value.includes('iteration=10')", arg=link.element_handle()
    )
    expect(board.page.get_by_role("img", name="QR code of the link")).to_be_visible()
    numbers = {name: board.number(name) for name in ("loss", "w1", "w2", "b", "points")}
    context = browser.new_context(viewport={"width": 390, "height": 844})
    other = watched(context).open(link.input_value())
    other.expect("iteration", 10)
    assert {name: other.number(name) for name in numbers} == numbers
    assert sorted(other.points()) == sorted(board.points())
    assert not other.complaints
    context.close()
