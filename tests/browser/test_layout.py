"""Where things stand: the open panel beside the board where there is room, below it where not."""

import pytest
from playwright.sync_api import expect

from playground.state.options import PANELS
from tests.browser.panels import INSIDE

STAYS = (".panel.board", ".panel.loss", ".transport", ".readouts", ".line")

IN_SIGHT = """panel => {
  const picture = panel.querySelector("[data-testid=stBidiComponentIsolated]");
  if (!picture) return false;
  const fade = parseFloat(getComputedStyle(panel, "::after").height);
  const [inner, outer] = [picture, panel].map((node) => node.getBoundingClientRect());
  return inner.height > 100 && inner.bottom <= outer.bottom - fade + 1;
}"""
"""Whether the picture that a panel begins with is seen whole, above the fade at its lower edge."""


def boxes(board, *names):
    return {name: board.page.locator(f".board-root {name}").bounding_box() for name in names}


def panel(board):
    return board.page.locator(".st-key-panels")


def resize(board, size):
    """Give the window another size, and wait until the board has taken its place."""
    board.page.set_viewport_size({"width": size[0], "height": size[1]})
    board.page.evaluate(
        """() => new Promise((go) => {
          const place = () => JSON.stringify(
            document.querySelector("[data-testid=stBidiComponentIsolated]").getBoundingClientRect());
          let [last, still] = ["", 0];
          const look = () => {
            still = place() === last ? still + 1 : 0;
            last = place();
            if (still > 3) go();
            else requestAnimationFrame(look);
          };
          look();
        })"""
    )


def overflow(board):
    """By how many pixels the page can be scrolled, down and sideways."""
    return board.page.evaluate(
        """() => [document.scrollingElement, document.querySelector(".stMain")]
          .map((node) => [node.scrollHeight - node.clientHeight, node.scrollWidth - node.clientWidth])"""
    )


def stands_beside(board, size):
    """The panel's place is under the loss curve, right of the board, above the readouts."""
    board.page.wait_for_function(  # once the page's type has arrived
        "([panel, below]) => panel.getBoundingClientRect().bottom <= below.getBoundingClientRect().top",
        arg=[panel(board).element_handle(), board.page.locator(".readouts").element_handle()],
    )
    there = boxes(board, *STAYS)
    box = panel(board).bounding_box()
    assert box["x"] >= there[".panel.board"]["x"] + there[".panel.board"]["width"]
    assert box["y"] >= there[".panel.loss"]["y"] + there[".panel.loss"]["height"]
    assert box["x"] + box["width"] <= size[0]
    assert box["width"] >= 390
    assert box["height"] >= 240
    assert overflow(board) == [[0, 0], [0, 0]]


@pytest.mark.parametrize("at", ["/?v=1", "/?v=1&embed=true"], ids=["page", "embedded"])
def test_every_panel_is_beside_the_board_and_nothing_else_moves(opened, at):
    sizes = [(1280, 720), (1600, 900)]
    board = opened(at=at)
    expect(INSIDE["Neuron"](board.page).locator(".traceedge-w1 .js-line")).to_be_visible()
    before = {}
    for size in reversed(sizes):
        resize(board, size)
        stands_beside(board, size)
        before[size] = boxes(board, *STAYS)
    assert list(INSIDE) == list(PANELS)
    # Embedded, the panels are the same; what differs is the room that they get.
    some = list(INSIDE)[-1:] if "embed" in at else reversed(INSIDE)
    for name in some:
        inside = INSIDE[name]
        board.look_inside(name)
        for size in sizes:
            resize(board, size)
            expect(inside(board.page)).to_be_visible()
            stands_beside(board, size)
            board.page.wait_for_function(IN_SIGHT, arg=panel(board).element_handle())
            assert boxes(board, *STAYS) == before[size], name
        sizes.reverse()


def test_a_panel_scrolls_by_itself(opened):
    board = opened(at="/?v=1&panel=this-step")
    expect(INSIDE["This step"](board.page)).to_be_visible()
    before = boxes(board, *STAYS)
    chooser = board.page.get_by_role("radio", name="Likelihood", exact=True)
    place = chooser.bounding_box()
    board.page.wait_for_function(  # its tables come after its first words
        "panel => panel.scrollHeight > panel.clientHeight + 400", arg=panel(board).element_handle()
    )
    INSIDE["This step"](board.page).hover()
    board.page.mouse.wheel(0, 400)
    board.page.wait_for_function(
        "panel => panel.scrollTop > 100", arg=panel(board).element_handle()
    )
    assert boxes(board, *STAYS) == before
    assert chooser.bounding_box() == place  # another panel can be chosen wherever one is
    board.look_inside("Likelihood")
    expect(INSIDE["Likelihood"](board.page)).to_be_visible()
    assert panel(board).evaluate("panel => panel.scrollTop") == 0  # and begins at its top


def test_a_step_changes_board_and_panel_in_sight_of_each_other(opened):
    board = opened()
    board.look_inside("This step")  # by pointer: the keys are the board's again at once
    expect(INSIDE["This step"](board.page)).to_be_in_viewport()
    board.page.keyboard.press("ArrowRight")
    board.expect("iteration", 1)
    expect(board.page.get_by_text("From iteration 1 to 2", exact=True)).to_be_in_viewport()
    expect(board.region).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("size", [(768, 1024), (390, 844)], ids=str)
def test_in_a_narrower_window_the_panel_is_below_with_the_transport_in_reach(opened, size):
    board = opened(viewport={"width": size[0], "height": size[1]}, at="/?v=1&panel=this-step")
    there = boxes(board, *STAYS)
    lowest = max(box["y"] + box["height"] for box in there.values())
    assert panel(board).bounding_box()["y"] >= lowest
    assert [across for _, across in overflow(board)] == [0, 0]
    transport = board.page.get_by_role("group", name="Playback")
    board.page.get_by_test_id("stMain").evaluate("main => main.scrollTo(0, main.scrollHeight)")
    expect(board.region).not_to_be_in_viewport()
    expect(transport).to_be_in_viewport(ratio=1)
    assert transport.bounding_box()["y"] > size[1] / 2
    board.button("Step forward").click()
    board.expect("iteration", 1)
    expect(board.page.get_by_text("From iteration 1 to 2", exact=True)).to_be_attached()
    expect(board.region).not_to_be_in_viewport()  # one goes on reading where one was
    # The last lines can be read above the bar, and the bar goes home with its board.
    assert (
        panel(board).evaluate("node => parseFloat(getComputedStyle(node).paddingBottom)")
        >= (transport.bounding_box()["height"])
    )
    board.page.get_by_test_id("stMain").evaluate("main => main.scrollTo(0, 0)")
    expect(board.page.locator(".board-root.docked")).to_have_count(0)
    assert boxes(board, *STAYS) == there


def edges(board):
    return board.neuron.locator(".traceedge-w1 .js-line")


def follows(board, k):
    """The diagram is inside the panel and shows the weights of iteration k."""
    board.field("Iteration").fill(str(k))
    board.expect("iteration", k)
    w1 = f"w₁ = {board.number('w1'):.4f}".replace("-", "−")
    expect(board.neuron.locator(".labels text", has_text="w₁ = ")).to_have_text(w1)
    expect(edges(board)).to_be_visible()
    inner, outer = (
        board.neuron.locator(".plot svg").first.bounding_box(),
        panel(board).bounding_box(),
    )
    assert inner["x"] >= outer["x"] - 1
    assert inner["x"] + inner["width"] <= outer["x"] + outer["width"] + 1


def test_the_diagram_comes_back_with_its_panel_its_page_and_its_room(board):
    follows(board, 7)
    board.look_inside("Likelihood")
    expect(board.neuron).to_have_count(0)
    board.button("Step forward").click()
    board.look_inside("Neuron")
    follows(board, 20)
    board.page.get_by_role("link", name="Guide").click()
    expect(board.page.get_by_role("heading", name="Keys")).to_be_visible()
    board.page.get_by_role("link", name="Playground").click()
    board.wait()
    follows(board, 30)
    board.page.set_viewport_size({"width": 1000, "height": 720})
    expect(board.page.locator('.st-key-stage[data-inside="below"]')).to_have_count(1)
    follows(board, 40)
    board.page.set_viewport_size({"width": 1280, "height": 720})
    expect(board.page.locator('.st-key-stage[data-inside="beside"]')).to_have_count(1)
    follows(board, 50)
    stands_beside(board, (1280, 720))


def test_presenting_shows_the_open_panel_larger(opened):
    board = opened(at="/?v=1&panel=likelihood")
    number = INSIDE["Likelihood"](board.page)
    expect(number).to_be_visible()
    before = number.bounding_box()
    board.page.keyboard.press("p")
    expect(board.page.get_by_test_id("stSidebar")).to_be_hidden()
    for size in ((1280, 720), (1920, 1080)):
        resize(board, size)
        board.page.wait_for_function(
            "([node, before]) => node.getBoundingClientRect().height > 1.1 * before",
            arg=[number.element_handle(), before["height"]],
        )
        board.page.wait_for_function(
            "() => { const main = document.querySelector('.stMain'); return main.scrollHeight === main.clientHeight; }"
        )
        stands_beside(board, size)


def test_presenting_the_map_of_the_landscape_takes_the_height_of_its_panel(opened):
    """Its sentence stands beside it: under it the map was a tenth of a screen of 1280 by 720."""
    board = opened(at="/?v=1&panel=loss-landscape")
    plot = INSIDE["Loss landscape"](board.page)
    expect(plot).to_be_visible()
    board.page.keyboard.press("p")
    expect(board.page.get_by_test_id("stSidebar")).to_be_hidden()
    board.page.wait_for_function(
        """([plot, sentence]) => {
          const map = plot.querySelector(".nsewdrag").getBoundingClientRect();
          const words = sentence.getBoundingClientRect();
          return map.height > 160 && words.left > map.right && words.top < map.bottom;
        }""",
        arg=[
            plot.element_handle(),
            panel(board).get_by_text("Every place on this map").element_handle(),
        ],
    )
    stands_beside(board, (1280, 720))


@pytest.mark.parametrize("size", [(1280, 720), (390, 844)], ids=str)
def test_a_switch_moves_no_other_control_and_none_from_under_the_pointer(opened, size):
    board = opened(viewport={"width": size[0], "height": size[1]}, at="/")
    expect(board.page.locator(".line")).to_contain_text("Press Play, or the space bar. Every point")
    controls = [board.button(name) for name in ("Reset", "Play", "End")]
    switches = [board.page.locator(".switch", has_text=name) for name in ("Slowly", "By hand")]
    there = [node.bounding_box() for node in (*controls, *switches)]
    slowly, by_hand = switches
    slowly.click()
    expect(board.button("Next")).to_be_visible()
    expect(board.field("Speed")).to_have_count(0)  # it makes room for the beats
    assert [node.bounding_box() for node in (*controls, *switches)] == there
    slowly.click()
    expect(board.button("Next")).to_be_hidden()
    by_hand.click()
    expect(board.button("Now the neuron")).to_be_visible()
    expect(controls[1]).to_be_hidden()
    assert [node.bounding_box() for node in switches] == there[3:]
    by_hand.click()
    expect(controls[1]).to_be_visible()
    assert [node.bounding_box() for node in (*controls, *switches)] == there
    # How to begin is said before one has begun: it does not come back.
    board.page.keyboard.press("ArrowRight")
    board.page.keyboard.press("Home")
    board.expect("iteration", 0)
    expect(board.page.locator(".line")).to_contain_text("Every point is on the wrong side.")
    expect(board.page.locator(".line")).not_to_contain_text("Press Play")


def test_on_a_phone_the_board_is_in_sight_once_a_set_is_chosen(opened):
    board = opened(viewport={"width": 390, "height": 844})
    sidebar = board.page.get_by_test_id("stSidebar")
    expect(sidebar).to_have_attribute("data-collapsed", "true")
    board.page.get_by_test_id("stExpandSidebarButton").click()
    board.button("Ready-made sets").click()
    board.button("Exclusive or").click()
    board.wait_for_points(80)
    expect(sidebar).to_have_attribute("data-collapsed", "true")
    expect(board.region).to_be_in_viewport(ratio=0.9)
    expect(board.page.locator(".line")).to_contain_text("Exclusive or: ")


MORE_BELOW = """panel => {
  const fade = getComputedStyle(panel, "::after");
  return [fade.position, fade.pointerEvents, panel.scrollHeight > panel.clientHeight + 40];
}"""


def test_a_panel_beside_the_board_shows_that_it_goes_on_and_a_table_too(opened):
    board = opened(at="/?v=1&panel=this-step")
    expect(INSIDE["This step"](board.page)).to_be_visible()
    assert panel(board).evaluate(MORE_BELOW) == ["sticky", "none", True]
    table = board.page.get_by_test_id("stDataFrameResizable").first
    table.scroll_into_view_if_needed()
    fade = "([table, shown]) => (getComputedStyle(table, '::after').content !== 'none') === shown"
    board.page.wait_for_function(fade, arg=[table.element_handle(), True])
    table.evaluate("node => node.querySelector('.dvn-scroller').scrollTo(10_000, 0)")
    board.page.wait_for_function(fade, arg=[table.element_handle(), False])
    gradients = panel(board).locator("table[data-more]")
    gradients.focus()
    for _ in range(6):
        board.page.keyboard.press("ArrowRight")
    expect(gradients).to_have_count(0)  # its end is in sight
    board.expect("iteration", 0)
