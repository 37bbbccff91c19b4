"""What no page of ours would send: it is refused in words, and nobody else notices."""

import asyncio
import math
import random
import re
import time
from itertools import count
from statistics import quantiles

import pytest
import websockets

from playground.state.limits import MESSAGE_MEGABYTES
from tests.browser.driver import ROOT, Server
from tests.sessions import Session

MESSAGES = 150
"""Malformed messages; an answer takes some 30 ms."""

SLOW = 0.5
"""Seconds that another visitor's answer may take, of 95 in 100."""

HOSTILE = [
    *(None, True, -1, 0, 10**400, -(10**20), 2**53, 1.5, 1e308, -1e-320),
    *(float("nan"), float("inf"), -float("inf")),
    *("", "x", "\0", "<b>", "../../etc/passwd", "9" * 5000, "\N{RIGHT-TO-LEFT OVERRIDE}", "nan"),
    *([], [[]], [None] * 3, [float("nan")] * 3, [1, 2, 7], ["1", "2", "1"], [1e300, 0, 1]),
    *({}, {"x": None}, {"type": "add"}, {"__class__": "x"}, [{}] * 3000, [[1, 2, 1]] * 20_000),
]
POINT = [1.0, -2.0, 1]
LINE = [2.0, 2.0, 1.5]
EVENTS = [
    {"type": "add", "point": POINT},
    {"type": "move", "old": POINT, "point": [2.0, 2.0, 0]},
    {"type": "erase", "point": [2.0, 2.0, 0]},
    {"type": "hold", "grip": "middle", "iteration": 3, "old": [0.0, 0.0], "place": [1.0, 1.0]}
    | {"about": [0.0, 0.0], "released": True},
    {"type": "put", "start": LINE, "released": True},
    {"type": "nudge", "what": "w1", "iteration": 0, "steps": 3, "released": True},
    {"type": "sketch", "heights": [3, 5, 700]},
    {"type": "restore", "points": [POINT, POINT]},
    {"type": "extend", "iterations": 2000},
    {"type": "option", "name": "speed", "value": "60"},
    *({"type": kind} for kind in ("neuron", "clear", "undo", "redo", "fit")),
]
GRASP = {"grip": "middle", "line": LINE, "old": [0, 0], "about": [0, 0], "number": 1}


def whole(draw):
    """A message as the board sends it."""
    events = [
        dict(draw.choice(EVENTS), n=draw.randrange(1, 10**6)) for _ in range(draw.randrange(4))
    ]
    message = {"mount": "m", "said": 1, "iteration": 5, "seek": 0, "run": "", "rows": 0}
    return message | {"events": events, "grasp": GRASP, "share": "http://example.org/"}


def spoilt(draw, value):
    """The same with something else in one place, at any depth."""
    if not isinstance(value, dict | list) or not value or draw.random() < 0.2:
        return draw.choice(HOSTILE)
    if isinstance(value, list):
        place = draw.randrange(len(value))
        return [spoilt(draw, one) if at == place else one for at, one in enumerate(value)]
    name = draw.choice(sorted(value))
    if draw.random() < 0.1:
        return {key: one for key, one in value.items() if key != name}
    return value | {name: spoilt(draw, value[name])}


def complaints(log):
    return re.findall(r"(?im)^.*(?:traceback|error|exception).*$", log)


async def answers_of(page, until):
    """Step on and back, once and again, and note how long each answer takes."""
    seconds = []
    while not until.is_set() or len(seconds) < 30:
        message = {"mount": "other", "said": 1, "iteration": len(seconds) % 50, "seek": 0}
        seconds.append((await page.tells("board", "sent", message)).seconds)
        await asyncio.sleep(0.02)
    return seconds


def late(seconds):
    return quantiles(seconds, n=20)[-1]


def shown(answer):
    """All that an answer shows on the page, as text."""
    return " ".join(str(message.delta) for message in answer.messages)


async def malformed(server):
    draw = random.Random(17)
    alone, done = asyncio.Event(), asyncio.Event()
    alone.set()
    async with Session(server.url, "v=1") as other, Session(server.url, "v=1") as page:
        for visitor in (other, page):
            await visitor.tells("board", "sent", {"drawn": True})
        quiet = await answers_of(other, alone)
        meanwhile = asyncio.create_task(answers_of(other, done))
        for _ in range(MESSAGES):
            key, event, value = draw.choice(
                [
                    ("board", "sent", spoilt(draw, whole(draw))),
                    ("board", "sent", spoilt(draw, whole(draw))),
                    ("board", draw.choice(["sent", "nothing"]), draw.choice(HOSTILE)),
                    ("board", "sent", whole(draw)),
                ]
            )
            async with asyncio.timeout(60):
                await page.tells(key, event, value)
        done.set()
        busy = await meanwhile
        # The page goes on: a point that is placed now is there.
        message = {"mount": "new", "events": [{"n": 1, "type": "clear"}]}
        await page.tells("board", "sent", message)
        message["events"] = [{"n": 2, "type": "add", "point": POINT}]
        await page.tells("board", "sent", message)
        assert "points=" in page.query
    return late(quiet), late(busy)


def test_malformed_messages_leave_no_trace_and_nobody_waits(server):
    before = len(server.log.read_text())
    quiet, busy = asyncio.run(malformed(server))
    assert not complaints(server.log.read_text()[before:])
    assert busy < max(SLOW, 4 * quiet), (quiet, busy)


WRONG_KINDS = [
    ("alpha", {"string_value": "x"}),
    ("w1", {"string_array_value": {"data": ["x"]}}),
    ("option-landscape_alpha", {"double_value": math.nan}),
    ("option-panel", {"int_value": 10**12}),
    ("standardise", {"string_value": "<script>"}),
    ("x1_name", {"bool_value": True}),
    ("upload", {"string_value": "../../etc/passwd"}),
    ("alpha-slider", {"double_array_value": {"data": [math.inf]}}),
]
"""Widgets, and values of a kind that no page sends for them."""

PATHS = rf"Traceback|site-packages|File \"|{re.escape(str(ROOT))}"


async def wrong_kinds(server):
    begin = "v=1&panel=loss-landscape&alpha=2.5"
    async with Session(server.url, begin) as other:
        for key, value in WRONG_KINDS:
            async with Session(server.url, begin) as page:
                await page.tells("board", "sent", {"drawn": True})
                answer = await page.changes(key, **value)
                assert not re.search(PATHS, shown(answer)), key
                address = page.query
            async with Session(server.url, address) as again:  # the page is loaded again
                assert "alpha=2.5" in again.query
            answer = await other.tells("board", "sent", {"mount": "m", "iteration": 3})
            assert "exception" not in shown(answer)


def test_a_widget_of_a_wrong_kind_troubles_its_sender_alone(server):
    """Streamlit itself reads what widgets say, and logs what it cannot: that is all there is in
    the log, and none of it reaches a page. It reads in SessionState._call_callbacks, before any
    line of ours runs, and has no documented hook there: st.App's on_script_error comes after the
    log, its middleware is for requests over HTTP.
    """
    before = len(server.log.read_text())
    asyncio.run(wrong_kinds(server))
    log = server.log.read_text()[before:]
    for trace in log.split("Traceback (most recent call last)")[1:]:
        where = re.findall(r'File "([^"]+)", line', trace)
        assert where
        assert "site-packages" in where[-1], trace


async def not_a_message(server):
    async with Session(server.url, "v=1") as other:
        for raw in (b"\xff" * 100, "text", b"\x00" * (MESSAGE_MEGABYTES.most * 10**6 + 1)):
            async with Session(server.url, "v=1") as page:
                with pytest.raises(websockets.ConnectionClosed):
                    await page.sends(raw)
        answer = await other.tells("board", "sent", {"mount": "m", "iteration": 3})
        assert "exception" not in shown(answer)


def test_what_is_no_message_closes_its_page_alone(server):
    asyncio.run(not_a_message(server))


FAULTY = f"""
import runpy, sys
sys.path.insert(0, {str(ROOT)!r})
from playground.panels.step import page
def panel(shown):
    raise RuntimeError("a secret from /etc/passwd")
page.panel = panel
runpy.run_path({str(ROOT / "app.py")!r}, run_name="__main__")
"""


async def faulty(server):
    async with Session(server.url, "v=1&panel=this-step") as page:
        said = shown(page.opening) + shown(await page.tells("board", "sent", {"drawn": True}))
        assert "exception {" in said
        assert not re.search(f"{PATHS}|secret|RuntimeError|passwd", said)


def test_a_fault_of_ours_is_told_to_the_log_and_not_to_visitors(tmp_path):
    script = tmp_path / "faulty.py"
    script.write_text(FAULTY)
    server = Server(tmp_path / "log.txt", script=str(script))
    server.start()
    asyncio.run(faulty(server))
    server.stop()
    log = server.log.read_text()
    assert "Traceback" in log
    assert "a secret from /etc/passwd" in log


async def crowd(server, seconds):
    """Twenty visitors, each with an event a second; give how long the answers take."""
    end = time.monotonic() + seconds
    waited = []

    async def visits(place):
        async with Session(server.url, "v=1&alpha=0.1") as page:
            await page.tells("board", "sent", {"drawn": True})
            await asyncio.sleep(place / 20)  # they do not press in step
            while time.monotonic() < end:
                begin = time.monotonic()
                event = {"n": len(waited) + 1, "type": "add", "point": POINT}
                message = {"mount": f"m{place}", "iteration": 0, "events": [event]}
                waited.append((await page.tells("board", "sent", message)).seconds)
                await asyncio.sleep(max(0.0, begin + 1.0 - time.monotonic()))

    await asyncio.gather(*(visits(place) for place in range(20)))
    return waited


async def runs_on(server, seconds):
    """Go on to a million iterations, with other points as soon as that has ended, then cancel."""
    end = time.monotonic() + seconds
    for seed in count():
        async with Session(
            server.url, f"v=1&panel=where-it-is-going&alpha=0.1&n=500&seed={seed}"
        ) as page:
            await page.tells("board", "sent", {"drawn": True})
            await page.presses("run-on")
            while "cancel-long-run" in str(page.elements):
                if time.monotonic() > end:
                    await page.presses("cancel-long-run")
                await asyncio.sleep(0.4)  # as long as the page waits until it asks
                await page.reruns()
            if time.monotonic() > end:
                assert "run-on" in str(page.elements) or "1,000,000" in str(page.elements)
                return


async def long_computations(server):
    """A crowd by itself, then while one visitor runs on to a million and another one measures."""
    quiet = await crowd(server, 4)
    going = asyncio.create_task(runs_on(server, 6))
    async with Session(server.url, "v=1&panel=from-loops-to-matrices") as other:
        measured = asyncio.create_task(other.presses("measure"))
        busy = await crowd(server, 6)
        assert "Measure" in shown(await measured)
    async with asyncio.timeout(60):
        await going
    return late(quiet), late(busy)


def test_twenty_visitors_do_not_wait_for_what_takes_long(server):
    before = len(server.log.read_text())
    quiet, busy = asyncio.run(long_computations(server))
    assert busy < max(SLOW, 3 * quiet), (quiet, busy)
    assert not complaints(server.log.read_text()[before:])
