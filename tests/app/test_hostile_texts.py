"""A visitor's text on every page and in every panel: where Streamlit or Plotly would make something
of it, it is escaped or not there; elsewhere it stands as it is.
"""

import json
from dataclasses import replace

import pytest
from google.protobuf.message import Message

from playground.state.history import History
from playground.state.options import NAMED, PANELS, with_option
from playground.state.pin_events import PinRun, RenamePin
from playground.state.task import Task
from playground.state.update import update
from tests.hostile_texts import TEXTS

LITERAL = {"text", "text_input", "code", "arrow_data_frame", "arrow_table"}
"""Elements that show a text as it is: st.text, a field, code, and the cells of tables."""


def strings(message):
    """Every text in a message of the protocol, at any depth."""
    for field, value in message.ListFields():
        parts = value if isinstance(value, list) or hasattr(value, "add") else [value]
        if hasattr(value, "items"):
            parts = [*value.keys(), *value.values()]
        for part in parts if not isinstance(parts, str | bytes) else [parts]:
            if isinstance(part, Message):
                yield from strings(part)
            elif isinstance(part, str):
                yield field.name, part


def elements(app):
    for node in app._tree:
        proto = getattr(node, "proto", None)
        if proto is not None:
            yield node.type, proto


def figures(kind, proto):
    """What the page's own component for plots is given to draw."""
    if kind == "bidi_component" and proto.bytes.startswith(b"{"):
        yield json.dumps(json.loads(proto.bytes)["figure"], ensure_ascii=False)


def hostile(experiment, text):
    """Everything that can have a name has this one."""
    for name in NAMED:
        experiment = replace(experiment, options=with_option(experiment.options, name, text))
    pinned = update(update(experiment, PinRun()), RenamePin(1, text))
    pinned = replace(pinned, alpha=0.7, iterations=60)
    task = Task("line", (0.1,), replace(pinned, pins=()), may=("points", "alpha"), sentence=text)
    return replace(pinned, task=task)


@pytest.fixture(scope="module", params=["HTML", "LaTeX", "Markdown", "what Streamlit adds"])
def text(request):
    return TEXTS[request.param]


def test_no_text_of_a_visitor_is_more_than_a_text(visitor, text):
    visitor.record.history = History(hostile(visitor.experiment, text))
    seen, drawings, shows_escaped = set(), 0, False
    for panel in PANELS:
        present = visitor.experiment
        options = with_option(present.options, "panel", panel)
        visitor.record.history = History(replace(present, options=options))
        visitor.record.shown = None
        visitor.run()
        for kind, proto in elements(visitor.app):
            for field, said in strings(proto):
                if text in said:
                    seen.add(kind)
                    assert kind in LITERAL or field == "columns", (panel, kind, said)
            for drawn in figures(kind, proto):
                drawings += 1
                assert "<img" not in drawn
                shows_escaped |= "&lt;img" in drawn
    assert {"text", "text_input"} <= seen
    assert drawings > len(PANELS)
    assert shows_escaped == text.startswith("<img")
