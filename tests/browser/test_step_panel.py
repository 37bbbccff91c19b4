"""Choosing and sorting samples in the table of "This step", and following a step."""

import pytest
from playwright.sync_api import expect

HEADER, ROW, BOX = 35, 35, 16  # pixels of the table that Streamlit draws on a canvas


@pytest.fixture
def table(board):
    # The panel is below the board, where all columns of its table are in sight.
    board.page.set_viewport_size({"width": 1090, "height": 1500})
    board.page.get_by_role("radio", name="This step").click()
    frame = board.page.locator("[data-testid=stDataFrame]").first
    expect(frame.locator("canvas").first).to_be_visible()
    expect(board.page.get_by_text("No sample is chosen")).to_be_visible()
    return frame


def choose(board, table, row):
    box = table.bounding_box()
    board.page.mouse.click(box["x"] + BOX, box["y"] + HEADER + (row + 0.5) * ROW)


def sort_by(board, table, column):
    """Click the name of a column: 1 is x₁; all nine are of one width."""
    box = table.bounding_box()
    first = 33 + 62
    width = (box["width"] - first) / 9
    board.page.mouse.click(box["x"] + first + (column - 0.6) * width, box["y"] + HEADER / 2)


def samples(table):
    """The numbers of the first samples, from the table's own accessible copy."""
    return table.locator('[role=gridcell][aria-colindex="1"]').all_inner_texts()


def header(table, name):
    return table.locator("[role=columnheader]").filter(has_text=name)


def chosen_row(table):
    return table.locator('[role=row][aria-selected=true] [aria-colindex="1"]')


def test_a_row_chooses_its_sample_and_the_panel_follows_a_step_in_its_order(board, table):
    choose(board, table, 2)
    expect(board.page.get_by_text("The chain rule, for sample 3", exact=True)).to_be_visible()
    expect(board.page.get_by_text("No sample is chosen")).to_have_count(0)
    choose(board, table, 2)
    expect(board.page.get_by_text("No sample is chosen")).to_be_visible()

    board.region.focus()
    board.page.keyboard.press("ArrowRight")
    expect(board.page.get_by_text("From iteration 1 to 2", exact=True)).to_be_visible()
    sort_by(board, table, 6)
    expect(header(table, "↑ loss")).to_have_count(1)
    sort_by(board, table, 6)
    expect(header(table, "↓ loss")).to_have_count(1)
    greatest = samples(table)[0]
    choose(board, table, 0)
    heading = board.page.get_by_text(f"The chain rule, for sample {greatest}", exact=True)
    expect(heading).to_be_visible()
    expect(board.page.get_by_text("No sample is chosen")).to_have_count(0)
    expect(chosen_row(table)).to_have_text(greatest)
    sort_by(board, table, 1)  # another order: the chosen row goes where its sample goes
    expect(header(table, "↑ x₁")).to_have_count(1)
    sort_by(board, table, 6)
    expect(header(table, "↑ loss")).to_have_count(1)
    sort_by(board, table, 6)
    expect(header(table, "↓ loss")).to_have_count(1)
    for k in (2, 3, 4):
        board.region.focus()
        board.page.keyboard.press("ArrowRight")
        step = board.page.get_by_text(f"From iteration {k} to {k + 1}", exact=True)
        expect(step).to_be_visible()
        expect(heading).to_be_visible()
        expect(chosen_row(table)).to_have_text(greatest)


def test_in_sigmoid_and_probability_sliders_move_the_change_and_a_number_chooses_the_sample(board):
    board.page.get_by_role("radio", name="Sigmoid and probability").click()
    slider = board.page.get_by_role("slider", name="δb")
    expect(board.page.get_by_text("third order")).to_be_visible()
    predicted = board.page.get_by_text("Predicted:")
    before = predicted.inner_text()
    slider.focus()
    board.page.keyboard.press("ArrowRight")
    expect(predicted).not_to_have_text(before)
    expect(predicted).to_contain_text("0.21")

    field = board.field("Sample")
    field.fill("12")
    field.press("Enter")
    expect(board.page.get_by_text("Sample 12, of class", exact=False)).to_be_visible()
    expect(board.page.get_by_text("None is chosen")).to_have_count(0)
