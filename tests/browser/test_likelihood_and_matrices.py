"""The two panels as a visitor meets them: in step with the board, and nobody waits for a race."""

import re

from playwright.sync_api import expect


def open_panel(board, name):
    board.page.get_by_text(name, exact=True).click()


def test_likelihood_shows_the_boards_loss_digit_for_digit_and_repeats_the_data_to_a_million(board):
    open_panel(board, "Likelihood")
    for steps in (0, 1, 4):
        for _ in range(steps):
            board.page.keyboard.press("ArrowRight")
        text = board.node("loss").inner_text()
        mean = board.page.locator('[data-name="mean-log-likelihood"]')
        expect(mean).to_have_text(text)
        expect(board.page.locator('[data-name="panel-loss"]')).to_have_text(text)
        assert (
            float(mean.get_attribute("data-value")) == board.number("loss")
            or abs(float(mean.get_attribute("data-value")) / board.number("loss") - 1) < 1e-13
        )

    board.expect("iteration", 5)
    board.page.keyboard.press("Home")
    board.expect("iteration", 0)
    board.page.get_by_text("1,000,000", exact=True).click()
    expect(board.page.get_by_text("after 1,000,000 samples it is")).to_contain_text("−693,147")
    expect(board.page.get_by_text("From sample 1,075 on it is exactly 0.0")).to_be_visible()

    board.field("Iteration").fill("60")
    board.expect("iteration", 60)
    expect(board.page.locator('[data-name="panel-loss"]')).to_have_text(
        board.node("loss").inner_text()
    )
    no_formula_is_cut_off(board)


SATURATED = "v=1&points=eNpjZmBgUGDjYGIgBQAACegANA&w1=100&panel=likelihood"


def test_the_formulas_of_a_saturated_sample_fit_as_well(opened):
    no_formula_is_cut_off(opened(at=f"/?{SATURATED}"))


def no_formula_is_cut_off(board):
    """In either window, once the page has taken its width: sidebar and columns take a moment."""
    for width in (390, 1280):
        board.page.set_viewport_size({"width": width, "height": 844})
        board.page.wait_for_function(
            """(width) => {
              const formulas = [...document.querySelectorAll(".katex-display")];
              return formulas.length === 2 && formulas.every((formula) => {
                const frame = formula.getBoundingClientRect();
                const inner = formula.querySelector(".katex-html .base").getBoundingClientRect();
                const spare = frame.width - inner.width;  // more: another thing was measured
                return frame.left >= 0 && frame.right <= width && spare < width / 2 &&
                  inner.left >= frame.left && inner.right <= frame.right;
              });
            }""",
            arg=width,
        )


def test_another_visitor_goes_on_while_one_measures(board, opened):
    open_panel(board, "From loops to matrices")
    other = opened(at="/")
    other.clear()
    button = board.page.get_by_role("button", name="Measure loops against matrices")
    expect(button).to_be_visible()
    button.click()
    for place in range(3):
        other.click(-4 + 2 * place, 1)
        other.settle()  # answered by the server
    other.expect("points", 3)
    result = board.page.get_by_text(re.compile("At best the matrices are"))
    expect(result).to_be_visible()
    text = result.inner_text()
    expect(board.page.get_by_text("loops / matrices")).to_be_visible()
    board.page.keyboard.press("ArrowRight")  # a later rerun keeps the result
    board.expect("iteration", 1)
    expect(result).to_have_text(text)
