"""The table "Points": it and the board always agree."""

import csv
import re

from playwright.sync_api import expect


def open_table(board):
    board.page.get_by_text("Points", exact=True).click()
    grid = board.page.get_by_test_id("stDataFrame")
    expect(grid).to_be_visible()
    return grid


def cells(grid, text):
    """The grid's cells with a text, as a screen reader finds them under its canvas."""
    return grid.locator("[role=gridcell]").filter(has_text=re.compile(f"^{re.escape(text)}$"))


def type_into(board, grid, row, column, text):
    """Type into a cell of the grid, which is painted: by its place."""
    expect(grid.locator("[role=gridcell]").first).to_be_attached()
    offset = 36  # the column with which rows are chosen
    width = (grid.bounding_box()["width"] - offset) / 3
    chosen = grid.locator(f"#glide-cell-{column + 1}-{row}")
    grid.click(position={"x": offset + width * (column + 0.5), "y": 35 * (row + 1.5)})
    # The grid takes in a click a moment later: a key that comes before would open an editor that
    # then loses the focus.
    expect(chosen).to_have_attribute("aria-selected", "true")
    board.page.keyboard.press("Enter")
    fill_in(board, text)


def fill_in(board, text):
    """Type into the cell whose editor is open."""
    editor = board.page.locator("#portal input, #portal textarea")
    expect(editor).to_be_focused()
    editor.fill(text)
    editor.press("Enter")
    expect(editor).to_have_count(0)


def table_rows(board, tmp_path):
    with board.page.expect_download() as arriving:
        board.button("Download points (CSV)").click()
    path = tmp_path / "points.csv"
    arriving.value.save_as(path)
    return [
        [float(cell) for cell in row] for row in list(csv.reader(path.read_text().splitlines()))[1:]
    ]


def wait_for_x1(board, value, shown=True):
    """Wait until the board shows a point at this x₁, or none."""
    board.page.wait_for_function(
        """([plot, value, shown]) =>
          plot.data.some(({ x }) => Array.from(x ?? []).includes(value)) === shown""",
        arg=[board.region.locator(".plot").element_handle(), value, shown],
    )


def test_a_bad_cell_is_named_an_edited_one_moves_the_point_and_undo_brings_both_back(
    board, tmp_path
):
    before = table_rows(board, tmp_path)
    grid = open_table(board)
    type_into(board, grid, 1, 2, "7")
    expect(
        board.page.get_by_text("Row 2: The class must lie between 0 and 1, not 7.")
    ).to_be_visible()
    type_into(board, grid, 2, 0, "-4.5")
    wait_for_x1(board, -4.5)
    after = table_rows(board, tmp_path)
    assert after == [*before[:2], [-4.5, *before[2][1:]], *before[3:]]
    board.button("Undo").click()
    wait_for_x1(board, -4.5, shown=False)
    assert table_rows(board, tmp_path) == before
    expect(cells(grid, "-4.5")).to_have_count(0)
    expect(cells(grid, str(before[2][0]))).to_have_count(1)


def two_points(board):
    board.clear()
    for place in ((1, 2), (-3, -1.5)):
        board.click(*place)
    board.expect("points", 2)
    board.settle()
    return board.points()


def test_what_waits_is_still_there_after_an_edit_of_the_board(board, tmp_path):
    before = two_points(board)
    grid = open_table(board)
    type_into(board, grid, 0, 0, "a*b*c")
    named = board.page.get_by_text("Row 1, x₁: “a*b*c” is not a number.")
    expect(named).to_be_visible()
    grid.click(position={"x": 100, "y": 35 * 3.5})  # the empty row below the last
    fill_in(board, "4,25")
    expect(board.page.get_by_text("Row 3 (new): x₂ is empty.")).to_be_visible()
    board.region.scroll_into_view_if_needed()
    board.click(4, 4)
    board.expect("points", 3)
    board.settle()
    expect(board.page.get_by_text("Row 4 (new): x₂ is empty.")).to_be_visible()
    expect(named).to_be_visible()
    grid = board.page.get_by_test_id("stDataFrame")
    grid.scroll_into_view_if_needed()
    expect(cells(grid, "4,25")).to_have_count(1)
    expect(cells(grid, "a*b*c")).to_have_count(1)
    type_into(board, grid, 3, 1, "-2")
    type_into(board, grid, 3, 2, "0")
    board.expect("points", 4)
    expect(board.page.get_by_text("Row 4 (new)")).to_have_count(0)
    type_into(board, grid, 0, 0, "1,5")
    expect(named).to_have_count(0)
    rows = table_rows(board, tmp_path)
    assert min(before) in rows
    assert [1.5, 2, 1] in rows
    assert [4.25, -2, 0] in rows


def test_rows_and_points_come_and_go_together(board, tmp_path):
    two_points(board)
    grid = open_table(board)
    before = table_rows(board, tmp_path)
    a_new_row_joins_the_board_once_it_is_complete(board, grid)
    joined = table_rows(board, tmp_path)
    assert joined == [*before, [4.25, -2, 0]]
    a_deleted_row_takes_its_point_off_the_board(board, grid)
    assert table_rows(board, tmp_path) == joined[1:]
    for number, rows in ((3, joined), (2, before)):
        board.button("Undo").click()
        board.expect("points", number)
        assert table_rows(board, tmp_path) == rows
    a_point_added_on_the_board_is_in_the_table(board, grid)
    a_new_row_complains_of_nothing_before_anything_is_typed(board, grid)


def a_new_row_joins_the_board_once_it_is_complete(board, grid):
    expect(grid.locator("[role=gridcell]").first).to_be_attached()
    grid.click(position={"x": 100, "y": 35 * 3.5})  # the empty row below the last
    fill_in(board, "4.25")
    expect(board.page.get_by_text("Row 3 (new): x₂ is empty.")).to_be_visible()
    type_into(board, grid, 2, 1, "-2")
    board.expect("points", 2)
    type_into(board, grid, 2, 2, "0")
    board.expect("points", 3)


def a_deleted_row_takes_its_point_off_the_board(board, grid):
    grid.click(position={"x": 18, "y": 35 * 1.5})
    expect(grid.locator("[role=row][aria-selected=true]")).to_have_count(1)
    board.page.keyboard.press("Delete")
    board.expect("points", 2)


def a_point_added_on_the_board_is_in_the_table(board, grid):
    board.region.scroll_into_view_if_needed()
    board.click(2.5, -3.25)
    board.expect("points", 3)
    board.settle()
    board.wait_for_points(3)
    (x1,) = (x1 for x1, x2, _ in board.points() if abs(x1 - 2.5) < 0.1 and abs(x2 + 3.25) < 0.1)
    grid.scroll_into_view_if_needed()
    expect(cells(grid, str(x1))).to_have_count(1)


def a_new_row_complains_of_nothing_before_anything_is_typed(board, grid):
    grid.hover()
    board.button("Add row: The points: x₁, x₂ and class").click()
    expect(board.page.get_by_text("A new row is a point once")).to_be_visible()
    expect(board.page.get_by_text("is empty.")).to_have_count(0)
