"""Where the labels of "Sigmoid and probability" stand: on no curve, and on no other label."""

import numpy as np
import pytest

from neuron import sample_table, sigmoid, small_change
from playground.panels.sigmoid.change_figures import change_figure, error_figure
from playground.panels.sigmoid.error import error_curve
from playground.panels.sigmoid.figures import sigmoid_figure

WIDE, HIGH = 450, 320  # pixels of the plot at 1280
PHONE = 270
LETTER, LINE = 6.5, 14  # pixels of a letter and of what is inked of a line


def box(label, xaxis, yaxis, wide):
    """Left, right, bottom and top of a label in pixels."""
    x = (label.x - xaxis[0]) / (xaxis[1] - xaxis[0]) * wide + (label.xshift or 0)
    y = (label.y - yaxis[0]) / (yaxis[1] - yaxis[0]) * HIGH + (label.yshift or 0)
    long = LETTER * len(label.text)
    left = x - {"left": 0, "center": 0.5, "right": 1}[label.xanchor] * long
    return left, left + long, y - LINE / 2, y + LINE / 2


def apart(one, other):
    return one[1] <= other[0] or other[1] <= one[0] or one[3] <= other[2] or other[3] <= one[2]


@pytest.mark.parametrize("wide", [WIDE, PHONE])
@pytest.mark.parametrize("farthest", [1.0, 8.5, 2000.0])
@pytest.mark.parametrize("share", np.linspace(-1, 1, 21).round(2).tolist())
def test_labels_are_off_the_curve_and_off_one_another(share, farthest, wide):
    Z = np.array([share * farthest, farthest, -farthest])
    figure = sigmoid_figure(
        sample_table(Z[:, np.newaxis], [1, 1, 0], [1.0], 0.0), np.array([1.0, 1.0, 0.0]), 0
    )
    xaxis, yaxis = figure.layout.xaxis.range, figure.layout.yaxis.range
    boxes = [box(label, xaxis, yaxis, wide) for label in figure.layout.annotations]
    assert all(apart(boxes[i], boxes[j]) for i, j in ((0, 1), (0, 2), (1, 2)))
    x = np.linspace(*xaxis, 20_001)
    across = (x - xaxis[0]) / (xaxis[1] - xaxis[0]) * wide
    up = (sigmoid(x) - yaxis[0]) / (yaxis[1] - yaxis[0]) * HIGH
    for left, right, bottom, top in boxes:
        assert not ((across > left) & (across < right) & (up > bottom) & (up < top)).any()
        assert left > -12
        assert right < wide + 12  # the margin


@pytest.mark.parametrize("dz", [0.97, -0.8, 5.0, -5.0])
@pytest.mark.parametrize("z", [-105.15, -5.5, 0.0, 0.6, 4.0])
def test_true_and_predicted_stand_on_either_side_of_the_lines(z, dz):
    change = small_change([1.0], [z], 0.0, [0.0], dz)
    figure = change_figure(change)
    labels = {label.text: label for label in figure.layout.annotations}
    upper, lower = sorted(("true", "predicted"), key=lambda name: -labels[name].y)
    assert (labels[upper].xanchor, labels[upper].yshift > 0) == ("right", True)
    assert (labels[lower].xanchor, labels[lower].yshift < 0) == ("left", True)
    for trace in figure.data[:2]:
        assert (np.diff(trace.y) * np.sign(dz) >= 0).all()  # so those places are free


def test_this_change_is_named_at_the_foot_of_its_line():
    change = small_change([1.0], [-5.5], 0.0, [0.0], 0.97)
    figure = error_figure(error_curve(change), change)
    (label,) = [one for one in figure.layout.annotations if one.text == "this change"]
    curve = next(trace for trace in figure.data if trace.name == "error")
    assert label.x == pytest.approx(np.log10(curve.x[-1]))
    assert label.y == pytest.approx(np.log10(min(curve.y)))
