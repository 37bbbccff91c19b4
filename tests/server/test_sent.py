"""What the server sends after an event, without a browser: no more than what has changed."""

import asyncio

import pytest

from playground.lessons.shelf import LESSONS
from playground.page.follow import VALUES
from playground.panels.landscape import words
from playground.panels.step import words as step
from playground.state.experiment import first_experiment
from tests.sessions import Session, named
from tests.visitors import Visitor

BYTES = 100_000
"""At most, for an event with 200 points and 1,000 iterations."""


def fields_in(visitor, answer):
    """List the fields of the sidebar that an answer brought, by the settings that they show."""
    sent = [
        visitor.elements[place].element.number_input.id
        for message in answer.messages
        if message.WhichOneof("type") in ("delta", "ref_hash")
        for place in [tuple(message.metadata.delta_path)]
        if place in visitor.elements and visitor.elements[place].element.HasField("number_input")
    ]
    names = [name for part in VALUES.values() for name in part(first_experiment())]
    return {name for name in names if any(named(one, name) for one in sent)}


def in_sidebar(answer):
    return [one for one in answer.messages if one.metadata.delta_path[:1] == [1]]


async def visit(url):
    async with Visitor(url, "?v=1&n=200") as visitor:
        assert {"alpha", "seed", "w1", "iterations"} <= fields_in(visitor, visitor.opening)
        await settled(visitor)
        added = await visitor.does({"type": "add", "point": [1.5, 2.0, 1]})
        assert not fields_in(visitor, added)
        assert not in_sidebar(added)
        assert added.size < BYTES
        changed = await visitor.changes("alpha", double_value=0.7)
        assert fields_in(visitor, changed) == {"alpha"}
        assert len(visitor.arrays["loss"]) == 1001


def test_an_event_brings_the_fields_that_show_something_else_and_no_others(server):
    asyncio.run(visit(server.url))


def labels_in(answer):
    """List what an answer writes on the buttons that open something."""
    blocks = [message.delta.add_block for message in answer.messages]
    return [block.popover.label for block in blocks if block.HasField("popover")]


def said_in(answer):
    return " ".join(str(message.delta) for message in answer.messages)


async def settled(visitor):
    """Ask until nothing is drawn once more: as it is of what comes right behind the opening."""
    for _ in range(3):
        if (await visitor.does()).runs == 1:
            return
    pytest.fail("the page is drawn again and again")


async def around_the_board(url):
    async with Visitor(url, "?v=1") as visitor:
        await settled(visitor)
        far = await visitor.does({"type": "add", "point": [4.0, 4.0, 0]})
        assert not labels_in(far)
        assert "Look inside" not in said_in(far)
        assert far.runs == 1
        among_them = await visitor.does({"type": "add", "point": [1.5, 1.5, 1]})
        assert labels_in(among_them) == ["Not separable", "Show"]
        undone = await visitor.does({"type": "undo"}, {"type": "undo"})
        assert labels_in(undone)[0].startswith("Separable, margin")

        panel = await visitor.changes("option-panel", string_array_value={"data": ["This step"]})
        assert step.SENTENCE in said_in(panel)
        for iteration in (3, 4):
            shown = await visitor.does(iteration=iteration)  # the playhead came to rest there
            assert f"From iteration {iteration} to {iteration + 1}" in said_in(shown)


def test_what_stands_around_the_board_comes_when_it_says_something_else_and_only_then(server):
    asyncio.run(around_the_board(server.url))


async def left_for_one_board(url):
    number, place = next(
        (number, place)
        for number, lesson in LESSONS.items()
        for place, scene in enumerate(lesson.scenes, 1)
        if scene.boards
    )
    link = f"v=1&lesson={number}&scene={place}"
    async with Session(url, link) as page:
        left = await page.presses("lesson-leave")
        assert "Step limit" in said_in(left)
        assert "exception" not in said_in(left)
        again = await page.tells("board", "sent", {"drawn": True})
        assert "exception" not in said_in(again)


def test_where_several_boards_were_the_one_board_has_its_step_limit(server):
    asyncio.run(left_for_one_board(server.url))


def choose_landscape(page):
    """Choose the panel, without having said so yet."""
    choice = page.there("option-panel").element.button_group
    page.says[choice.id].string_array_value.data[:] = ["Loss landscape"]


async def chosen_with_a_click(url):
    async with Visitor(url, "?v=1") as visitor:
        choose_landscape(visitor)
        answer = await visitor.does({"type": "add", "point": [4.0, 4.0, 0]})
        assert words.SENTENCE in said_in(answer)
        assert visitor.query.count("panel=loss-landscape") == 1
        assert len(visitor.arrays["x1"]) == 61


def test_a_panel_that_is_chosen_with_the_click_of_a_point_comes_as_well(server):
    asyncio.run(chosen_with_a_click(server.url))


async def chosen_as_it_is_drawn(url):
    async with Session(url, "v=1") as page:
        choose_landscape(page)
        answer = await page.tells("board", "sent", {"drawn": True})
        said = said_in(answer)
        assert words.SENTENCE in said
        assert "alpha" in said  # the sidebar, which had waited


async def page_without_a_board(url):
    async with Session(url, "v=1&iteration=50") as page:
        answer = await page.tells("board", "sent", {"drawn": True})
        assert "alpha" in said_in(answer)
        assert "iteration=50" in page.query


def test_where_the_drawing_library_does_not_arrive_the_iteration_stays(server):
    """There the page says only that no board will be drawn (static/board.js)."""
    asyncio.run(page_without_a_board(server.url))


def test_a_panel_that_is_chosen_while_the_sidebar_is_on_its_way_comes_as_well(server):
    """Streamlit sends both as one; what is asked for alone takes the place of what would follow."""
    asyncio.run(chosen_as_it_is_drawn(server.url))
