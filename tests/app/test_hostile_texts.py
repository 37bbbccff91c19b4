"""A visitor's text on every page and in every panel: where Streamlit or Plotly would make something
of it, it is escaped or not there; elsewhere it stands as it is.
"""

import json
from dataclasses import replace

import pytest
from google.protobuf.message import Message

from playground.page import facts
from playground.page.task_strip import HAND_IN
from playground.state.history import History
from playground.state.options import NAMED, PANELS, with_option
from playground.state.pin_events import PinRun, RenamePin
from playground.state.points import Points
from playground.state.task import Task
from playground.state.update import update
from tests.app.test_tasks import check_page
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


def shown_as_text(app, text):
    """The kinds of elements that show this text; each of them shows it as it is."""
    seen = set()
    for kind, proto in elements(app):
        for field, said in strings(proto):
            if text in said:
                seen.add(kind)
                assert kind in LITERAL or field == "columns", (kind, said)
    return seen


def test_no_text_of_a_visitor_is_more_than_a_text(visitor, text):
    visitor.record.history = History(hostile(visitor.experiment, text))
    visitor.app.session_state[HAND_IN] = True
    seen, drawings, shows_escaped = set(), 0, False
    for panel in PANELS:
        present = visitor.experiment
        options = with_option(present.options, "panel", panel)
        visitor.record.history = History(replace(present, options=options))
        visitor.record.shown = None
        visitor.run()
        seen |= shown_as_text(visitor.app, text)
        for kind, proto in elements(visitor.app):
            for drawn in figures(kind, proto):
                drawings += 1
                assert "<img" not in drawn
                shows_escaped |= "&lt;img" in drawn
    assert {"text", "text_input"} <= seen
    assert drawings > len(PANELS)
    assert shows_escaped == text.startswith("<img")


@pytest.mark.parametrize("points", [None, Points.of([(1.0, 2.0, 1)])], ids=["both", "one class"])
def test_nor_is_it_in_what_opens(visitor, text, points):
    present = replace(hostile(visitor.experiment, text), task=None)
    present = replace(present, points=points or present.points)
    visitor.record.history = History(present)
    for key in (facts.CERTIFICATE, facts.SHOW):
        visitor.app.session_state[key] = True
    visitor.app.session_state["task-sentence"] = text
    visitor.run()
    visitor.press("Make a task")
    fields = [one for one in visitor.app.text_input if one.key and one.key.startswith("task-")]
    assert [field.value for field in fields] == [text] * 5
    assert "text_input" in shown_as_text(visitor.app, text)


def test_nor_is_it_on_the_page_that_checks_answers(text):
    page = check_page()
    page.text_area(key="answer-links").set_value(f"{text} ?v=1\n{text}")
    page.button[0].click().run()
    assert not page.exception
    label = page.dataframe[0].value["Label"][0]
    assert len(label) > 3
    assert label in text  # what is before a link, without what brackets it
    assert shown_as_text(page, label) <= LITERAL
