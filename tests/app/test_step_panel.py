"""The panel "This step" in the app: it shows the numbers that tests/unit recomputes."""

import json
import re

import numpy as np
import pytest

from playground.panels.step import words
from playground.panels.step.columns import columns_of
from playground.panels.step.gradients import gradient_in_three_ways
from playground.panels.step.numbers import shown_chain, shown_updates, step_from
from playground.state.experiment import Experiment, Sampling
from playground.state.points import Points
from tests.panel_states import shown_of
from tests.step_states import STATES, opened, text_of

WITH_POINTS = {name: state for name, state in STATES.items() if len(state.points)}


@pytest.mark.parametrize("name", WITH_POINTS)
def test_the_tables_and_formulas_are_those_of_the_iteration_shown(name):
    shown = shown_of(STATES[name])
    step, sample = step_from(shown), shown.sample
    app = opened(STATES[name], "This step")
    said = text_of(app)
    samples, means = (app.dataframe[table] for table in (0, 1))
    assert samples.value["sample"].tolist() == list(range(1, len(shown.y) + 1))
    for column in columns_of(shown, step):
        assert np.array_equal(samples.value[column.name], column.numbers)
        assert means.value[column.name][0] == column.mean
        for frame, title, format_ in (
            (samples, column.name, column.digits.format),
            (means, column.mean_name, column.digits.mean_format),
        ):
            config = json.loads(frame.proto.columns)[column.name]
            assert config["label"] == words.with_unit(title, column.digits.exponent)
            is_label = column.name == "y" and frame is samples
            assert config["type_config"]["format"] == ("%d" if is_label else format_)
    assert f"for sample {sample.number}\n" in said
    assert f"Its class is {shown.y[sample.place]:.0f}. No sample is chosen" in said
    z = float(step.table.Z[sample.place])
    if abs(z) > 1e12:
        assert words.chain_too_far(z, float(step.table.residuals[sample.place])) in said
    else:
        x, label = shown.X[sample.place], float(shown.y[sample.place])
        chain = shown_chain(x, label, shown.W, shown.b, z)
        assert words.chain(chain, label, sample.number, shown.names) in said
    assert words.update(shown, step, shown_updates(shown, step)) in said
    assert words.three_gradients(gradient_in_three_ways(shown), shown.names) in said


def test_standardised_features_are_called_s():
    points = Points(Sampling().draw().X * [1.0, 6000.0], Sampling().draw().y)
    app = opened(Experiment(points=points, iteration=12), "This step", standardise=True, chosen=3)
    scaled = (points.X - points.X.mean(axis=0)) / points.X.std(axis=0)
    frame = app.dataframe[0].value
    assert frame["x₂"].to_numpy() == pytest.approx(scaled[:, 1], rel=1e-9)
    for table in (0, 1):
        columns = json.loads(app.dataframe[table].proto.columns)
        titles = [columns[name]["label"] for name in ("x₁", "x₂")]
        assert titles == ["s₁", "s₂"]
    assert json.loads(app.dataframe[0].proto.columns)["(a − y)x₂"]["label"] == "(a − y)s₂"
    said = text_of(app)
    assert "z = w_1 s_1 + w_2 s_2 + b" in said
    assert r"\dfrac{\partial z}{\partial w_2} = s_2" in said
    assert r"(a - y)\,s_1" in said
    assert r"S^\top(A - Y)" in said
    assert not re.search(r"x_[12]|X\^", said.partition("This step")[2] or said.split("####")[1])
    assert "s_1" not in text_of(opened(STATES["ordinary"], "This step"))


def test_without_points_it_says_so():
    app = opened(STATES["no points"], "This step")
    assert "nothing to learn from yet" in text_of(app)
    assert not app.dataframe


def test_a_choice_beyond_the_points_counts_as_none():
    app = opened(STATES["one class"], "This step", chosen=77)
    assert "No sample is chosen" in text_of(app)
    assert app.dataframe[0].proto.selection_mode


def test_the_last_iteration_says_that_the_run_ends():
    assert "This run ends at iteration 20" in text_of(opened(STATES["last iteration"], "This step"))
    assert "From iteration 0 to 1" in text_of(opened(STATES["ordinary"], "This step"))


@pytest.mark.parametrize("sort", [4, -4, 7, -9, 3])
def test_sorting_moves_the_rows_and_the_chosen_one_but_not_the_means(sort):
    state_ = STATES["two hundred points"]
    plain = opened(state_, "This step")
    app = opened(state_, "This step", sort=sort, chosen=11)
    frame, unsorted = app.dataframe[0].value, plain.dataframe[0].value
    numbers = frame.iloc[:, abs(sort)].to_numpy() * np.sign(sort)
    assert (np.diff(numbers) >= 0).all()
    assert sorted(frame["sample"]) == list(range(1, 201))
    back = frame.sort_values("sample").reset_index(drop=True)
    assert np.array_equal(back.to_numpy(), unsorted.to_numpy())
    assert np.array_equal(app.dataframe[1].value.iloc[:, 1:], plain.dataframe[1].value.iloc[:, 1:])
    row = frame["sample"].tolist().index(12)
    picked = app.session_state["step-table"]["selection"]
    assert (picked["rows"], picked["columns"]) == ([row], [frame.columns[abs(sort)]])
    assert "for sample 12\n" in text_of(app)
