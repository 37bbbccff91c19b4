"""The race on the board: two lines that move, and the errors of both."""

from playwright.sync_api import expect

WHERE = """(region) => ["boundary", "perceptron"].map((name) => {
  const own = region.querySelector(`[data-line="${name}"]`);
  const plot = region.querySelector(".plot");
  const uid = plot._fullData.find((trace) => trace.name === name)?.uid;
  return (own ?? region.querySelector(`.trace${uid} .lines path`)).getAttribute("d");
})"""
"""Where both lines are drawn."""


def test_both_lines_move_and_both_markers_along_their_errors(opened):
    board = opened(at="/?v=1&panel=race&margin=0.1&n=200&alpha=0.02&speed=5")
    errors = board.page.get_by_role("img", name="Samples predicted wrong")
    expect(errors).to_be_visible()
    board.soon("found('[data-line=perceptron]').length === 1")
    places = [board.region.evaluate(WHERE)]
    assert places[0][1] == "M0,0"  # at W = 0 there is no line
    for k in (1, 2, 3):
        board.page.keyboard.press("ArrowRight")
        board.expect("iteration", k)
        places.append(board.region.evaluate(WHERE))
    assert len({neuron for neuron, _ in places}) == 4
    assert len({perceptron for _, perceptron in places}) == 4
    expect(board.page.get_by_text("After 3 updates gradient descent has")).to_be_visible()
    board.page.keyboard.press("Space")
    board.soon("found('.plot-root.moving').some((plot) => plot.dataset.iteration > 6)")
    moved = board.region.evaluate(WHERE)
    assert moved[0] != places[-1][0]
    board.page.keyboard.press("Space")
    board.look_inside("Neuron")
    board.soon("found('[data-line=perceptron]').length === 0")
    expect(board.page.locator('[data-line="perceptron"]')).to_have_count(0)
