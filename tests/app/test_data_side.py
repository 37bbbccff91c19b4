"""The sidebar's data controls: each is in step with the experiment."""

import ast
import re
from pathlib import Path

import numpy as np
import pytest

from neuron import gradient, named_set, step_limit
from playground.state.events import LoadPoints, LoadSet, ShowIteration
from playground.state.history import applied
from playground.state.points import Points
from playground.state.ready_made import READY_MADE
from playground.state.settings import TRAINING
from tests.app.headers import header_in


@pytest.mark.parametrize(
    ("label", "value", "name"),
    [
        ("Number of points", 80, "number"),
        ("Margin", 1.0, "margin"),
        ("Seed", 99, "seed"),
        ("Spread", 0.5, "spread"),
        ("Share of class 1", 0.25, "balance"),
        ("Direction (°)", 90.0, "direction"),
        ("Label noise", 0.1, "noise"),
    ],
)
def test_a_setting_waits_for_the_next_sample(visitor, label, value, name):
    before = visitor.experiment.points
    visitor.set("number_input", label, value)
    assert getattr(visitor.experiment.sampling, name) == value
    assert visitor.experiment.points == before
    visitor.press("Sample points")
    assert visitor.experiment.points == visitor.experiment.sampling.draw()
    assert visitor.experiment.points != before


def test_the_noise_turns_labels_over(visitor):
    before = visitor.experiment.points
    visitor.set("number_input", "Label noise", 0.25)
    visitor.press("Sample points")
    after = visitor.experiment.points
    assert (after.X == before.X).all()
    assert np.count_nonzero(after.y != before.y) == 15


def test_a_new_seed_gives_a_new_set_that_can_be_drawn_again(visitor):
    before = visitor.experiment
    visitor.press("New seed")
    after = visitor.experiment
    assert after.sampling.seed != before.sampling.seed
    assert visitor.widget("number_input", "Seed").value == after.sampling.seed
    assert after.points == after.sampling.draw()


def texts(visitor, kind):
    return "\n".join(element.value for element in getattr(visitor.app, kind))


def test_pasted_points_take_the_place_of_the_others(visitor):
    visitor.widget("text_area", "Paste points").set_value("a;b;kind\n1,5;-2;cat\n300;4;dog\n")
    visitor.press("Load pasted points")
    assert visitor.experiment.points == Points.of([(1.5, -2, 0), (300, 4, 1)])
    assert visitor.experiment.iteration == 0
    assert (
        "Pasted text: 2 points from a, b and kind: “cat” is class 0 and “dog” is class 1"
        in texts(visitor, "text")
    )
    assert len(visitor.record.history.past) == 1


def test_inside_another_page_it_says_that_a_file_may_be_refused_and_what_works(visitor):
    advice = "Pasting its text works."
    assert advice not in texts(visitor, "caption")
    visitor.app.context["is_embedded"] = True
    visitor.run()
    assert advice in texts(visitor, "caption")


def test_what_cannot_be_read_leaves_the_board_as_it_was(visitor):
    before = visitor.experiment
    visitor.widget("text_area", "Paste points").set_value("x1,x2,y\n1,2,0\n1,zwei,1\n5,5,1\n")
    visitor.press("Load pasted points")
    assert visitor.experiment == before
    assert "Line 3, x2: “zwei” is not a number." in texts(visitor, "text")
    assert "The board stays as it was." in texts(visitor, "error")


def test_columns_can_be_chosen_by_name(visitor):
    table = "id,height,weight,age,sex\n1,180,80,33,m\n2,165,60,41,f\n3,190,95,20,m\n"
    visitor.widget("text_area", "Paste points").set_value(table)
    visitor.press("Load pasted points")
    assert visitor.experiment.points == Points.of([(180, 80, 1), (165, 60, 0), (190, 95, 1)])
    visitor.set("selectbox", "Column for x₁", 3)
    assert visitor.experiment.points == Points.of([(33, 80, 1), (41, 60, 0), (20, 95, 1)])
    before = visitor.experiment
    visitor.set("selectbox", "Column for the label", 2)
    assert "three different columns" in texts(visitor, "text")
    assert "The board stays as it was." in texts(visitor, "error")
    visitor.set("selectbox", "Column for the label", 1)
    assert "Line 4, height: “190” is a third class" in texts(visitor, "text")
    assert visitor.experiment == before


def test_three_columns_can_be_chosen_where_another_could_be_the_label(visitor):
    visitor.widget("text_area", "Paste points").set_value("x,y,l\n1,0,1\n3,2,1\n2,0,0\n")
    visitor.press("Load pasted points")
    assert visitor.experiment.points == Points.of([(1, 0, 1), (3, 2, 1), (2, 0, 0)])
    assert visitor.widget("selectbox", "Column for the label").options == ["x", "y", "l"]
    visitor.set("selectbox", "Column for the label", 1)  # one step: the two are exchanged
    assert visitor.experiment.points == Points.of([(1, 1, 0), (3, 1, 1), (2, 0, 0)])
    assert visitor.widget("selectbox", "Column for x₂").value == 2
    assert "3 points from x, l and y: “0” is class 0 and “2” is class 1" in texts(visitor, "text")
    visitor.widget("text_area", "Paste points").set_value("x,y,label\n1,0,1\n3,2,1\n2,0,0\n")
    visitor.press("Load pasted points")
    assert not [box for box in visitor.app.selectbox if box.label.startswith("Column for")]


def test_one_class_alone_is_allowed_with_a_hint(visitor):
    visitor.widget("text_area", "Paste points").set_value("1,2,1\n3,4,1\n")
    visitor.press("Load pasted points")
    assert visitor.experiment.points == Points.of([(1, 2, 1), (3, 4, 1)])
    assert "add points of class 0" in texts(visitor, "text")


def test_standardised_features_are_trained_on_and_shown_in_both_units(visitor):
    X, y = named_set("unscaled features")
    visitor.record.history = applied(visitor.record.history, LoadPoints(Points(X, y)))
    visitor.run()
    visitor.set("toggle", "Standardise features", True)
    Xs = (X - X.mean(axis=0)) / X.std(axis=0)
    assert f"{step_limit(Xs):.4g}" in header_in(visitor.app)["aside"]["text"]
    trajectory = visitor.record.run.trajectory
    W, b = np.zeros(2), 0.0
    for _ in range(200):
        dW, db = gradient(Xs, y, W, b)
        W, b = W - 0.3 * dW, b - 0.3 * db
    assert trajectory.W[200] == pytest.approx(W, rel=1e-9)
    record = visitor.record
    record.history = applied(record.history, ShowIteration(200))
    visitor.run()
    table = texts(visitor, "markdown").replace("\N{MINUS SIGN}", "-")
    original = np.append(W / X.std(axis=0), b - W @ (X.mean(axis=0) / X.std(axis=0)))
    slopes = gradient(X, y, original[:2], original[2])
    scaled = gradient(Xs, y, W, b)
    rows = {
        "$w_1$": (W[0], original[0]),
        "$w_2$": (W[1], original[1]),
        "$b$": (b, original[2]),
        "$\\partial L / \\partial w_1$": (scaled[0][0], slopes[0][0]),
        "$\\partial L / \\partial w_2$": (scaled[0][1], slopes[0][1]),
        "$\\partial L / \\partial b$": (scaled[1], slopes[1]),
    }
    for name, expected in rows.items():
        line = next(line for line in table.splitlines() if line.startswith(f"| {name} |"))
        shown = [float(cell) for cell in line.split("|")[2:4]]
        assert shown == pytest.approx(expected, rel=1e-4, abs=1e-9), name


@pytest.mark.parametrize("ready", READY_MADE, ids=lambda ready: ready.name)
def test_a_set_of_the_gallery_fills_the_fields(visitor, ready):
    visitor.record.history = applied(visitor.record.history, LoadSet(ready.name))
    visitor.run()
    for name in ready.fields.keys() & TRAINING.keys():
        label = TRAINING[name].label
        assert visitor.widget("number_input", label).value == ready.fields[name], label
    assert visitor.widget("button_group", "Start from").value == ready.start


SHOWN_AS_MARKDOWN = {"caption", "error", "warning", "success", "info", "markdown", "write", "html"}


@pytest.mark.parametrize("file", ["own_points.py", "point_table.py"])
def test_what_quotes_a_visitor_is_never_shown_as_markdown(file):
    source = (Path(__file__).parents[2] / "playground" / "page" / file).read_text()
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    shown = [
        call
        for call in calls
        if isinstance(call.func, ast.Attribute) and call.func.attr in SHOWN_AS_MARKDOWN
    ]
    assert shown
    for call in shown:
        assert all(is_fixed(argument) for argument in call.args), ast.unparse(call)


def is_fixed(argument):
    """Whether a text is a constant of words.py, so that no visitor's text is in it."""
    return re.fullmatch(r"words\.[A-Z_]+", ast.unparse(argument)) is not None
