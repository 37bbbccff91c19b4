"""Tasks from end to end: made, opened, solved, handed in, checked."""

import re

import pytest
from playwright.sync_api import expect

from playground.link.codec import encode
from playground.state.events import SetOption
from playground.state.experiment import first_experiment
from playground.state.task import Task, begun
from playground.state.update import update
from playground.state.words import MAY
from tests.browser.test_axe import violations

FIRST = first_experiment()
HOSTILE = "<b>slept</b> & $x_1$ {x1}"


def at(task):
    return f"/?{encode(begun(task)).query}"


def standing(board):
    return board.page.locator(".task-standing")


def in_sight(board, selector):
    """Whether something is in the window whole, with nothing scrolled."""
    box = board.page.locator(selector).bounding_box()
    size = board.page.viewport_size
    return box["y"] >= 0 and box["y"] + box["height"] <= size["height"]


def test_a_task_is_made_opened_solved_handed_in_and_checked(opened):
    board = opened(at="/")
    page = board.page
    board.button("Make a task").click()
    dialog = page.get_by_role("dialog")
    link = dialog.locator("[data-testid=stCode] code")
    dialog.get_by_label("Log-loss", exact=True).fill("0.02")
    dialog.get_by_label("By iteration", exact=True).fill("200")
    dialog.get_by_label("Your own sentence").fill("<i>Faster</i> than *mine*")
    dialog.get_by_label("Your own sentence").press("Enter")
    expect(dialog.get_by_text("below 0.02 by iteration 200")).to_be_visible()
    expect(dialog.get_by_role("img", name="The link as a QR code")).to_be_visible()
    made = Task("loss", (0.02, 200), FIRST, may=("alpha",), sentence="<i>Faster</i> than *mine*")
    expect(link).to_have_text(re.compile(re.escape(encode(begun(made)).query)))
    assert not violations(page, "[role=dialog]")
    task = link.text_content()

    board.open(task)
    expect(page.get_by_text("<i>Faster</i> than *mine*")).to_be_visible()
    expect(standing(board)).to_contain_text("Not yet. The lowest is")
    assert page.evaluate("document.scrollingElement.scrollHeight <= innerHeight")
    for part in (".st-key-task", ".panel.board", ".transport", ".line"):
        assert in_sight(board, part), part
    expect(board.region.locator(".tools")).to_be_hidden()
    board.click(3, 3)  # nothing comes of it
    board.field("Learning rate α").fill("1")
    board.field("Learning rate α").press("Enter")
    expect(standing(board)).to_contain_text("✓ Reached.")
    board.expect("points", 60)
    page.get_by_role("button", name="Hand in").click()
    answer = page.locator(".st-key-hand-in-text code").text_content()
    assert "alpha=1" in answer
    assert not violations(page)
    page.keyboard.press("Escape")

    page.get_by_role("link", name="Check answers").click()
    page.get_by_label("Links, one a line").fill(f"Ada {answer}\nBlaise {task}\nCarl {answer}&w1=9")
    page.get_by_role("button", name="Check", exact=True).click()
    words = "3 links: 1 reached, 1 not reached, 1 changed what may not be."
    expect(page.get_by_text(words)).to_be_visible()
    assert not violations(page)
    with page.expect_download() as download:
        board.button("Download table (CSV)").click()
    assert "1,Ada,reached,0.0" in download.value.path().read_text()


def test_points_that_may_be_moved_are_judged_as_they_move(opened):
    task = Task("mixed", (1,), FIRST, may=("points",), hidden=("facts",))
    board = opened(at=at(task))
    expect(standing(board)).to_contain_text("A line still separates them")
    board.tool("Class 0")
    board.click(-2.0, -1.5)
    expect(standing(board)).to_contain_text("✓ Reached. No line separates them; 1 point added")
    board.click(-2.2, -1.2)
    expect(standing(board)).to_contain_text("○ Not yet.")
    board.button("Undo").click()
    expect(standing(board)).to_contain_text("✓ Reached.")
    expect(board.page.locator(".grip").first).to_be_hidden()  # the line is not theirs
    expect(board.page.get_by_text("By hand", exact=True)).to_be_hidden()
    board.button("Reset").filter(has_text="Reset").click()
    expect(standing(board)).to_contain_text("0 points added")
    board.expect("points", 60)
    board.button("Leave task").click()
    expect(standing(board)).to_have_count(0)
    expect(board.page.get_by_text("By hand", exact=True)).to_be_visible()
    expect(board.button("Sample points")).to_be_visible()


@pytest.mark.parametrize("kind", ["wide", "phone"])
def test_names_are_text_wherever_they_stand(opened, kind):
    experiment = FIRST
    for name, value in (
        ("x1_name", "hours studied"),
        ("x2_name", HOSTILE),
        ("class1_name", "passed"),
    ):
        experiment = update(experiment, SetOption(name, value))
    size = {"viewport": {"width": 390, "height": 844}} if kind == "phone" else {}
    task = Task("line", (0.1,), experiment, may=tuple(MAY), sentence=HOSTILE)
    board = opened(at=at(task) if kind == "phone" else f"/?{encode(experiment).query}", **size)
    titles = board.region.locator(".ytitle")
    expect(titles).to_have_text(HOSTILE)
    assert titles.locator("tspan[style*=bold]").count() == 0
    expect(board.region.locator(".tool", has_text="passed")).to_be_visible()
    said = board.page.get_by_text("P(passed) = ")
    expect(said).to_contain_text("hours studied")
    expect(said).to_contain_text(HOSTILE)
    if kind == "phone":
        expect(board.page.locator(".st-key-task").get_by_text(HOSTILE)).to_be_visible()
        assert not violations(board.page)
        return
    x1, x2, _ = board.points()[0]
    board.page.mouse.move(*board.pixel(x1, x2))
    tip = board.page.locator(".tip")
    expect(tip).to_contain_text("hours studied = ")
    expect(tip).to_contain_text(f"{HOSTILE} = ")
    expect(tip).to_contain_text("P(passed) = ")
    board.region.focus()
    board.page.keyboard.press("ArrowUp")
    expect(board.page.locator(".said")).to_contain_text("hours studied = ")
