"""What a widget of one page tells while another is opened."""

import ast
import re
from pathlib import Path

import pytest
import streamlit as st

from playground.page import session

PAGES = Path(__file__).parents[2] / "playground"
CALLS_BACK = re.compile(r"on_\w*(change|click|select)$")


def test_a_callback_whose_widget_is_gone_does_nothing():
    done = []

    @session.heard
    def callback(key):
        done.append(session.widget_value(key))

    st.session_state["there"] = 1
    callback("there")
    callback("gone")
    assert done == [1]


def test_any_other_mistake_in_a_callback_is_one():
    @session.heard
    def callback():
        raise KeyError("another")

    with pytest.raises(KeyError):
        callback()


def callbacks():
    """Every function that a widget calls back, by its file."""
    for file in [*PAGES.glob("page/*.py"), *PAGES.glob("panels/*/page.py")]:
        tree = ast.parse(file.read_text(encoding="utf-8"))
        functions = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
        for call in ast.walk(tree):
            if not isinstance(call, ast.Call):
                continue
            given = [word.value for word in call.keywords if CALLS_BACK.match(word.arg or "")]
            given += [argument for argument in call.args if isinstance(argument, ast.Name)]
            for value in given:
                for name in ast.walk(value):
                    if isinstance(name, ast.Name) and name.id in functions and is_event(call):
                        yield pytest.param(functions[name.id], id=f"{file.stem}.{name.id}")


def is_event(call):
    """Whether a call wires a widget: by a keyword, or as one of our own does."""
    wires = any(CALLS_BACK.match(word.arg or "") for word in call.keywords)
    return wires or ast.unparse(call.func) == "widgets.field"


@pytest.mark.parametrize("function", list(callbacks()))
def test_every_callback_is_one_that_may_find_its_widget_gone(function):
    calls = {ast.unparse(one.func) for one in ast.walk(function) if isinstance(one, ast.Call)}
    reads = any(call in {"happened", "_load", "_take", "clicked", "_set"} for call in calls)
    reads |= any(call.startswith("session.") for call in calls)
    decorators = {ast.unparse(one) for one in function.decorator_list}
    assert "session.heard" in decorators or not reads
