"""The board by strokes, by keyboard, and on a projector."""

from playwright.sync_api import expect


def stroke(board, start, end, steps=30):
    (x_from, y_from), (x_to, y_to) = board.pixel(*start), board.pixel(*end)
    board.page.mouse.move(x_from, y_from)
    board.page.mouse.down()
    board.page.mouse.move(x_to, y_to, steps=steps)
    board.page.mouse.up()


def test_a_drag_retrains_while_it_moves_and_a_stroke_is_one_undo_step(board):
    board.page.keyboard.press("Shift+ArrowRight")
    board.expect("iteration", 10)
    board.tool("Move")
    loss = board.number("loss")
    x1, x2, _ = board.points()[0]
    board.page.mouse.move(*board.pixel(x1, x2))
    board.page.mouse.down()
    board.page.mouse.move(*board.pixel(x1 - 4, x2 - 3), steps=5)
    board.expect_not("loss", loss)  # and the pointer is still down
    board.page.mouse.up()

    board.clear()
    board.tool("Class 0")
    stroke(board, (-4, -4), (4, -2))
    board.settle()
    points = board.points()
    assert len(points) >= 5
    assert {label for _, _, label in points} == {0}
    assert len(points) == board.number("points")
    board.button("Undo").click()
    board.expect("points", 0)
    board.button("Redo").click()
    board.expect("points", len(points))

    board.clear()
    for x1 in (-3, -1, 1, 3):
        board.click(x1, 0)
    board.click(0, 4)
    board.expect("points", 5)
    board.settle()
    board.tool("Erase")  # removes what it touches
    stroke(board, (-4, 0), (4, 0))
    board.expect("points", 1)
    board.settle()
    board.button("Undo").click()
    board.expect("points", 5)


def tabbed(board, times):
    """The names of what Tab comes to."""
    seen = set()
    for _ in range(times):
        board.page.keyboard.press("Tab")
        name = board.page.evaluate(
            """() => {
              let node = document.activeElement;
              while (node?.shadowRoot) node = node.shadowRoot.activeElement;
              return node?.getAttribute("aria-label") ?? node?.closest("label")?.textContent.trim() ?? "";
            }"""
        )
        seen.add(name)
    return seen


def test_by_keyboard_alone_points_come_and_go_and_every_control_is_reached(board):
    board.clear()
    press = board.page.keyboard.press
    board.page.evaluate("document.activeElement.blur()")
    board.region.focus()
    press("ArrowUp")
    expect(board.page.locator(".crosshair")).to_be_visible()
    press("Shift+ArrowRight")
    press("Enter")
    board.expect("points", 1)
    press("Shift+ArrowDown")
    press("Shift+Enter")
    board.expect("points", 2)
    board.settle()
    assert sorted(board.points()) == [[1, -0.9, 0], [1, 0.1, 1]]
    press("Delete")
    board.expect("points", 1)
    press("Escape")
    expect(board.page.locator(".crosshair")).to_be_hidden()
    press("ArrowRight")
    board.expect("iteration", 1)

    press("Shift+?")
    dialog = board.page.get_by_role("dialog", name="Keys")
    expect(dialog).to_contain_text("Play, pause")
    press("Escape")
    expect(dialog).to_be_hidden()

    board.settle()
    board.region.focus()
    of_the_board = {"Undo", "Clear points", "Log scale", "The line"}
    of_playing = {"Reset", "Play", "Step forward", "End", "Iteration"}
    wanted = of_the_board | of_playing | {"w₁", "w₂", "b"}
    seen = tabbed(board, 60)
    assert wanted <= seen, wanted - seen


def look(board):
    """The size of the board, of what is written at its axes, and of its line."""
    return board.region.evaluate(
        """(region) => {
          const size = (node, property) => parseFloat(getComputedStyle(node)[property]);
          return {
            board: region.querySelector(".plot .main-svg").getBoundingClientRect().width,
            type: size(region.querySelector(".xtick text"), "fontSize"),
            line: size(region.querySelector(".traceboundary .js-line"), "strokeWidth"),
            colour: getComputedStyle(region.querySelector(".xtick text")).fill,
          };
        }"""
    )


def wait_for_look(board, condition):
    """Wait until Plotly has drawn the board anew, as a look at it tells."""
    board.page.wait_for_function(
        f"region => {{ const type = parseFloat(getComputedStyle(region.querySelector('.xtick text')).fontSize); return {condition}; }}",
        arg=board.region.element_handle(),
    )


def test_presenting_shows_the_board_alone_and_its_size_depends_on_the_window_only(board):
    before = look(board)
    board.page.keyboard.press("p")
    expect(board.page.get_by_test_id("stSidebar")).to_be_hidden()
    wait_for_look(board, "type > 16")
    during = look(board)
    assert during["board"] >= before["board"]
    assert during["line"] > before["line"]
    text = board.region.evaluate("region => getComputedStyle(region).color")
    assert during["colour"] == text != before["colour"]
    board.page.keyboard.press("PageDown")
    board.expect("iteration", 1)
    board.field("Speed").focus()  # a clicker works wherever the focus is
    board.page.keyboard.press("PageDown")
    board.expect("iteration", 2)
    board.page.keyboard.press("PageUp")
    board.expect("iteration", 1)
    board.page.keyboard.press("Escape")
    expect(board.page.get_by_test_id("stSidebar")).to_be_visible()
    wait_for_look(board, "type < 16")
    assert look(board) == before
    the_board_is_as_large_wherever_the_page_is_scrolled(board)


def the_board_is_as_large_wherever_the_page_is_scrolled(board):
    board.page.set_viewport_size({"width": 1000, "height": 720})
    expect(board.page.locator(".board-root.narrow")).to_have_count(1)
    board.page.set_viewport_size({"width": 1090, "height": 720})
    expect(board.page.locator(".board-root:not(.narrow, .wide)")).to_have_count(1)
    before = look(board)["board"]
    board.look_inside("This step")
    expect(board.page.get_by_text("From iteration 1 to 2", exact=True)).to_be_visible()
    board.page.get_by_test_id("stMain").evaluate("main => main.scrollTo(0, 300)")
    board.page.set_viewport_size({"width": 1000, "height": 720})
    expect(board.page.locator(".board-root.narrow")).to_have_count(1)
    board.page.set_viewport_size({"width": 1090, "height": 720})
    expect(board.page.locator(".board-root.narrow")).to_have_count(0)
    board.page.wait_for_function(
        "([region, width]) => region.querySelector('.plot .main-svg').getBoundingClientRect().width === width",
        arg=[board.region.element_handle(), before],
    )
