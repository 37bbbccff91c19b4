"""Names for axes and classes: from a file's header, and in the words; shown as text everywhere."""

import ast
import json
import math
import re
from dataclasses import replace
from html import escape

import pytest

from playground.board.message import board_message
from playground.board.packet import decode as unpacked
from playground.board.protocol import BrowserHas, Status
from playground.drawing.figures import as_text
from playground.exports.animation import animation_html
from playground.exports.lesson import lesson
from playground.exports.notebook import notebook
from playground.exports.picture import picture
from playground.exports.script import python_script
from playground.exports.tables import points_csv
from playground.link.codec import decode, encode
from playground.panels.likelihood.facts import facts
from playground.panels.likelihood.figures import samples_figure
from playground.panels.neuron.words import own_words
from playground.state.events import AddPoint, LoadPoints, SetOption, Undo
from playground.state.experiment import first_experiment
from playground.state.history import History, applied
from playground.state.names import Called, called
from playground.state.options import NAMED
from playground.state.points import Points
from playground.state.run import trained
from playground.state.shown import what_is_shown
from playground.state.update import update
from playground.tables.columns import guess_columns
from playground.tables.names import names_in
from playground.tables.points import read_points
from playground.tables.reader import read_table

HOSTILE = '<b id="x">a</b> & $x_1$ *b* {x2} %{y}'


def named(**names):
    experiment = first_experiment()
    for name, value in names.items():
        experiment = update(experiment, SetOption(name, value))
    return experiment


def header(experiment):
    run = trained(experiment, 3)
    message = board_message(experiment, run, what_is_shown(experiment, run), BrowserHas(), Status())
    return unpacked(message)[0]


def names_of_table(text):
    table = read_table(text)
    columns = guess_columns(table)
    return names_in(table, columns, read_points(table, columns))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "hours studied,hours slept,passed\n1,2,0\n3,4,1",
            ("hours studied", "hours slept", "not passed", "passed"),
        ),
        ("a,b,passed\n1,2,no\n3,4,yes", ("a", "b", "not passed", "passed")),
        ("a,b,result\n1,2,failed\n3,4,passed", ("a", "b", "failed", "passed")),
        ("x1,x2,y\n1,2,0\n3,4,1", ("", "", "", "")),
        ("x,y,label\n1,2,0\n3,4,1", ("", "", "", "")),
        ("1,2,0\n3,4,1", ("", "", "", "")),
        ("1,2,cat\n3,4,dog", ("", "", "cat", "dog")),
        ("a,b,kind\n1,2,3\n3,4,7", ("a", "b", "", "")),
        ("a,b,passed\n1,2,1\n3,4,1", ("a", "b", "not passed", "passed")),
        ("a,b,species\n1,2,setosa\n3,4,setosa", ("a", "b", "setosa", "")),
        (f"{'h' * 60},b,passed\n1,2,0\n3,4,1", ("h" * 39 + "…", "b", "not passed", "passed")),
    ],
)
def test_a_header_gives_the_names(text, names):
    assert names_of_table(text) == names


def test_a_file_brings_its_names_and_undo_takes_them_back():
    points = first_experiment().points
    history = applied(History(named(x1_name="old")), LoadPoints(points, ("new", "", "a", "b")))
    assert called(history.present).given == ("new", "", "a", "b")
    assert called(applied(history, Undo()).present).given == ("old", "", "", "")
    kept = update(history.present, AddPoint((1.0, 1.0, 1)))
    assert called(kept).given == ("new", "", "a", "b")


def test_a_name_is_kept_by_the_link_whatever_is_in_it():
    experiment = named(x1_name=HOSTILE, class1_name="ελπίδα", class0_name="&v=1#?")
    assert decode(encode(experiment).query) == (experiment, [])


def test_a_link_has_no_room_for_a_name_that_is_none():
    for text in ("a\u202eb", "x" * 41, "a\0"):
        experiment, ignored = decode({"v": "1", "x1_name": text})
        assert called(experiment).axes[0] == "x₁"
        assert len(ignored) == 1


def test_the_board_says_what_the_numbers_are_of():
    found = header(named(x1_name="hours studied", class1_name="passed"))
    assert found["names"]["x1"] == "hours studied"
    assert found["names"]["x2"] == "x₂"
    assert found["names"]["Sigmoid"] == "P(passed)"
    assert found["classes"] == ["class 0", "passed"]
    assert found["axes"]["board"]["xaxis.title"]["text"] == "hours studied"
    without = header(first_experiment())
    assert without["names"]["Sigmoid"] == "P(Y = 1 | x)"
    assert "xaxis.title" not in without["axes"]["board"]


def test_plotly_finds_no_markup_in_a_title():
    title = header(named(x1_name=HOSTILE))["axes"]["board"]["xaxis.title"]["text"]
    assert not re.search(r"<", title)
    assert "&lt;b id=" in title


def test_standardised_features_say_so():
    experiment = update(named(x1_name="hours studied"), SetOption("standardise", True))
    assert header(experiment)["names"]["s1"] == "hours studied, standardised"
    assert header(experiment)["names"]["s2"] == "s₂"


def everything(**names):
    return named(**dict.fromkeys(NAMED, HOSTILE) | names)


def test_the_picture_and_the_film_show_every_character_and_no_markup():
    experiment = everything()
    run = trained(experiment, experiment.iterations)
    for write in (picture, animation_html):
        text = write(experiment, run)
        assert escape(HOSTILE) in text
        assert HOSTILE not in text
        assert text.count("<b") == write(first_experiment(), run).count("<b")


def test_the_code_runs_with_any_name_and_shows_it():
    pytest.importorskip("plotly")
    tokens = "SHOW VIEW SAMPLES TITLE1 NAMES TRANSFORM"[:40]
    experiment = everything(class1_name='"""; raise SystemExit', x1_name=tokens, x2_name="@text")
    run = trained(experiment, experiment.iterations)
    (plots,) = [one.code for one in lesson(experiment, run) if one.title == "The plots"]
    tree = ast.parse(plots.replace("SHOW", "pass"))
    texts = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    assert {as_text('"""; raise SystemExit'), as_text(tokens), as_text(HOSTILE)} <= texts
    compile(python_script(experiment, run), "script", "exec")
    json.loads(notebook(experiment, run))


def test_a_name_that_is_a_colour_or_a_formula_is_a_text():
    assert as_text("@text") == "&#64;text"
    assert as_text("#000001") == "&#35;000001"
    points = first_experiment().points
    head = points_csv(points, Called(("=SUM(A1)", "a,b", "", ""))).splitlines()[0]
    assert head == '\'=SUM(A1),"a,b",y'


def test_a_template_puts_in_nothing_for_a_name():
    experiment = everything(class1_name="%{y} 100 %")
    run = trained(experiment, 0)
    shown = what_is_shown(experiment, run)
    figure = samples_figure(facts(shown), called(experiment))
    hovers = {trace.hovertemplate for trace in figure.data if trace.hovertemplate}
    assert any("%&#123;y} 100 %" in hover for hover in hovers)


def test_words_beside_the_board_take_the_names():
    experiment = named(x1_name="hours studied", class1_name="passed")
    shown = what_is_shown(experiment, trained(experiment, 0))
    words = own_words(shown)
    assert "P(passed) = " in words
    assert " hours studied, x₂ = " in words
    assert own_words(what_is_shown(first_experiment(), trained(first_experiment(), 0))) == ""
    one = replace(experiment, points=Points.of([(4.5, 1.0, 1)]))
    lines = header(one)["lines"]
    assert any("Only passed so far" in line and "point of class 0" in line for line in lines)


def test_the_probability_in_words_is_that_of_the_neuron():
    experiment = replace(named(class1_name="passed"), w1=0.0, w2=0.0, b=math.log(0.93 / 0.07))
    experiment = replace(experiment, points=Points.of([(4.5, 1.0, 1)]))
    words = own_words(what_is_shown(experiment, trained(experiment, 0)))
    assert "P(passed) = 0.930 at x₁ = 4.5, x₂ = 1" in words
