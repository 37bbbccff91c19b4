"""Limits: each says why, and what is said to whoever passes it; and no event gets past them."""

import tomllib
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlencode

import numpy as np
import pytest

from playground.link.codec import decode, encode
from playground.link.packed import pack
from playground.state import limits
from playground.state.checks import Refused
from playground.state.events import AddPoint, Extend, LoadPoints, SetTraining, Undo
from playground.state.experiment import Experiment
from playground.state.history import History, applied
from playground.state.limits import Limit
from playground.state.pin_events import PinRun
from playground.state.pins import Pin
from playground.state.points import Points
from playground.state.update import update
from playground.tables.reader import read_table, text_of

ROOT = Path(__file__).parents[2]
MANY = Points(np.arange(20_000.0).reshape(-1, 2), np.arange(10_000) % 2)
FEW = Points(MANY.X[:500], MANY.y[:500])
LONG = Experiment(points=FEW, iterations=20_000)


def refusal(event, experiment=LONG):
    with pytest.raises(Refused) as refused:
        update(experiment, event)
    return str(refused.value)


def reading(data):
    with pytest.raises(Refused) as refused:
        read_table(text_of(data))
    return str(refused.value)


PASSED = {
    "POINTS": lambda: refusal(AddPoint((0.0, 0.0, 1))),
    "FILE_POINTS": lambda: refusal(LoadPoints(Points(np.ones((10_001, 2)), np.ones(10_001)))),
    "FILE_ROWS": lambda: reading(b"1,2,0\n" * 10_001),
    "FILE_BYTES": lambda: reading(b"1,2,0\n" * 400_000),
    "FILE_COLUMNS": lambda: reading(b"1," * 1_000 + b"0\n"),
    "WORK": lambda: refusal(Extend(20_000), replace(LONG, points=MANY, iterations=10)),
    "PINS": lambda: refusal(
        PinRun(),
        replace(
            LONG,
            pins=tuple(Pin(at, f"{at}", FEW, 2.0, 10, at * 1.0, 0.0, 0.0) for at in range(1, 9)),
        ),
    ),
    "PIN_WORK": lambda: refusal(PinRun(), replace(LONG, points=MANY, iterations=2_000)),
    "LINK": lambda: encode(replace(LONG, points=Points(np.sqrt(MANY.X), MANY.y))).left_out,
    "LINK_READ": lambda: decode("points=" + "A" * 30_000)[1][0],
    "ANSWERS": lambda: str(limits.ANSWERS.refusal(301)),
}
SAID = {
    "POINTS": "The board is full: it holds at most 500 points.",
    "FILE_POINTS": "The board holds at most 10,000 points here, not 10,001.",
    "FILE_ROWS": "Line 10001: more than 10,000 rows, of which there are 10,001.",
    "FILE_BYTES": "The file has 2.4 MB; at most 2 MB can be read.",
    "FILE_COLUMNS": "There are 1,001 columns; at most 1,000 can be read.",
    "WORK": "On 10,000 points at most 2,000 iterations can be trained, not 20,000.",
    "PINS": "8 runs are pinned, which is all there is room for: remove one first.",
    "PIN_WORK": "2,000 iterations on 10,000 points are too much to compare: at most 1,000 "
    "iterations can be compared on so many points.",
    "LINK": "A link cannot carry these 10,000 points: download them as a file.",
    "LINK_READ": "This link is too long to be one of ours, so it was ignored.",
    "ANSWERS": "Only the first 300 of 301 lines were checked.",
}


def test_each_limit_says_why():
    table = {name: one for name, one in vars(limits).items() if isinstance(one, Limit)}
    assert all(one.most > 0 and one.why.endswith(".") for one in table.values())
    silent = {name for name, one in table.items() if not one.message}
    assert silent == {"ITERATIONS", "EVENTS", "MESSAGE_MEGABYTES"}
    assert table.keys() - silent - {"TASK"} == PASSED.keys()  # a task's: tests/unit/test_tasks.py


@pytest.mark.parametrize("name", PASSED)
def test_who_passes_a_limit_is_told(name):
    assert PASSED[name]() == SAID[name]


def test_the_server_takes_no_more_than_the_table_says():
    config = tomllib.loads((ROOT / ".streamlit/config.toml").read_text())["server"]
    assert config["maxWidgetStateSize"] == limits.MESSAGE_MEGABYTES.most
    assert config["maxUploadSize"] * 10**6 == limits.FILE_BYTES.most
    assert config["enableXsrfProtection"] is config["enableCORS"] is True


@pytest.mark.parametrize("points", [1, 500, 1_000, 1_001, 10_000])
def test_no_run_is_longer_than_can_be_trained(points):
    most = limits.most_iterations(points)
    board = Experiment(points=Points(MANY.X[:points], MANY.y[:points]))
    assert most == min(20_000, 20_000_000 // points)
    assert update(board, SetTraining((("iterations", most),))).iterations == most
    assert replace(board, iterations=20_000).iterations == most
    if most < 20_000:
        with pytest.raises(Refused, match="can be trained"):
            update(board, SetTraining((("iterations", most + 1),)))


def test_many_points_shorten_the_run_and_undo_brings_it_back():
    history = applied(History(LONG), LoadPoints(MANY))
    assert history.present.iterations == 2_000
    assert applied(history, Undo()).present.iterations == 20_000


def test_a_link_cannot_ask_for_more_work():
    same = Points(np.ones((10_000, 2)), np.ones(10_000))
    read, said = decode(urlencode({"v": 1, "points": pack(same), "iterations": 20_000}))
    assert len(read.points) == 10_000
    assert said == [f"{SAID['WORK']} The link's value was ignored."]
    assert read.iterations == 1_000


def test_no_iteration_is_beyond_the_run():
    assert replace(LONG, points=MANY, iteration=20_000).iteration == 2_000
