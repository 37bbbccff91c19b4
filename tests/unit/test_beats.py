"""Slowly: what the four beats of an iteration say and draw, against NumPy and by hand."""

import re
from dataclasses import replace
from decimal import Decimal

import numpy as np
import pytest

from neuron import gradient_descent, log_loss, residuals
from playground.board.beats import MOST_ARROWS, PULL_SHARE, staged
from playground.state.events import ClearPoints, LoadSet, SetOption, SetTraining
from playground.state.experiment import first_experiment
from playground.state.points import Points
from playground.state.run import trained
from playground.state.shown import what_is_shown
from playground.state.update import update
from playground.state.words import PERCEPTRON
from tests.experiments import from_zero

SLOWLY = SetOption("slowly", value=True)
NUMBER = r"−?\d[\d,]*(?:\.\d+)?(?: × 10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)?"


def beats_at(experiment, k, *events):
    for event in (SLOWLY, *events):
        experiment = update(experiment, event)
    experiment = replace(experiment, iteration=k)
    return staged(experiment, what_is_shown(experiment, trained(experiment, k)))


def decimal(text):
    return Decimal(text.replace("−", "-").replace(",", ""))


def run_of(experiment, iterations):
    X, y = experiment.points.X, experiment.points.y
    W, b = np.array([experiment.w1, experiment.w2]), experiment.b
    return X, y, gradient_descent(X, y, alpha=experiment.alpha, iterations=iterations, W=W, b=b)


@pytest.mark.parametrize("k", [0, 1, 40, 116, 1000])
def test_the_pulls_are_drawn_at_the_points_as_long_as_they_are_hard(k):
    experiment = first_experiment()
    X, y, run = run_of(experiment, k)
    pulls = residuals(X, y, run.W[k], run.b[k])
    drawn = {
        tuple(line[:2]): np.subtract(line[2:4], line[:2])
        for shape in beats_at(experiment, k)["beats"][0]["shapes"]
        for line in shape["lines"]
    }
    seen = np.abs(pulls) >= 0.02
    assert set(drawn) == {tuple(x) for x in X[seen].tolist()}
    for x, pull in zip(X[seen], pulls[seen], strict=True):
        wanted = -pull * x / np.hypot(*x) * PULL_SHARE * 12  # the view is 12 wide
        np.testing.assert_allclose(drawn[tuple(x.tolist())], wanted, rtol=1e-9, atol=1e-12)


def test_a_harder_pull_has_a_wider_arrow_and_a_stronger_colour():
    for shape in beats_at(first_experiment(), 40)["beats"][0]["shapes"]:
        lengths = [np.hypot(*np.subtract(line[2:4], line[:2])) for line in shape["lines"]]
        order = np.argsort(lengths)
        for column in (4, 5):
            values = np.array([line[column] for line in shape["lines"]])[order]
            assert (np.diff(values) >= 0).all()
            assert values[0] < values[-1]
        assert values[-1] <= 1


@pytest.mark.parametrize("k", [0, 7, 116])
def test_the_numbers_are_those_of_the_run_and_the_sums_hold_as_they_stand(k):
    experiment = first_experiment()
    X, y, run = run_of(experiment, k + 1)
    told = beats_at(experiment, k)
    words = [beat["words"] for beat in told["beats"]]
    assert told["iteration"] == k
    assert [text[:7] for text in words] == [f"{number} of 4." for number in (1, 2, 3, 4)]
    hardest = int(np.abs(residuals(X, y, run.W[k], run.b[k])).argmax())
    assert f"Sample {hardest + 1} pulls hardest" in words[0]
    slopes = re.findall(rf"∂L/∂(?:w₁|w₂|b) = ({NUMBER})", words[1])
    exact = [*run.dW[k], run.db[k]]
    assert [float(decimal(text)) for text in slopes] == pytest.approx(exact, rel=1e-3)
    sums = re.findall(rf"(w₁|w₂|b) = ({NUMBER}) ([+−]) ({NUMBER}) = ({NUMBER})", words[2])
    assert [name for name, *_ in sums] == ["w₁", "w₂", "b"]
    after = [*run.W[k + 1], run.b[k + 1]]
    for (_, old, sign, step, new), value, slope in zip(sums, after, slopes, strict=True):
        assert decimal(old) + decimal(step) * (1 if sign == "+" else -1) == decimal(new)
        assert float(decimal(new)) == pytest.approx(value, abs=1e-3)
        product = abs(Decimal("0.05") * decimal(slope))  # the slope as the beat before shows it
        assert product.quantize(decimal(step)) == decimal(step)
    before, behind = log_loss(X, y, run.W[k], run.b[k]), log_loss(X, y, run.W[k + 1], run.b[k + 1])
    told_losses = re.search(rf"falls from ({NUMBER}) to ({NUMBER})", words[3]).groups()
    losses = [float(decimal(text)) for text in told_losses]
    assert losses == pytest.approx([before, behind], rel=1e-3)


def test_the_step_stands_at_the_tip_of_the_arrow_and_the_old_line_is_dashed():
    _, averaging, stepping, moving = beats_at(first_experiment(), 0)["beats"]
    tip = np.array([-0.375, -0.375]) + 0.16 * 12 * np.sqrt([0.5, 0.5])  # from the line, along W
    *start, x, y, _ = stepping["shapes"][0]["lines"][0]
    np.testing.assert_allclose(start, tip)
    _, _, run = run_of(first_experiment(), 0)
    wanted = -0.05 * run.dW[0] * 10 / np.hypot(2, 2) * 0.16 * 12  # ten times as long, as it says
    np.testing.assert_allclose([x - tip[0], y - tip[1]], wanted)
    assert "drawn 10 times as long" in stepping["words"]
    assert averaging["shapes"][-1]["dashed"]
    (old,) = moving["shapes"]
    np.testing.assert_allclose(sorted(old["lines"][0][:4]), [-6, -6, 5.25, 5.25])
    assert old["dashed"]


def test_from_zero_the_step_has_a_direction_and_no_measure():
    stepping = beats_at(from_zero(), 0)["beats"][2]
    assert "W was 0 and has no length" in stepping["words"]
    line = stepping["shapes"][0]["lines"][0]
    assert line[:2] == [0.0, 0.0]
    assert np.hypot(*line[2:4]) == pytest.approx(0.16 * 12)


def test_standardised_features_pull_in_the_plane_of_the_board():
    events = (LoadSet("unscaled features"), SetOption("standardise", value=True))
    experiment = from_zero()
    for event in events:
        experiment = update(experiment, event)
    told = beats_at(experiment, 0)
    X, y = experiment.points.X, experiment.points.y
    low, high = np.array(experiment.box[::2]), np.array(experiment.box[1::2])
    side = (high - low) / 2
    s = (X - X.mean(axis=0)) / X.std(axis=0)
    lines = [line for shape in told["beats"][0]["shapes"] for line in shape["lines"]]
    assert len(lines) == len(y)
    for line in lines:
        (place,) = np.flatnonzero((np.array(line[:2]) == X).all(axis=1))[:1]
        on_screen = np.subtract(line[2:4], line[:2]) / side
        # What the sample asks of the weights of x, seen where both axes are as long.
        asks = (1 if y[place] else -1) * s[place] / X.std(axis=0) * side
        np.testing.assert_allclose(
            on_screen / np.hypot(*on_screen), asks / np.hypot(*asks), atol=1e-6
        )


def test_of_many_points_the_strongest_pulls_are_drawn():
    generator = np.random.default_rng(1)
    X = np.round(generator.uniform(-5, 5, (2000, 2)), 3)
    experiment = replace(from_zero(), points=Points(X, (X[:, 0] > 0).astype(float)))
    told = beats_at(experiment, 0)
    assert sum(len(shape["lines"]) for shape in told["beats"][0]["shapes"]) == MOST_ARROWS


def test_a_pull_that_rounds_to_one_is_nearly_one():
    pull = min(residuals(*what_is_shown(first_experiment(), trained(first_experiment(), 1)).here))
    assert -1 < pull < -0.99995
    assert "pulls hardest, by nearly −1." in beats_at(first_experiment(), 0)["beats"][0]["words"]
    assert "pulls hardest, by nearly" not in beats_at(from_zero(), 0)["beats"][0]["words"]


def test_beside_the_perceptron_it_says_which_a_it_speaks_of():
    hard = beats_at(first_experiment(), 0, SetOption("activation", PERCEPTRON))
    soft = beats_at(first_experiment(), 0)
    told = ["a is the sigmoid of z" in beat["words"] for beat in hard["beats"]]
    assert told == [True, True, False, False]
    assert not any("a is the sigmoid" in beat["words"] for beat in soft["beats"])


def test_where_the_step_leaves_float64_the_beats_end_with_the_gradient():
    experiment = update(from_zero(), SetTraining((("alpha", 1000.0),)))
    X = np.array([[1e200, 0.0], [0.0, 1e200]])
    experiment = replace(experiment, points=Points(X, np.array([1.0, 1.0])), w1=-1e100, w2=-1e100)
    shown = what_is_shown(update(experiment, SLOWLY), trained(experiment, 0))
    huge = replace(shown, W=np.zeros(2), dW=np.full(2, 1e306))
    told = staged(update(experiment, SLOWLY), huge)
    assert len(told["beats"]) == 2
    assert "would leave the range of float64" in told["beats"][-1]["words"]


def test_without_points_when_it_is_off_and_while_the_neuron_is_parked_there_are_none():
    experiment = first_experiment()
    assert staged(experiment, what_is_shown(experiment, trained(experiment, 0))) is None
    assert beats_at(experiment, 0, ClearPoints()) is None


def test_a_step_that_raises_the_loss_says_so():
    experiment = update(from_zero(), LoadSet("overlapping"))
    told = beats_at(experiment, 0, SetTraining((("alpha", 1000.0),)))
    assert "rises from" in told["beats"][3]["words"]
