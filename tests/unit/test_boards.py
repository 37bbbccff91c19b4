"""What the page is told of several boards: the numbers of the very runs, and of no wrong neuron."""

import numpy as np
import pytest

from neuron import accuracy, boundary_segment, gradient_descent, log_loss
from neuron._bugs import BUGS, buggy_descent
from playground.board import packet
from playground.lessons.boards import boards_message
from playground.lessons.opening import beginning
from playground.lessons.shelf import LESSONS, scene_at
from playground.state.lesson_events import Tell
from playground.state.update import update

SCENES = [
    scene_at(number, place)
    for number, lesson in LESSONS.items()
    for place, scene in enumerate(lesson.scenes, 1)
    if scene.boards
]


def told(opened):
    return packet.decode(boards_message(beginning(opened), opened.scene, 3, 0))


@pytest.mark.parametrize("opened", SCENES, ids=lambda opened: f"{opened.number}.{opened.place}")
def test_each_board_has_every_row_of_its_run(opened):
    header, arrays = told(opened)
    for at, board in enumerate(opened.scene.boards):
        one = board.experiment
        shown = header["boards"][at]
        assert shown["name"] == board.name
        assert shown["wrong"] == bool(board.bug)
        assert (f"{at}-right" in arrays) != bool(board.bug)
        if board.bug:
            continue
        X, y = one.points.X, one.points.y
        run = gradient_descent(
            X, y, alpha=one.alpha, iterations=one.iterations, W=[one.w1, one.w2], b=one.b
        )
        assert np.array_equal(arrays[f"{at}-loss"], run.loss)
        k = len(run.loss) // 2
        assert arrays[f"{at}-right"][k] == round(accuracy(X, y, run.W[k], run.b[k]) * len(y))
        ends = header["channels"][f"{at}-boundary"]
        placed = np.array(ends["offset"]) + arrays[f"{at}-boundary"][k] * np.array(ends["step"])
        line = boundary_segment(run.W[k], float(run.b[k]), one.box)
        if line is not None:
            assert np.abs(placed - line.ravel()).max() < 2 * max(ends["step"])


def test_the_curves_are_hidden_until_the_words_are_said():
    opened = SCENES[0]
    assert told(opened)[0]["unseen"]
    after = update(beginning(opened), Tell())
    header, _ = packet.decode(boards_message(after, opened.scene, 0, 0))
    assert not header["unseen"]
    curves = [trace["name"] for trace in header["loss"]["data"]]
    assert curves[:3] == ["whole-0", "so-far-0", "here-0"]


def finite_difference(loss, state, step=1e-6):
    slopes = []
    for at in range(3):
        up, down = (np.array(state) + sign * step * np.eye(3)[at] for sign in (1, -1))
        slopes.append((loss(up) - loss(down)) / (2 * step))
    return np.array(slopes)


def test_each_mistake_is_the_one_that_its_name_says():
    rng = np.random.default_rng(3)
    X, y = rng.normal(size=(12, 2)), rng.integers(0, 2, 12).astype(float)
    start, alpha = np.array([0.4, -0.7, 0.2]), 0.3

    def entropy(state):
        return log_loss(X, y, state[:2], state[2])

    def swapped(state):
        return log_loss(X, 1 - y, state[:2], state[2])

    def squared(state):
        A = 1 / (1 + np.exp(-(X @ state[:2] + state[2])))
        return float(((A - y) ** 2).mean())

    slope = finite_difference(entropy, start)
    wanted = {
        "sign": -slope,
        "no bias": slope * [1, 1, 0],
        "squared": finite_difference(squared, start),
        "sum": 12 * slope,
        "labels": finite_difference(swapped, start),
    }
    assert set(wanted) == set(BUGS)
    for bug, step in wanted.items():
        W, b = buggy_descent(X, y, bug=bug, alpha=alpha, iterations=1, W=start[:2], b=start[2])
        assert np.allclose([*W[1], b[1]], start - alpha * step, atol=1e-8), bug
    with pytest.raises(ValueError, match="no mistake"):
        buggy_descent(X, y, bug="none", alpha=alpha, iterations=1, W=[0, 0], b=0.0)
