"""Nobody else hears of a visit. Each request of each browser test is held to go to the server itself
(``watched`` in driver.py): of all panels in test_layout.py, of the other pages here.
"""

from playwright.sync_api import expect

PAGES = {
    "Lessons": "lessons",
    "The maths": "maths",
    "Guide": "guide",
    "Teach with it": "teach",
    "Check answers": "check",
}


def test_no_page_asks_anybody_else_and_who_does_is_noticed(board):
    for name, place in PAGES.items():
        board.page.get_by_role("link", name=name, exact=True).first.click()
        board.page.wait_for_url(f"**/{place}*")
        expect(board.page.get_by_role("heading", level=1).first).to_be_visible()
    assert board.asked > 30
    assert not board.complaints
    with board.page.expect_event("requestfailed"):
        board.page.evaluate("fetch('http://other.invalid/').catch(() => {})")
    assert "A request to somebody else: http://other.invalid/" in board.complaints
    board.complaints.clear()
