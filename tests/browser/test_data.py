"""Ready-made sets, files and pasted text: points get onto the board."""

from playwright.sync_api import expect


def test_a_ready_made_set_is_chosen_by_its_picture(board):
    board.page.keyboard.press("Shift+ArrowRight")
    board.button("Ready-made sets").click()
    expect(board.page.get_by_role("img", name="The set Two rings")).to_be_visible()
    board.button("Two rings").click()
    board.expect("points", 80)
    board.expect("iteration", 0)
    board.settle()
    expect(board.page.get_by_text("No line separates them. Watch the accuracy")).to_have_count(2)
    board.page.keyboard.press("Escape")
    board.button("Undo").click()
    board.expect("points", 60)


def test_features_of_different_size_get_scales_of_their_own(board):
    board.button("Ready-made sets").click()
    board.button("Unscaled features").click()
    board.page.wait_for_function(
        "plot => plot._fullLayout.yaxis.range[1] > 100",
        arg=board.region.locator(".plot").element_handle(),
    )
    board.page.keyboard.press("Escape")
    board.settle()
    rows = board.points()
    x_range, y_range = board.region.evaluate(
        "r => [r.querySelector('.plot')._fullLayout.xaxis.range,"
        " r.querySelector('.plot')._fullLayout.yaxis.range]"
    )
    for place, (low, high) in enumerate((x_range, y_range)):
        values = [row[place] for row in rows]
        assert low < min(values) < max(values) < high
        assert max(values) - min(values) > 0.8 * (high - low)
    expect(board.page.get_by_text("Each axis has its own scale")).to_be_visible()


def test_equal_scales_stay_equal(board):
    lengths = board.region.evaluate(
        """r => { const { xaxis, yaxis } = r.querySelector('.plot')._fullLayout;
          return [xaxis, yaxis].map((a) => a._length / (a.range[1] - a.range[0])); }"""
    )
    assert lengths[0] == lengths[1]
