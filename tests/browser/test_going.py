"""Where it is going: pictures that follow the board, and a run to a million that bothers nobody."""

import re

from playwright.sync_api import expect

PLACES = """(plot) => plot._fullData.filter(({ name }) => name === "here").map(({ uid }) => {
  const point = plot.querySelector(`.trace${uid} .point`);
  const [x, y] = point.getAttribute("transform").match(/-?[\\d.]+/g).map(Number);
  const { xaxis, yaxis } = plot._fullLayout;
  return [Math.round(xaxis.p2d(x)), yaxis.p2d(y), point.style.opacity];
})"""
"""Where the markers stand, in data coordinates, and whether they are seen."""


def test_both_markers_move_while_the_board_plays(opened):
    board = opened(at="/?v=1&panel=where-it-is-going&speed=300")
    angles = board.page.get_by_role("img", name="The angle to the limit")
    expect(angles).to_be_visible()
    figures = board.page.locator(".plot-root")
    expect(figures).to_have_count(4)
    assert [opacity for *_, opacity in angles.evaluate(PLACES)] == ["0", "0"]  # W = 0 has none
    board.page.keyboard.press("Space")
    board.soon("found('.plot-root.moving').filter((p) => p.dataset.iteration > 20).length === 4")
    moved = angles.evaluate(PLACES)
    assert [opacity for *_, opacity in moved] == ["1", "1"]
    assert moved[0][0] == moved[1][0] > 1
    board.page.keyboard.press("Space")
    expect(board.page.locator(".plot-root.moving")).to_have_count(0)
    k = board.iteration
    expect(board.page.locator(f'.plot-root[data-iteration="{k}"]')).to_have_count(4)
    assert [place for place, *_ in angles.evaluate(PLACES)] == [k, k]
    expect(board.page.get_by_text(f"At iteration {k:,}, ")).to_be_visible()


def test_a_long_run_shows_its_progress_can_be_cancelled_and_leaves_others_alone(opened):
    board = opened(at="/?v=1&panel=where-it-is-going&n=500")  # it takes its time
    other = opened(at="/?v=1&n=4")
    board.button("Run on to 1,000,000 iterations").click()
    expect(board.page.get_by_role("progressbar")).to_be_visible()
    board.button("Cancel").click()
    ended = board.page.get_by_text(re.compile(r"You cancelled it, at iteration [\d,]+\."))
    expect(ended).to_be_visible()
    expect(board.page.get_by_role("progressbar")).to_have_count(0)
    board.button("Run on to 1,000,000 iterations").click()
    expect(board.page.get_by_role("progressbar")).to_be_visible()
    for place in range(3):
        other.click(-4 + 2 * place, 5)
        other.settle()  # answered by the server
    other.expect("points", 7)
    board.page.keyboard.press("ArrowRight")  # nor is the board held up beside it
    expect(board.page.get_by_text("At iteration 1, ")).to_be_visible()
