"""The neuron's output: stable, exact where it is small, and clear about bad arguments."""

import math

import numpy as np
import pytest

from neuron import accuracy, activation, logit, predict, score, sigmoid


def test_sigmoid_at_known_points():
    assert sigmoid(0.0) == 0.5
    assert sigmoid(math.log(3.0)) == pytest.approx(0.75, rel=1e-15)
    assert sigmoid(-1.0) == pytest.approx(0.2689414213699951, rel=1e-15)


def test_sigmoid_keeps_its_digits_in_the_tail():
    assert sigmoid(-700.0) == pytest.approx(math.exp(-700.0), rel=1e-13, abs=0.0)


def test_sigmoid_is_silent_at_the_ends_of_float64():
    with np.errstate(all="raise", under="ignore"):
        assert sigmoid(np.array([-1e308, 1e308])).tolist() == [0.0, 1.0]


def test_sigmoid_keeps_the_shape_and_gives_a_float_for_a_float():
    assert sigmoid(np.zeros((2, 3))).shape == (2, 3)
    assert type(sigmoid(1)) is float


@pytest.mark.parametrize("P", [1e-300, 0.25, 0.5, 0.6, 1 - 1e-12])
def test_the_logit_is_the_score_of_a_probability(P):
    assert sigmoid(logit(P)) == pytest.approx(P, rel=1e-12)


@pytest.mark.parametrize("P", [0.0, 1.0, -0.1, float("nan"), "0.5"])
def test_a_probability_without_a_score_is_refused(P):
    with pytest.raises(ValueError, match=r"^P "):
        logit(P)


def test_score_by_hand():
    assert score([[1, 2], [3, 4]], [10, 1], -20).tolist() == [-8.0, 14.0]


def test_a_point_on_the_line_scores_exactly_zero_wherever_it_stands():
    X = np.tile([1.3, -1.3], (101, 1))
    assert not score(X, [0.7, 0.7], 0.0).any()


def test_activation_is_the_sigmoid_of_the_score():
    assert activation([[1.0], [-2.0]], [3.0], 0.5).tolist() == [sigmoid(3.5), sigmoid(-5.5)]


def test_prediction_changes_at_a_score_of_zero_and_zero_is_class_one():
    labels = predict([[-1e-300], [-0.0], [0.0], [1e-300]], [1.0], 0.0)
    assert labels.tolist() == [0, 1, 1, 1]
    assert np.issubdtype(labels.dtype, np.integer)


def test_accuracy_counts_right_predictions():
    assert accuracy([[-1.0], [1.0], [2.0], [0.0]], [0, 1, 0, 1], [1.0], 0.0) == 0.75


def test_a_score_beyond_float64_is_refused_and_names_the_row():
    with pytest.raises(ValueError, match=r"X\[1\] and W give a score too large"):
        score([[1.0], [1e200]], [1e200], 0.0)
    with pytest.raises(ValueError, match=r"X\[0\] and W"):
        score([[1e200, 1e200]], [1e200, -1e200], 0.0)  # infinity minus infinity


def test_arguments_are_not_changed():
    X, W = np.array([[1.0, 2.0]]), np.array([3.0, 4.0])
    predict(X, W, 0.5)
    assert X.tolist() == [[1.0, 2.0]]
    assert W.tolist() == [3.0, 4.0]
