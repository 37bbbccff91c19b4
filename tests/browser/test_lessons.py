"""Lessons in the browser: a scene as a learner goes through it, and each kind of guess by hand."""

import re
from itertools import combinations

import pytest
from playwright.sync_api import expect

from tests.browser.driver import FOUND

WHOLE_CURVE = "getComputedStyle(found('.board-root [data-figure=loss] .tracewhole')[0]).visibility"


def scene(number, place):
    return f"/?v=1&lesson={number}&scene={place}"


def say(board, text):
    return board.page.get_by_text(text)


def look(page, what):
    """Evaluate an expression that may ask for what is ``found`` in the page's components."""
    return page.evaluate(f"() => {{ const found = {FOUND}; return {what}; }}")


def watch_to_the_end(board):
    board.button("Watch").click()
    board.soon("Number(found('[data-name=iteration]')[0].dataset.value) > 0")  # it plays by itself
    board.button("End").click()


def test_a_scene_from_its_card_to_the_next_one(opened):
    """By keyboard alone where it matters: the answer, Watch, and Next."""
    board = opened(at="/")
    board.page.get_by_role("link", name="Lessons", exact=True).click()
    expect(board.page.get_by_role("heading", name="Lessons")).to_be_visible()
    cards = board.page.get_by_role("button", name=re.compile(r"^\d+\. "))
    expect(cards).to_have_count(10)
    cards.first.click()
    board.wait()
    expect(say(board, "scene 1 of 5")).to_be_visible()
    bottom = board.page.locator(".line").bounding_box()
    assert bottom["y"] + bottom["height"] <= 720  # the strip, the board and its numbers, unscrolled
    assert board.page.evaluate(
        "() => { const main = document.querySelector('[data-testid=stMain]'); return main.scrollHeight <= main.clientHeight; }"
    )
    board.soon(f"{WHOLE_CURVE} === 'hidden'")
    answer = board.page.get_by_role("radio", name="Where it does now")
    answer.focus()
    board.page.keyboard.press("Enter")
    board.soon("location.search.includes('guess=a')")
    board.button("Watch").focus()
    board.page.keyboard.press("Enter")
    expect(board.button("Pause")).to_be_visible()  # it plays by itself
    board.button("Pause").click()
    assert look(board.page, WHOLE_CURVE) == "hidden"
    board.page.keyboard.press("End")
    expect(say(board, "You said")).to_be_visible()
    board.soon(f"{WHOLE_CURVE} === 'visible'")
    board.page.get_by_role("button", name="Why?").click()
    board.page.get_by_text("Our words").click()
    expect(say(board, "at right angles to W it does not change")).to_be_visible()
    board.page.keyboard.press("Escape")
    board.soon("location.search.includes('scene_at=tell')")
    board.page.reload()
    board.wait()
    expect(say(board, "You said")).to_be_visible()
    board.button("Next").click()
    expect(say(board, "scene 2 of 5")).to_be_visible()
    board.expect("iteration", 0)


def test_a_line_is_placed_by_keys_and_by_pointer_and_stays_in_sight(opened):
    board = opened(at=scene(1, 2))
    board.page.get_by_role("application", name="The line", exact=True).focus()
    for _ in range(3):
        board.page.keyboard.press("Shift+ArrowLeft")
    board.settle()
    box = board.page.locator('[data-grip="shift"]').bounding_box()
    board.page.mouse.move(box["x"] + 14, box["y"] + 14)
    board.page.mouse.down()
    board.page.mouse.move(box["x"] + 34, box["y"] + 44, steps=3)
    board.page.mouse.up()
    board.settle()
    board.soon("!location.search.includes('start=wrong')")
    watch_to_the_end(board)
    expect(say(board, "apart.")).to_be_visible()
    board.soon("found('[data-line=guess]')[0]?.getAttribute('d') !== 'M0,0'")
    assert board.page.locator('[data-line="guess"]').get_attribute("d") != "M0,0"
    board.page.keyboard.press("Home")
    board.expect("w1", 2)  # the run starts where the scene does, not at the guess


def test_a_point_is_placed_by_pointer_and_by_keys(opened):
    board = opened(at=scene(3, 3))
    board.click(-4, 3)
    board.expect("points", 8)
    watch_to_the_end(board)
    expect(say(board, "Your point is at (−4, 3). It pulls with")).to_be_visible()
    board.button("Guess again").click()
    board.expect("points", 7)
    board.region.focus()
    board.page.keyboard.press("ArrowLeft")
    board.page.keyboard.press("Enter")
    board.expect("points", 8)
    watch_to_the_end(board)
    expect(say(board, "Your point is at")).to_be_visible()


def test_the_loss_is_sketched_by_pointer_and_by_keys(opened):
    board = opened(at=scene(2, 2))
    sketch = board.page.get_by_role("application", name="Your sketch of the log-loss")
    box = sketch.bounding_box()
    x, y, width, height = (box[key] for key in ("x", "y", "width", "height"))
    board.page.mouse.move(x + 4, y + 10)
    board.page.mouse.down()
    board.page.mouse.move(x + width / 2, y + height / 2, steps=4)
    board.page.mouse.up()
    board.soon("location.search.includes('guess=6168~')")
    assert board.iteration == 0  # a stroke on the curve goes nowhere
    sketch.focus()
    before = board.page.url
    board.page.keyboard.press("ArrowRight")
    board.page.keyboard.press("Shift+ArrowUp")
    assert board.iteration == 0
    board.soon("location.href !== arg", before)
    assert board.page.url != before
    watch_to_the_end(board)
    expect(say(board, "Your sketch is off by")).to_be_visible()
    expect(sketch).to_be_hidden()
    board.soon("found('[data-figure=loss] .tracegap').length === 1")
    expect(board.page.locator('[data-figure="loss"] .tracegap')).to_have_count(1)


def test_what_is_watched_has_the_point_that_was_placed_just_before(opened):
    """The second point waits until the first is answered; "Watch" is pressed before that."""
    board = opened(at=scene(3, 3))
    board.click(-4, 3)
    board.click(-5, 4)
    board.page.evaluate("document.querySelector('.st-key-lesson-watch button').click()")
    board.soon("Number(found('[data-name=iteration]')[0].dataset.value) > 0")
    board.button("End").click()
    expect(say(board, "Your point is at (−5, 4)")).to_be_visible()


def test_on_a_phone_the_strip_comes_first_and_a_finger_guesses(opened):
    phone = opened(viewport={"width": 390, "height": 844}, has_touch=True, at=scene(2, 2))
    strip = phone.page.locator(".st-key-lesson").bounding_box()
    assert strip["y"] + strip["height"] <= phone.region.bounding_box()["y"]
    sketch = phone.page.get_by_role("application", name="Your sketch of the log-loss")
    sketch.scroll_into_view_if_needed()
    box = sketch.bounding_box()
    phone.draw_finger(
        *((box["x"] + share * box["width"], box["y"] + 60) for share in (0.1, 0.4, 0.8))
    )
    phone.soon("location.search.includes('guess=6168~')")
    assert "guess=6168~" in phone.page.url
    phone.open(phone.page.url.partition("/?")[0] + scene(1, 1))
    phone.page.get_by_role("radio", name="Along the line").tap()
    phone.soon("location.search.includes('guess=c')")
    assert "guess=c" in phone.page.url
    phone.open(phone.page.url.partition("/?")[0] + scene(1, 2))
    grip = phone.page.locator('[data-grip="shift"]')
    grip.scroll_into_view_if_needed()
    box = grip.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    phone.draw_finger((x, y), (x + 10, y + 20), (x + 20, y + 40))
    phone.settle()
    watch_to_the_end(phone)
    expect(say(phone, "apart.")).to_be_visible()
    phone.open(phone.page.url.partition("/?")[0] + scene(3, 3))
    phone.region.scroll_into_view_if_needed()
    phone.page.touchscreen.tap(*phone.pixel(-4, 3))
    phone.expect("points", 8)
    watch_to_the_end(phone)
    expect(say(phone, "Your point is at")).to_be_visible()
    assert phone.page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth")


def test_several_boards_have_one_playhead_and_mark_a_wrong_neuron(opened):
    board = opened(at="/?v=1")
    page = board.page
    page.goto(board.page.url.partition("/?")[0] + scene(3, 4))
    boards = page.get_by_role("region", name="Boards to compare")
    expect(boards.get_by_role("group")).to_have_count(2)
    board.soon("found('.boards-root.ready').length === 1")
    wrong = boards.get_by_role("group", name="wrong neuron A")
    expect(wrong).to_have_class(re.compile("wrong"))
    assert "log-loss" not in wrong.inner_text()  # its numbers are not shown
    assert page.locator(".transport").bounding_box()["y"] < 680
    lines = "found('.one .traceboundary .js-line').map((line) => line.getAttribute('d'))"
    start = look(page, lines)
    page.keyboard.press("ArrowRight")
    board.expect("iteration", 1)
    step = look(page, lines)
    assert step[0] != start[0]
    page.keyboard.press("Control+z")  # there is nothing to undo
    told = page.locator(".boards-root .said")
    expect(told).to_have_text(re.compile(r"^Iteration 1\. .*log-loss"))
    line = re.compile(r"^wrong neuron A\. Points: \d+, .* The line where z = 0 runs from \(")
    expect(wrong.get_by_role("img", name=line)).to_have_count(1)
    curves = re.compile(r"Log-loss [\d.]+ at iteration 0, [\d.]+ at iteration 1 of 300\. wrong")
    expect(page.get_by_role("img", name=curves)).to_have_count(1)
    page.keyboard.press("End")
    board.expect("iteration", 300)
    page.get_by_role("radio", name="It has no bias").click()
    board.button("Watch").click()
    expect(board.button("Pause")).to_be_visible()
    page.keyboard.press("End")
    expect(say(board, "You said")).to_be_visible()
    expect(say(board, "right at iteration 116")).to_be_visible()
    page.set_viewport_size({"width": 390, "height": 844})
    board.soon("found('.boards-root.narrow').length === 1")
    tops = [one.bounding_box() for one in boards.get_by_role("group").all()]
    assert tops[0]["y"] + tops[0]["height"] <= tops[1]["y"] + 1  # below one another
    page.set_viewport_size({"width": 1280, "height": 720})
    board.button("Leave the lesson").click()
    board.wait()
    expect(board.field("Number of points")).to_be_visible()


EDGES = """(all) => all.filter((one) => one.textContent).map((one) => {
  const { left, top, right, bottom } = one.getBoundingClientRect();
  return [left, top, right, bottom];
})"""


@pytest.mark.parametrize(("number", "place"), [(7, 2), (8, 2)])
def test_the_map_that_a_lesson_speaks_of_is_in_sight_whole(opened, number, place):
    board = opened(at=scene(number, place))
    watch_to_the_end(board)
    picture = board.page.get_by_role("img", name="contours")
    expect(picture).to_be_visible()
    (panel,) = board.page.locator(".st-key-panels").evaluate_all(EDGES)
    box = picture.bounding_box()
    assert panel[1] <= box["y"]
    assert box["y"] + box["height"] <= panel[3]
    assert box["height"] >= 180


def test_what_the_diagram_of_a_lesson_says_of_a_point_can_be_read(opened):
    board = opened(at=scene(3, 2))
    board.click(-5, 2)
    board.expect("points", 8)
    watch_to_the_end(board)
    expect(board.neuron.locator(".labels text", has_text="z = ")).to_have_count(1)
    texts = board.neuron.locator(".labels text").evaluate_all(EDGES)
    switch = board.neuron.get_by_text("Perceptron").evaluate_all(EDGES)
    assert len(texts) > 8
    assert not [pair for pair in combinations([*texts, *switch], 2) if overlap(*pair)]
    (panel,) = board.page.locator(".st-key-panels").evaluate_all(EDGES)
    assert max(bottom for *_, bottom in texts) <= panel[3]


def overlap(one, other):
    (left, top, right, bottom), (left2, top2, right2, bottom2) = one, other
    return min(right, right2) - max(left, left2) > 2 and min(bottom, bottom2) - max(top, top2) > 2
