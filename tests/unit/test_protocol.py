"""Python and JavaScript name the same fields, and what is sent has those and no others."""

import json
import re
from dataclasses import fields
from pathlib import Path

import numpy as np
import pytest

from playground.board import packet
from playground.board.message import board_message
from playground.board.protocol import (
    EVENTS,
    BrowserHas,
    BrowserMessage,
    ChannelDescription,
    Fixed,
    Header,
    Status,
    camel,
)
from playground.board.way_rows import way_rows
from playground.link.share import share
from playground.state.experiment import first_experiment
from playground.state.run import trained
from playground.state.shown import what_is_shown
from playground.state.way import Grasp

STATIC = Path(__file__).parents[2] / "static"
TYPES = re.sub(r"/\*.*?\*/|//[^\n]*", "", (STATIC / "protocol.d.ts").read_text(), flags=re.DOTALL)
FIELD = re.compile(r'^  (?:"([^"]+)"|(\w+))\??:', re.MULTILINE)


def interface(name):
    """The fields of an interface of protocol.d.ts; each stands on a line of its own."""
    body = re.search(rf"export interface {name} {{\n(.*?)^}}", TYPES, re.DOTALL | re.MULTILINE)[1]
    return {quoted or plain for quoted, plain in FIELD.findall(body)}


def in_json(kind):
    return {camel(one.name) for one in fields(kind)}


@pytest.mark.parametrize("kind", [Status, Header, Fixed, BrowserMessage], ids=lambda k: k.__name__)
def test_both_sides_name_the_same_fields(kind):
    assert interface(kind.__name__) == in_json(kind)


def test_both_sides_describe_a_channel_alike():
    assert interface("ChannelDescription") == set(ChannelDescription.__annotations__)


def test_both_sides_know_the_same_events_with_the_same_fields():
    body = re.search(r"export interface EventFields {\n(.*?)^}", TYPES, re.DOTALL | re.MULTILINE)[1]
    entries = re.findall(r"(\w+): {(.*?)};\n", body, re.DOTALL)
    there = {kind: set(re.findall(r"(\w+):", inner)) for kind, inner in entries}
    assert there == {kind: set(entry.fields) for kind, entry in EVENTS.items()}


def answer(has):
    experiment = first_experiment()
    run = trained(experiment, 10)
    return board_message(experiment, run, what_is_shown(experiment, run), has, Status())


def told(has):
    return packet.decode(answer(has))[0]


def test_the_first_header_has_all_fields_and_later_ones_what_changes():
    assert set(told(BrowserHas())) == in_json(Header) | in_json(Fixed)
    header = told(BrowserHas(run="other", rows=3))
    assert set(header) == in_json(Header)
    assert set(header["status"]) == in_json(Status)


def test_a_grasp_has_the_fields_that_python_reads_and_its_way_those_that_the_page_does():
    assert interface("Grasp") == in_json(Grasp)
    grasp = Grasp("shift", (1.0, 2.0, 0.5), (0.0, 0.0), (0.0, 0.0), 1)
    assert set(way_rows(first_experiment(), grasp, None).header) == interface("WayHeader")


def test_what_shares_the_link_has_the_fields_that_the_page_reads():
    assert set(share(first_experiment(), "https://a.b/")) == interface("Shared")


def test_an_array_is_described_by_what_the_page_reads():
    text = packet.encode({}, {"rows": np.ones(100, dtype=np.uint8)})
    (entry,) = json.loads(text[4 : 4 + int.from_bytes(text[:4], "little")])["arrays"].values()
    assert set(entry) == interface("ArrayEntry")


KINDS = ["Gradient", "Path", "Text", "Clip", "Point", "Stroke", "Sample", "Trail"]


def test_every_move_is_of_a_kind_that_the_page_knows():
    kinds = {frozenset(interface(f"{kind}Move")) for kind in KINDS}
    for move in told(BrowserHas())["moves"]:
        own = set(move) - {"figure", "when"}
        assert frozenset(own) in kinds or frozenset(own | {"head"}) in kinds, move
        for scale in ("across", "up"):
            assert set(move.get(scale, interface("Scale"))) == interface("Scale")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("labels", "Label"),
        ("readouts", "Readout"),
        ("grips", "Grip"),
        ("sliders", "Slider"),
    ],
)
def test_every_entry_has_fields_that_the_page_knows(name, kind):
    for entry in told(BrowserHas())[name]:
        assert set(entry) <= interface(kind), entry
