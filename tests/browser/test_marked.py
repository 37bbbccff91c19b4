"""A sample that is pointed at is marked on the board and in the open panel, from either side, and
one that is clicked is chosen."""

import re

import numpy as np
import pytest
from playwright.sync_api import expect

from tests.experiments import from_zero

PANELS = {
    "This step": 0.5,
    "Sigmoid and probability": 1,
    "Likelihood": None,
    "From loops to matrices": 1,
}
"""Each panel, and at which share of its height a sample can be pointed at there."""
SAMPLE = """async (plot, [number, share]) => {
  const place = () => {
    for (const { meta, customdata, x, y } of plot._fullData) {
      const at = meta === "samples" ? customdata.indexOf(number) : -1;
      if (at < 0) continue;
      const { left, top } = plot.getBoundingClientRect();
      const { xaxis, yaxis } = plot._fullLayout;
      const [px, py] = [xaxis.d2p(x[at]), yaxis.d2p(y[at] * share)];
      return [left + xaxis._offset + px, top + yaxis._offset + py];
    }
  };
  for (let still = 0, last; still < 40; ) {
    await new Promise((go) => requestAnimationFrame(go));
    const now = String(place());
    still = now === last ? still + 1 : 0;
    last = now;
  }
  return place();
}"""
"""Where a sample is in a figure, in pixels of the page, once all above it has its place; or a share
of its height."""

BARS = """plot => [...plot.querySelectorAll(".barlayer .trace")].flatMap((trace, at) =>
  [...trace.querySelectorAll(".point path")].map((bar, i) => {
    const { x, y, width, height } = bar.getBoundingClientRect();
    return [plot._fullData[at].customdata[i], x + width / 2, y + height / 2];
  }))"""
"""The middle of each bar that is seen, behind its sample's number."""
STILL = """plot => new Promise((found) => {
  let last, still = 0;
  const look = () => {
    const { x, y, width, height } = plot.getBoundingClientRect();
    const now = String([x, y, width, height]);
    still = now === last ? still + 1 : 0;
    last = now;
    if (still < 30) requestAnimationFrame(look);
    else found(true);
  };
  look();
})"""
"""Resolves once a figure stays where it is."""


def middle(node):
    box = node.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def with_samples(board):
    """The panel's figure that shows samples, once it is drawn and in view."""
    board.page.wait_for_function(
        """() => {
             window.figures = [];
             for (const host of document.querySelectorAll("[data-testid=stBidiComponentIsolated]"))
               for (const plot of host.shadowRoot?.querySelectorAll(".plot-root > .js-plotly-plot") ?? [])
                 if (plot.parentElement.dataset.iteration && plot._fullData.some(({ meta }) => meta === "samples")) window.figures.push(plot);
             return window.figures.length;
           }"""
    )
    plot = board.page.evaluate_handle("window.figures[0]").as_element()
    plot.scroll_into_view_if_needed()
    return plot


def opened_after(board, panel, before):
    """Open a panel and give its figure; the one of the panel before stays until it has come."""
    board.look_inside(panel)
    if before:
        board.page.wait_for_function("plot => !plot.isConnected", arg=before)
    return with_samples(board)


def test_a_sample_under_the_pointer_is_marked_on_the_board_and_in_each_panel(board):
    in_the_panel = board.page.locator(".sample-mark:not([hidden])")
    on_the_board = board.page.locator(".pointed")
    plot = None
    for panel, share in PANELS.items():
        plot = opened_after(board, panel, plot)
        expect(on_the_board).to_be_hidden()
        expect(in_the_panel).to_have_count(0)
        board.page.mouse.move(*board.pixel(*from_zero().points.X[4].tolist()))
        expect(in_the_panel).to_have_count(1)
        assert middle(in_the_panel) == pytest.approx(plot.evaluate(SAMPLE, [5, 1]), abs=2), panel
        board.page.mouse.move(5, 5)
        expect(in_the_panel).to_have_count(0)
        if share is None:
            continue
        expect(on_the_board).to_be_hidden()
        board.page.mouse.move(*plot.evaluate(SAMPLE, [5, share]))
        expect(on_the_board).to_be_visible()
        board.page.mouse.move(5, 5)
        expect(on_the_board).to_be_hidden()


def test_a_sample_that_is_clicked_in_a_panel_is_chosen_until_it_is_clicked_again(opened):
    W, b = np.array([0.7, 1.3]), 0.2
    X = from_zero().points.X
    place = int(np.argmax(X @ W + b))  # no other has nearly the same score
    board = opened(at=f"/?v=1&w1={W[0]}&w2={W[1]}&b={b}")
    chosen = board.page.locator(".ring")
    plot = None
    for panel in ("This step", "Sigmoid and probability", "From loops to matrices"):
        plot = opened_after(board, panel, plot)
        share = PANELS[panel]
        board.page.mouse.click(*plot.evaluate(SAMPLE, [place + 1, share]))
        expect(chosen).to_be_visible()
        assert middle(chosen) == pytest.approx(board.pixel(*X[place].tolist()), abs=2)
        expect(board.page).to_have_url(re.compile(f"chosen={place}"))
        board.settle()  # the figure is drawn anew under the pointer, which is on no other one now
        if board.page.locator(".pointed").is_visible():
            assert middle(board.page.locator(".pointed")) == pytest.approx(middle(chosen), abs=2)
        board.page.mouse.click(*plot.evaluate(SAMPLE, [place + 1, share]))
        expect(chosen).to_be_hidden()
        board.settle()


def test_presenting_what_is_under_the_pointer_is_marked_and_started_from(opened):
    """A panel is larger then than its figures were drawn, and the pointer is not where they count."""
    board = opened(at="/?v=1&w1=0.7&w2=1.3&b=0.2&panel=this-step")
    plot = with_samples(board)
    board.page.keyboard.press("p")
    grown = "plot => plot.getBoundingClientRect().width > 1.1 * plot.offsetWidth"
    board.page.wait_for_function(grown, arg=plot)
    board.page.wait_for_function(STILL, arg=plot)
    X = from_zero().points.X
    for number, x, y in plot.evaluate(BARS)[::9]:
        board.page.mouse.move(x, y)
        expect(board.page.locator(".pointed")).to_be_visible()
        place = board.pixel(*X[number - 1].tolist())
        assert middle(board.page.locator(".pointed")) == pytest.approx(place, abs=2), number
        board.page.mouse.move(5, 5)
        expect(board.page.locator(".pointed")).to_be_hidden()
    board.look_inside("Loss landscape")
    map_ = board.page.get_by_role("img", name="contours")
    expect(map_).to_be_visible()
    board.page.wait_for_function(STILL, arg=map_.element_handle())
    box = map_.locator(".nsewdrag").first.bounding_box()
    low, high = map_.evaluate("plot => plot._fullLayout.xaxis.range")
    board.page.mouse.click(box["x"] + 0.75 * box["width"], box["y"] + 0.5 * box["height"])
    step = (high - low) / box["width"]
    board.page.wait_for_function("() => !location.search.includes('w1=0.7')")
    started = float(re.search(r"w1=([-.0-9]+)", board.page.url)[1])
    assert started == pytest.approx(low + 0.75 * (high - low), abs=2 * step)
