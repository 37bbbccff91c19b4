"""A message that arrives while the answer to another one is being made: nothing of either is lost.

It may cut short what is being drawn. And where a script has just ended Streamlit starts another,
and drops what it has not yet passed on of the one before.
"""

import asyncio

import pytest

from tests.sessions import Answer
from tests.visitors import Visitor

SIDEBAR = ["number", "w1", "alpha", "iterations"]
"""A field of each of its parts."""

TIMES = 4
PATIENCE = 20


def fields_of(visitor):
    found = []
    for key in SIDEBAR:
        try:
            visitor.there(key)
        except KeyError:
            continue
        found.append(key)
    return found


async def clicks_while_the_sidebar_is_made(url, heard):
    """Say that the board is drawn; click when so many messages of the answer have come."""
    async with Visitor(url, "?v=1", draws=False) as visitor:
        assert not fields_of(visitor)
        await visitor.socket.send(visitor.saying(drawn=True))
        answer = Answer()
        for _ in range(heard):
            await visitor.takes(answer)
        added = {"n": 1, "gesture": "g", "type": "add", "point": [4.0, 4.0, 1]}
        await visitor.socket.send(visitor.saying(events=[added]))
        points = visitor.points
        ended = False
        async with asyncio.timeout(PATIENCE):
            while not (ended and fields_of(visitor) == SIDEBAR and visitor.points == points + 1):
                ended = await visitor.takes(answer)


@pytest.mark.parametrize("heard", [0, 1, 2, 4])
def test_the_sidebar_comes_though_a_click_cuts_it_short(server, heard):
    for _ in range(TIMES):
        asyncio.run(clicks_while_the_sidebar_is_made(server.url, heard))
