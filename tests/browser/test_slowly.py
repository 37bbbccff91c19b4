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


def test_four_beats_take_the_first_iteration_apart_and_the_line_moves_with_the_last(slowly):
    expect(arrows(slowly)).to_have_count(60)  # all points are wrong
    expect(lit(slowly)).to_have_count(1)
    slowly.button("Next").click()
    says(slowly, "2 of 4. The gradient is the mean of (a − y)·x over all 60: ∂L/∂w₁ = 1.684")
    expect(arrows(slowly)).to_have_count(1)
    slowly.button("Next").click()
    says(slowly, "3 of 4. Times −α = −0.05, it is the step: w₁ = 2.0000 − 0.0842 = 1.9158")
    expect(lit(slowly)).to_have_count(3)
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


def test_back_goes_the_way_back(slowly):
    for _ in range(3):
        slowly.button("Next").click()
    slowly.expect("iteration", 1)
    slowly.button("Back").click()
    says(slowly, "3 of 4.")
    slowly.expect("iteration", 0)
    slowly.button("Back").click()
    says(slowly, "2 of 4.")


def test_play_goes_from_beat_to_beat_by_itself_and_on_to_the_next_iteration(slowly):
    slowly.page.keyboard.press("Space")
    says(slowly, "2 of 4.")
    expect(slowly.button("Pause")).to_be_visible()
    says(slowly, "4 of 4.")
    slowly.expect("iteration", 1)
    says(slowly, "2 of 4.")
    slowly.page.keyboard.press("Space")
    expect(slowly.button("Play")).to_be_visible()
    slowly.expect("iteration", 1)


def test_with_reduced_motion_play_goes_on_by_one_beat(opened):
    board = opened(at="/?v=1&slowly=on", reduced_motion="reduce")
    says(board, "1 of 4.")
    board.button("Play").click()
    says(board, "2 of 4.")
    board.button("Next").click()
    says(board, "3 of 4.")
    expect(board.button("Play")).to_be_visible()


def test_this_step_lights_what_the_beat_computes(slowly):
    slowly.look_inside("This step")
    for number in (1, 2, 3):
        place = slowly.page.locator(f".st-key-beat-{number}")
        expect(place).to_have_css("box-shadow", re.compile(r"-6px 0px 0px -2px"))
        slowly.button("Next").click()
    says(slowly, "4 of 4.")


def test_switched_off_nothing_of_it_stays(slowly):
    slowly.page.get_by_role("switch", name="Slowly").uncheck(force=True)
    expect(slowly.page.locator(".pulls > *")).to_have_count(0)
    expect(lit(slowly)).to_have_count(0)
    says(slowly, "Some points are on the wrong side.")
    expect(slowly.button("Next")).to_be_hidden()
    expect(slowly.page.locator("html[data-beat]")).to_have_count(0)
    slowly.button("Step forward").click()
    slowly.expect("iteration", 1)


def test_the_numbers_stay_in_step_when_the_points_change(slowly):
    slowly.button("Next").click()
    says(slowly, "over all 60:")
    slowly.click(-4.5, 4.5)
    says(slowly, "over all 61:")
