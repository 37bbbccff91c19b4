"""Slowly: one iteration taken apart on the board, by its buttons, by the clock, and without motion."""

import re

import pytest
from playwright.sync_api import expect


@pytest.fixture
def slowly(opened):
    board = opened(at="/")  # the first visit: its set, and its wrong line
    board.page.get_by_role("switch", name="Slowly").check(force=True)
    says(board, "1 of 4. Each sample pulls by a − y")
    return board


def says(board, words):
    expect(board.page.locator(".line")).to_contain_text(words)


def arrows(board):
    """How many lines are drawn over the points, those in the background apart."""
    return board.page.locator(".pulls path:not(.head):not(.faint)")


def lit(board):
    """The nodes and the edges of the diagram that are lit."""
    return board.neuron.locator(".lights > *")


def nothing_lit_covers_a_letter(board):
    """The lit edges end before the nodes, in the middle of which their letters stand."""
    assert board.neuron.evaluate(
        """diagram => {
          const nodes = [...diagram.querySelectorAll(".tracenodes .point")].map((node) => {
            const { left, top, width, height } = node.getBoundingClientRect();
            return [left + width / 2, top + height / 2];
          });
          const edges = [...diagram.querySelectorAll(".lights path")].flatMap((path) =>
            [0, path.getTotalLength()].map((at) =>
              path.getPointAtLength(at).matrixTransform(path.getScreenCTM())));
          return nodes.length === 5 && edges.length === 6 && edges.every(({ x, y }) =>
            nodes.every((node) => Math.hypot(node[0] - x, node[1] - y) > 16));
        }"""
    )


def test_four_beats_take_an_iteration_apart_and_back_and_nothing_stays_when_switched_off(slowly):
    expect(arrows(slowly)).to_have_count(60)  # all points are wrong
    expect(lit(slowly)).to_have_count(1)
    slowly.button("Next").click()
    says(slowly, "2 of 4. The gradient is the mean of (a − y)·x over all 60: ∂L/∂w₁ = 1.684")
    expect(arrows(slowly)).to_have_count(1)
    slowly.button("Next").click()
    says(slowly, "3 of 4. Times −α = −0.05, it is the step: w₁ = 2.0000 − 0.0842 = 1.9158")
    expect(lit(slowly)).to_have_count(3)
    nothing_lit_covers_a_letter(slowly)
    slowly.expect("iteration", 0)
    slowly.button("Next").click()
    says(slowly, "4 of 4. W and b move")
    slowly.expect("iteration", 1)
    assert slowly.number("w1") == pytest.approx(1.9158, abs=5e-5)
    assert slowly.number("loss") == pytest.approx(5.933, abs=5e-4)
    expect(slowly.page.locator(".pulls .dashed")).to_have_count(1)
    slowly.button("Next").click()
    says(slowly, "1 of 4.")
    slowly.expect("iteration", 1)
    slowly.button("Back").click()  # from the next iteration to before the line moved
    says(slowly, "3 of 4.")
    slowly.expect("iteration", 0)
    slowly.button("Next").click()
    says(slowly, "4 of 4.")
    slowly.expect("iteration", 1)
    slowly.button("Back").click()
    says(slowly, "3 of 4.")
    slowly.expect("iteration", 0)
    slowly.button("Back").click()
    says(slowly, "2 of 4.")
    the_numbers_stay_in_step_when_the_points_change(slowly)
    switched_off_nothing_of_it_stays(slowly)


def the_numbers_stay_in_step_when_the_points_change(slowly):
    says(slowly, "over all 60:")
    slowly.click(-4.5, 4.5)
    says(slowly, "over all 61:")


def switched_off_nothing_of_it_stays(slowly):
    expect(lit(slowly).first).to_be_attached()
    expect(arrows(slowly).first).to_be_attached()
    slowly.page.get_by_role("switch", name="Slowly").uncheck(force=True)
    expect(slowly.page.locator(".pulls > *")).to_have_count(0)
    expect(lit(slowly)).to_have_count(0)
    says(slowly, "Some points are on the wrong side.")
    expect(slowly.button("Next")).to_be_hidden()
    expect(slowly.page.locator("html[data-beat]")).to_have_count(0)
    slowly.button("Step forward").click()
    slowly.expect("iteration", 1)


def test_this_step_lights_each_beat_and_play_goes_through_them_by_itself_or_one_at_a_time(slowly):
    slowly.look_inside("This step")
    panels = slowly.page.locator(".st-key-panels")
    for number in (1, 2, 3):
        place = slowly.page.locator(f".st-key-beat-{number}")
        expect(place).to_have_css("box-shadow", re.compile(r"-8px 0px 0px"))
        expect(place).to_be_in_viewport(ratio=0.6)  # the panel scrolls there, the page does not
        slowly.page.locator(".st-key-panels > *").last.evaluate(
            "content => (content.style.paddingTop = `${parseFloat(getComputedStyle(content).paddingTop) + 150}px`)"
        )  # as if its picture got its height only now
        expect(place).to_be_in_viewport(ratio=0.6)
        panel, lit_place = panels.bounding_box(), place.bounding_box()
        assert panel["x"] <= lit_place["x"] - 8  # so that one sees what marks it
        assert slowly.page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop") == 0
        slowly.button("Next").click()
    says(slowly, "4 of 4.")
    for number in (1, 2, 3):  # the panel is about the next step by then
        place = slowly.page.locator(f".st-key-beat-{number}")
        expect(place).to_have_css("box-shadow", "none")
    slowly.expect("iteration", 1)

    slowly.page.keyboard.press("Space")
    says(slowly, "2 of 4.")
    expect(slowly.button("Pause")).to_be_visible()
    says(slowly, "4 of 4.")
    slowly.expect("iteration", 2)
    says(slowly, "2 of 4.")
    slowly.page.keyboard.press("Space")
    expect(slowly.button("Play")).to_be_visible()
    slowly.expect("iteration", 2)

    slowly.page.emulate_media(reduced_motion="reduce")
    with_reduced_motion_play_goes_on_by_one_beat(slowly)
    slowly.page.emulate_media(reduced_motion="no-preference")


def with_reduced_motion_play_goes_on_by_one_beat(slowly):
    slowly.button("Reset").click()
    says(slowly, "1 of 4.")
    slowly.button("Play").click()
    says(slowly, "2 of 4.")
    slowly.button("Next").click()
    says(slowly, "3 of 4.")
    expect(slowly.button("Play")).to_be_visible()
