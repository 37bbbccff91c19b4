"""The guide, followed word by word by somebody who knows nothing, and the gallery."""

import re

import pytest
from playwright.sync_api import expect

from playground.state.ready_made import READY_MADE
from tests.browser.driver import PATIENCE, Board


@pytest.fixture
def follow(opened):
    """Opens what a link of the guide leads to, beside the guide."""
    guide = opened(at="/")
    guide.page.get_by_role("link", name="Guide").first.click()

    def open_link(words):
        with guide.page.context.expect_page() as there:
            guide.page.get_by_role("link", name=words, exact=True).click()
        board = Board(there.value)
        board.page.set_default_timeout(PATIENCE)
        board.wait()
        return board

    return open_link


def losses(board, presses):
    """The loss before and after each press of →."""
    found = [board.number("loss")]
    for _ in range(presses):
        at = board.iteration
        board.page.keyboard.press("ArrowRight")
        board.expect("iteration", at + 1)
        found.append(board.number("loss"))
    return found


def play_to_the_end(board):
    """Press Reset and Play, and what comes at once with End."""
    board.button("Reset").click()
    board.expect("iteration", 0)
    board.button("Play").click()
    board.expect_not("iteration", 0)
    board.page.keyboard.press("End")
    expect(board.button("Play")).to_be_visible()


def test_what_the_guide_says_happens_step_by_step(follow):
    the_first_set_is_played_stepped_taken_apart_and_changed(follow("Open the first set"))
    a_step_is_too_long(follow("Open a step that is too long"))
    the_line_is_in_hand_and_by_hand(follow("Open the first set again"))


def the_first_set_is_played_stepped_taken_apart_and_changed(board):
    # 1. every point is on the wrong side, and the line turns round
    board.expect("accuracy", 0)
    loss = board.number("loss")
    board.page.keyboard.press("Space")
    board.expect("accuracy", 1)
    assert board.number("loss") < loss
    # 2. every step lowers the loss; Slowly takes the coming one apart
    board.page.keyboard.press("Space")
    expect(board.button("Play")).to_be_visible()
    board.page.keyboard.press("Home")
    board.expect("iteration", 0)
    board.page.keyboard.press("ArrowRight")
    board.expect("iteration", 1)
    stepped = losses(board, 3)
    assert stepped == sorted(stepped, reverse=True)
    board.page.get_by_role("switch", name="Slowly").check(force=True)
    line, k = board.page.locator(".line"), board.iteration
    for beat in range(1, 5):
        expect(line).to_contain_text(f"{beat} of 4.")
        if beat < 4:
            board.expect("iteration", k)
            board.button("Next").click()
    board.expect("iteration", k + 1)
    board.page.get_by_role("switch", name="Slowly").uncheck(force=True)
    expect(line).not_to_contain_text("of 4.")
    board.page.keyboard.press("End")
    board.expect_not("iteration", k + 1)
    end = board.iteration
    # 3. a point of class 1 at the lower left: trained again, the iteration stays
    board.settle()
    weights = board.number("w1")
    board.tool("Class 1")
    board.click(-4, -4)
    board.expect("points", 61)
    board.expect_not("w1", weights)
    board.expect("iteration", end)
    # 4. a point of class 0 in the midst of class 1: never all right
    board.tool("Class 0")
    board.click(-2, -1.6)
    board.expect("points", 62)
    board.settle()
    play_to_the_end(board)
    assert board.number("accuracy") < 1
    assert board.number("loss") > 0.05


def a_step_is_too_long(board):
    # 5. the step overshoots; the loss falls until iteration 8, and 10 throws it higher
    found = losses(board, 11)
    assert found[1] > 3 * found[0]
    fall = found[1:9]
    assert fall == sorted(fall, reverse=True)
    assert found[8] < found[9] < found[1] < found[10]


def the_line_is_in_hand_and_by_hand(board):
    # 6. a new run begins where the line is let go
    board.page.keyboard.press("ArrowRight")
    board.expect("iteration", 1)
    middle = board.page.locator('[data-grip="shift"]')
    middle.wait_for(state="attached")
    box = middle.bounding_box()
    before = board.number("b")
    board.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    board.page.mouse.down()
    board.page.mouse.move(*board.pixel(1.0, 1.0), steps=5)
    board.page.mouse.up()
    board.expect("iteration", 0)
    board.expect_not("b", before)
    # 7. by hand: the neuron waits, and then starts where the visitor did
    board.page.get_by_role("switch", name="By hand").check(force=True)
    turn = board.button("Now the neuron")
    expect(turn).to_be_visible()
    expect(board.button("Play")).to_have_count(0)
    line = board.page.locator(".line")
    expect(line).to_contain_text("The neuron is parked.")
    start = [board.number(name) for name in ("w1", "w2", "b")]
    assert sum(start) == pytest.approx(0, abs=0.05)  # through (1, 1)
    board.page.get_by_role("application", name="The line").focus()
    for _ in range(18):
        board.page.keyboard.press("Shift+ArrowLeft")
    board.expect_not("w1", start[0])
    board.settle()
    turn.click()
    board.expect_not("iteration", 0)
    board.page.keyboard.press("Space")
    board.page.keyboard.press("End")
    said = re.compile("The neuron overtook you at iteration|You are ahead|You stay ahead")
    expect(line).to_contain_text(said)
    board.page.keyboard.press("Home")
    board.expect("iteration", 0)
    assert [board.number(name) for name in ("w1", "w2", "b")] == start


@pytest.mark.parametrize("size", [(1280, 720), (390, 844)])
def test_the_gallery_shows_every_set_and_closes_on_a_choice(opened, size):
    board = opened(viewport={"width": size[0], "height": size[1]})
    if size[0] < 768:
        board.page.get_by_test_id("stExpandSidebarButton").click()
    menu = board.button("Ready-made sets")
    menu.click()
    body = board.page.get_by_test_id("stPopoverBody")
    last = READY_MADE[-1]
    for ready in READY_MADE:
        expect(body.get_by_role("button", name=ready.title, exact=True)).to_be_visible()
        picture = body.get_by_role("img", name=f"The set {ready.title}")
        if size[0] >= 768:
            expect(picture).to_be_in_viewport(ratio=1)
            expect(body.get_by_text(ready.words)).to_be_in_viewport(ratio=1)
    body.get_by_role("button", name=last.title, exact=True).click()
    expect(body).to_have_count(0)
    expect(board.page.get_by_text(last.words)).to_be_visible()
    board.expect("iteration", 0)
    board.expect("w1", last.weights[0])
    if size[0] >= 768:
        board.click(4, -4)  # nothing lies over the board
        board.expect("points", len(last.claim.experiment.points) + 1)
