"""Steps that are too large: rises marked on the curve, and the map of α and k beside the board."""

from playwright.sync_api import expect

from playground.link.codec import encode
from playground.panels.step_size.try_it import STABLE

MAP = "Map of α and k"


def figure(board, name):
    return board.page.get_by_role("img", name=name)


def place(plot, x, y):
    """The place on the page where a figure shows a pair of numbers."""
    plot.scroll_into_view_if_needed()
    return plot.evaluate(
        """(plot, [x, y]) => {
          const { xaxis, yaxis } = plot._fullLayout;
          const corner = plot.getBoundingClientRect();
          return [corner.left + xaxis._offset + xaxis.d2p(x),
                  corner.top + yaxis._offset + yaxis.d2p(y)];
        }""",
        [x, y],
    )


def present(plot):
    """Where the present state is drawn, in the figure's own numbers."""
    return plot.evaluate(
        """(plot) => {
          const { xaxis, yaxis } = plot._fullLayout;
          const { uid } = plot._fullData.find(({ name }) => name === "here");
          const [x, y] = plot.querySelector(`.trace${uid} .point`).getAttribute("transform")
            .match(/-?[\\d.]+/g).map(Number);
          return [xaxis.p2d(x), yaxis.p2d(y)];
        }"""
    )


def painted(board, k):
    expect(board.page.locator(f'.plot-root[data-iteration="{k}"]:not(.moving)')).to_have_count(1)


def marks(board):
    """Where the marks above the loss curve stand, in iterations."""
    return board.page.get_by_role("region", name="Log-loss curve").evaluate(
        """(region) => {
          const { xaxis } = region.querySelector(".plot")._fullLayout;
          const path = region.querySelector(".marks").getAttribute("d") ?? "";
          return [...path.matchAll(/M([-\\d.]+),/g)].map((found) => xaxis.p2d(Number(found[1]) + 4.5));
        }"""
    )


def test_rises_are_marked_the_picture_follows_and_a_click_on_the_map_takes_a_run(opened):
    board = opened(at=f"/?{encode(STABLE.experiment).query}")
    expect(figure(board, "Sharpness")).to_be_visible()
    painted(board, 0)
    assert marks(board) == []

    # A click on the map takes its learning rate and its iteration.
    board.look_inside("Step size")
    board.page.get_by_role("radio", name=MAP, exact=True).click()
    expect(figure(board, MAP)).to_be_visible()
    painted(board, 0)
    chart = figure(board, MAP)
    chart.click(position=offset(chart, 38.0, 100))
    board.expect_not("iteration", 0)
    k = board.iteration
    assert 90 < k < 110
    painted(board, k)
    alpha = float(board.field("Learning rate α").input_value())
    assert 30 < alpha < 45
    x, y = present(chart)
    assert abs(x / alpha - 1) < 0.02
    assert abs(y / k - 1) < 0.05

    # Now the loss rises, and says so above the curve.
    board.soon("found('.marks')[0]?.getAttribute('d')")
    assert len(marks(board)) > 10
    expect(board.page.get_by_text("The loss rose at")).to_be_attached()

    # While the board plays, the present moves along the run; the rest of the page stays.
    board.button("Play").click()
    board.soon("Number(found('.plot-root')[0]?.dataset.iteration) > arg", k + 5)
    assert present(chart)[1] > y
    board.button("Play").click() if board.button("Play").count() else board.button("Pause").click()

    # A point that is dragged: the map follows once it rests.
    points = board.points()
    before = losses(chart)
    x1, x2, _ = points[0]
    board.page.mouse.move(*board.pixel(x1, x2))
    board.tool("Move")
    board.page.mouse.move(*board.pixel(x1, x2))
    board.page.mouse.down()
    board.page.mouse.move(*board.pixel(x1 + 1.0, x2 + 1.0), steps=5)
    board.page.mouse.up()
    board.settle()
    board.page.wait_for_function(
        "([plot, before]) => JSON.stringify(plot._fullData[0].z[50]) !== before"
        " && plot._fullData[0].opacity === 1",
        arg=[chart.element_handle(), before],
    )


def losses(chart):
    return chart.evaluate("(plot) => JSON.stringify(plot._fullData[0].z[50])")


def offset(chart, x, y):
    """The same place as ``place``, from the corner of the figure."""
    left, top = place(chart, x, y)
    box = chart.bounding_box()
    return {"x": left - box["x"], "y": top - box["y"]}
