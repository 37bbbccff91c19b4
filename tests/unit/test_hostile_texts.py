"""A visitor's text stays a text in everything that can be taken away, and in every figure."""

import ast
import csv
import io
import json
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from playground.board.message import board_message
from playground.board.packet import decode as unpacked
from playground.board.protocol import BrowserHas, Status
from playground.drawing.figures import as_text
from playground.exports.animation import animation_html
from playground.exports.notebook import notebook
from playground.exports.picture import picture
from playground.exports.script import python_script
from playground.exports.tables import points_csv
from playground.link.answers import Answer, answers_csv, pasted
from playground.state.experiment import first_experiment
from playground.state.names import called
from playground.state.options import NAMED, SHOWN_ON_BOARD, with_option
from playground.state.points import Points
from playground.state.run import trained
from playground.state.shown import what_is_shown
from tests.hostile_texts import TEXTS


def named(text):
    experiment = replace(first_experiment(), iterations=5)
    for name in NAMED:
        experiment = replace(experiment, options=with_option(experiment.options, name, text))
    return experiment


def written(write, text):
    experiment = named(text)
    return write(experiment, trained(experiment, 5))


class Parts(HTMLParser):
    """The tags of a page, with their attributes' names, and its texts."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.texts = Counter(), []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.tags[tag, *(name for name, _ in attributes)] += 1

    def handle_data(self, data):
        self.texts.append(data)


@pytest.fixture(params=TEXTS)
def text(request):
    return TEXTS[request.param]


@pytest.mark.parametrize("write", [animation_html, picture])
def test_a_page_or_a_picture_has_the_same_parts_whatever_a_name_is(write, text):
    parts = Parts(written(write, text))
    assert parts.tags == Parts(written(write, "plain")).tags
    assert text in "".join(parts.texts)


def strings(code):
    return {
        node.value
        for node in ast.walk(ast.parse(code))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def test_code_has_the_same_statements_whatever_a_name_is(text):
    code, plain = (written(python_script, name) for name in (text, "plain"))
    kinds = [Counter(type(node) for node in ast.walk(ast.parse(one))) for one in (code, plain)]
    assert kinds[0] == kinds[1]
    assert as_text(text) in strings(code)


def test_a_notebook_says_nothing_of_a_name_but_in_its_code(text):
    cells = json.loads(written(notebook, text))["cells"]
    plain = json.loads(written(notebook, "plain"))["cells"]
    for cell, other in zip(cells, plain, strict=True):
        assert cell["cell_type"] == other["cell_type"]
        if cell["cell_type"] == "markdown":
            assert cell["source"] == other["source"]
        else:
            ast.parse("".join(cell["source"]))


BY_TEXT = {("names",), ("classes",), ("lines",)}
"""Of a message to the board, what its page shows by textContent alone: see modules.test.mjs."""


def places_of(text, value, path=()):
    """Where in a message this text is, by the names on the way there."""
    if isinstance(value, str):
        return {path} if text in value else set()
    if isinstance(value, list):
        return {place for one in value for place in places_of(text, one, path)}
    if isinstance(value, dict):
        return {p for key, one in value.items() for p in places_of(text, one, (*path, key))}
    return set()


def test_the_board_s_own_figure_has_no_markup_whatever_a_name_is(text):
    experiment = named(text)
    for name in SHOWN_ON_BOARD:
        experiment = replace(experiment, options=with_option(experiment.options, name, True))
    for points in (experiment.points, Points.of([(1.0, 2.0, 1)])):
        one = replace(experiment, points=points)
        run = trained(one, 5)
        sent = board_message(one, run, what_is_shown(one, run), BrowserHas(), Status())
        header, _ = unpacked(sent)
        titles = [header["axes"]["board"][f"{axis}.title"]["text"] for axis in ("xaxis", "yaxis")]
        assert titles == [as_text(text)] * 2
        header["axes"] = {}
        assert {path[:1] for path in places_of(text, header)} <= BY_TEXT


def starts_a_formula(cell):
    return cell.lstrip()[:1] in set("=+-@\t\r")


def test_no_cell_of_a_spreadsheet_is_a_formula(text):
    points = points_csv(first_experiment().points, called(named(text)))
    head, *rows = csv.reader(io.StringIO(points))
    assert not any(starts_a_formula(cell) for cell in head)
    assert head[0].removeprefix("'") == text
    assert all(float(cell) == float(cell) for row in rows for cell in row)
    label = pasted(f"{text} ?v=1")[0].label
    _, row = csv.reader(io.StringIO(answers_csv([Answer(1, label, "broken", text)], None)))
    assert not any(starts_a_formula(cell) for cell in row)
