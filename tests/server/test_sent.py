"""What the server sends after an event, without a browser: no more than what has changed."""

import asyncio

from playground.page.follow import VALUES
from playground.panels.landscape import words
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


async def visit(url):
    async with Visitor(url, "?v=1&n=200") as visitor:
        assert {"alpha", "seed", "w1", "iterations"} <= fields_in(visitor, visitor.opening)
        await visitor.does({"type": "add", "point": [1.0, 2.0, 1]})
        added = await visitor.does({"type": "add", "point": [1.5, 2.0, 1]})
        assert not fields_in(visitor, added)
        assert added.size < BYTES
        changed = await visitor.changes("alpha", double_value=0.7)
        assert fields_in(visitor, changed) == {"alpha"}
        assert len(visitor.arrays["loss"]) == 1001


def test_an_event_brings_the_fields_that_show_something_else_and_no_others(server):
    asyncio.run(visit(server.url))


async def chosen_as_it_is_drawn(url):
    async with Session(url, "v=1") as page:
        choice = page.there("option-panel").element.button_group
        page.says[choice.id].string_array_value.data[:] = ["Loss landscape"]
        answer = await page.tells("board", "sent", {"drawn": True})
        said = " ".join(str(message.delta) for message in answer.messages)
        assert words.SENTENCE in said
        assert "alpha" in said  # the sidebar, which had waited


async def page_without_a_board(url):
    async with Session(url, "v=1&iteration=50") as page:
        answer = await page.tells("board", "sent", {"drawn": True})
        assert "alpha" in " ".join(str(message.delta) for message in answer.messages)
        assert "iteration=50" in page.query


def test_where_the_drawing_library_does_not_arrive_the_iteration_stays(server):
    """There the page says only that no board will be drawn (static/board.js)."""
    asyncio.run(page_without_a_board(server.url))


def test_a_panel_that_is_chosen_while_the_sidebar_is_on_its_way_comes_as_well(server):
    """Streamlit sends both as one; what is asked for alone takes the place of what would follow."""
    asyncio.run(chosen_as_it_is_drawn(server.url))
