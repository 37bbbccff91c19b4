"""The badge, "Show" and what it draws, seen on the board."""

from playwright.sync_api import expect

from tests.browser.test_axe import violations
from tests.browser.test_layout import STAYS, boxes, overflow, resize

TRACES = {
    "Hulls": ["hull-0", "hull-1", "gap"],
    "Support vector line": ["support-line"],
    "Margin bands": ["band-0", "band-1"],
    "Limit of gradient descent": ["limit"],
}
"""Each switch, and the lines that it draws."""


def line(board, trace):
    return board.region.locator(f".trace{trace} .js-line")


def paths(board):
    return board.region.evaluate(
        """region => [...region.querySelectorAll("[class*=tracetrail-] .js-line")]
          .map(node => node.getAttribute("d")).filter(d => d.includes("L"))"""
    )


def test_the_badge_opens_and_says_it_and_nothing_moves(opened):
    board = opened()
    for size in ((1280, 720), (390, 844)):
        resize(board, size)
        the_badge_opens_in_its_place(board)


def the_badge_opens_in_its_place(board):
    badge = board.button("Separable, margin 0.892")
    expect(badge).to_be_in_viewport(ratio=1)
    expect(board.button("Show")).to_be_in_viewport(ratio=1)
    before, place = boxes(board, *STAYS), badge.bounding_box()
    for name in ("tools", "edits"):
        other = board.page.locator(f".board .{name}").bounding_box()
        apart = place["x"] >= other["x"] + other["width"] or place["y"] >= (
            other["y"] + other["height"]
        )
        assert apart, name
    badge.click()
    words = board.page.get_by_text("Separable. A line can have every point on its own side")
    expect(words).to_be_visible()
    expect(board.page.locator(".st-key-certificate-text .katex").first).to_be_visible()
    assert boxes(board, *STAYS) == before
    assert [across for _, across in overflow(board)] == [0, 0]
    assert not violations(board.page)
    board.page.keyboard.press("Escape")
    expect(words).to_have_count(0)


def test_each_switch_draws_its_shape_and_they_follow_the_points(opened):
    board = opened(color_scheme="dark")
    board.button("Show").click()
    for name, traces in TRACES.items():
        switch = board.page.get_by_role("switch", name=name, exact=True)
        for trace in traces:
            expect(line(board, trace)).to_have_count(0)
        switch.focus()
        board.page.keyboard.press("Space")
        for trace in traces:
            expect(line(board, trace)).to_be_visible()
    expect(board.page.get_by_text("Two widest margins.")).to_be_visible()
    assert not violations(board.page)
    expect(board.region.locator(".annotation-text", has_text="gap 1.78")).to_be_visible()
    board.page.get_by_role("switch", name="Optimum", exact=True).press("Space")
    expect(board.page.get_by_text("no optimum to draw")).to_be_visible()
    board.page.keyboard.press("Escape")
    before = line(board, "hull-1").get_attribute("d")
    board.click(2.5, 2.0)  # class 1 among class 0
    expect(board.button("Not separable")).to_be_visible()
    expect(line(board, "optimum")).to_be_visible()
    expect(line(board, "limit")).to_have_count(0)
    expect(line(board, "gap")).to_have_count(0)
    assert line(board, "hull-1").get_attribute("d") != before
    expect(board.region.locator(".annotation-text", has_text="λ = ").first).to_be_visible()
    board.button("Not separable").click()
    expect(board.page.get_by_text("The optimum, by Newton's method")).to_be_visible()
    assert not violations(board.page)


def test_the_trail_follows_the_iteration_back_and_forth(opened):
    board = opened(at="/?v=1&trail=on&w1=2&w2=2&b=1.5&alpha=0.05&iterations=100")
    assert paths(board) == []
    seen = {}
    for k in (1, 2, 3):
        seen[k] = line(board, "boundary").get_attribute("d")
        board.page.keyboard.press("ArrowRight")
        board.expect("iteration", k)
        assert seen[k] in paths(board)
        assert len(paths(board)) == k
    board.page.keyboard.press("ArrowLeft")
    board.expect("iteration", 2)
    assert sorted(paths(board)) == sorted([seen[1], seen[2]])
    board.page.keyboard.press("Home")
    board.expect("iteration", 0)
    board.button("Play").click()
    board.soon("Number(found('[data-name=iteration]')[0]?.dataset.value) > 60")
    board.button("Pause").click()  # every frame on the way there has moved it
    expect(board.button("Play")).to_be_visible()
    board.settle()
    assert board.iteration > 60
    assert len(paths(board)) == 14  # the newest
