"""Ready-made sets and sampling: each keeps its promise, as a linear programme or a count says."""

import math
import re
import xml.etree.ElementTree as ET

import numpy as np
import pytest
from scipy.optimize import linprog
from sklearn.svm import SVC

from neuron import SET_NAMES, named_set, sample_separable, step_limit
from playground.drawing.gallery import picture_of
from playground.link.codec import decode, encode
from playground.state.checks import Refused
from playground.state.events import LoadSet, SamplePoints, SetOption, SetSampling, SetTraining, Undo
from playground.state.experiment import Experiment, Sampling, has_equal_scales
from playground.state.history import History, applied
from playground.state.options import SHOWN_ON_BOARD
from playground.state.ready_made import READY_MADE, points_of, set_on_board
from playground.state.update import update

NOT_SEPARABLE = SET_NAMES[-3:]


def is_separable(X, y):
    """Whether some W and b have s (W · x + b) >= 1 for every sample."""
    s = 2 * y - 1
    folded = np.column_stack([X, np.ones(len(y))]) * s[:, np.newaxis]
    found = linprog(np.zeros(3), A_ub=-folded, b_ub=-np.ones(len(y)), bounds=(None, None))
    assert found.status in {0, 2}
    return found.status == 0


@pytest.mark.parametrize("name", SET_NAMES)
def test_a_line_parts_all_but_the_last_three(name):
    X, y = named_set(name)
    assert is_separable(X / np.abs(X).max(axis=0), y) == (name not in NOT_SEPARABLE)


@pytest.mark.parametrize("name", SET_NAMES)
def test_a_set_never_changes_and_can_be_written_by_hand(name):
    X, y = named_set(name)
    again = named_set(name)
    assert (again[0] == X).all()
    assert (y == again[1]).all()
    assert (X.round(3) == X).all()
    assert set(y) == {0.0, 1.0}


def test_each_set_shows_what_it_is_named_after():
    assert widest_line(*named_set("tight margin"))[1] < 0.15
    assert widest_line(*named_set("easy"))[1] >= 1.2
    assert named_set("unbalanced")[1].sum() == 6
    X, y = named_set("far from the origin")
    assert np.linalg.norm(X, axis=1).min() > 7
    assert 40 < math.degrees(abs(widest_line(X, y)[0] - widest_in_both(X, y))) < 60
    X, _ = named_set("unscaled features")
    low, high = np.ptp(X, axis=0)
    assert 50 < high / low < 200
    assert step_limit(X) < 0.01
    X, y = named_set("one outlier")
    others = slice(0, -1)
    assert abs(widest_line(X, y)[0] - widest_line(X[others], y[others])[0]) > math.radians(15)


def widest_line(X, y):
    """Angle and half-width of the widest street between the classes, by scikit-learn."""
    W = SVC(kernel="linear", C=1e6).fit(X, y).coef_[0]
    return math.atan2(W[1], W[0]), 1 / np.linalg.norm(W)


def widest_in_both(X, y):
    """Angle of W at the widest margin in (W, b) together, by scikit-learn."""
    Q = np.column_stack([X, np.ones(len(y))]) * (2 * y - 1)[:, np.newaxis]
    mirrored = np.vstack([Q, -Q]), np.repeat([1, 0], len(Q))  # then it has no intercept
    W = SVC(kernel="linear", C=1e6).fit(*mirrored).coef_[0]
    return math.atan2(W[1], W[0])


def test_label_noise_turns_over_that_share_and_moves_nothing():
    X, y = sample_separable(200, seed=4)
    X_noisy, y_noisy = sample_separable(200, seed=4, noise=0.1)
    assert (X_noisy == X).all()
    assert np.count_nonzero(y != y_noisy) == 20
    assert (sample_separable(200, seed=4, noise=0.0)[1] == y).all()


@pytest.mark.parametrize("noise", [-0.1, 1.1, math.nan, "a"])
def test_label_noise_out_of_range_is_refused(noise):
    with pytest.raises(ValueError, match="noise"):
        sample_separable(10, seed=1, noise=noise)


def test_every_sampling_setting_reaches_the_points():
    event = SetSampling.of(
        number=300, margin=0.5, seed=11, spread=0.4, balance=0.2, direction=90.0, noise=0.0
    )
    experiment = update(update(Experiment(), event), SamplePoints())
    X, y = experiment.points.X, experiment.points.y
    assert y.sum() == 60
    assert X[y == 1, 1].min() - X[y == 0, 1].max() >= 1.0  # 90 degrees: class 1 lies above
    spread = np.linalg.eigvalsh(np.cov(X[y == 0].T)) ** 0.5
    assert spread == pytest.approx([0.4, 0.4], abs=0.08)
    noisy = update(
        experiment,
        SetSampling.of(
            number=300, margin=0.5, seed=11, spread=0.4, balance=0.2, direction=90.0, noise=0.1
        ),
    )
    assert (noisy.sampling.draw().y != y).sum() == 30


def test_the_gallery_has_every_set_with_a_picture_of_all_its_points():
    assert tuple(ready.name for ready in READY_MADE) == SET_NAMES
    for ready in READY_MADE:
        assert ready.separable == (ready.name not in NOT_SEPARABLE)
        assert ready.words.startswith("No line separates them.") != ready.separable
        for theme in ("light", "dark"):
            root = ET.fromstring(picture_of(ready.name, theme))
            paper, axes, *marks = root
            assert paper.tag.endswith("rect")
            assert axes.get("stroke")
            assert len(marks) == len(points_of(ready.name))


@pytest.mark.parametrize("ready", READY_MADE, ids=lambda ready: ready.name)
def test_loading_a_set_shows_all_of_it_and_can_be_undone(ready):
    start = Experiment(iteration=12)
    history = applied(History(start), LoadSet(ready.name))
    loaded = history.present
    assert set_on_board(loaded) is ready
    assert loaded.iteration == 0
    x1_from, x1_to, x2_from, x2_to = loaded.box
    X = loaded.points.X
    assert x1_from < X[:, 0].min() < X[:, 0].max() < x1_to
    assert x2_from < X[:, 1].min() < X[:, 1].max() < x2_to
    assert has_equal_scales(loaded) == (ready.name != "unscaled features")
    assert not len(history.past[-1].experiment.points)
    assert loaded.alpha == ready.alpha
    assert loaded.option("speed") == ready.speed
    undone = applied(history, Undo()).present
    assert (undone.points, undone.alpha, undone.options) == (start.points, start.alpha, ())
    assert set_on_board(update(loaded, SetTraining((("alpha", 0.123),)))) is None


def test_what_one_set_had_drawn_goes_with_it_and_what_the_visitor_had_drawn_stays():
    loaded = update(
        update(Experiment(), SetOption("trail", value=True)), LoadSet("far from the origin")
    )
    drawn = [name for name in SHOWN_ON_BOARD if loaded.option(name)]
    assert drawn == ["support_line", "limit_line", "trail"]
    following = update(update(loaded, SetTraining((("alpha", 0.123),))), LoadSet("easy"))
    assert [name for name in SHOWN_ON_BOARD if following.option(name)] == ["trail"]


@pytest.mark.parametrize("ready", READY_MADE, ids=lambda ready: ready.name)
def test_a_set_stays_within_what_fields_and_links_can_say(ready):
    loaded = update(Experiment(), LoadSet(ready.name))
    assert decode(encode(loaded).query) == (loaded, [])


def test_undo_of_a_set_leaves_a_pace_that_was_chosen_afterwards_by_itself():
    history = applied(History(Experiment()), LoadSet("easy"))
    history = applied(history, SetOption("log_scale", "log loss"))
    undone = applied(history, Undo()).present
    assert (undone.option("log_scale"), undone.option("speed")) == ("log loss", "60")
    history = applied(history, SetOption("speed", "5"))
    assert applied(history, Undo()).present.option("speed") == "60"  # its own, before the set


@pytest.mark.parametrize("name", ["no such set", None, 3, ["easy"]])
def test_a_set_that_is_none_is_refused(name):
    with pytest.raises(Refused, match="There is no set called"):
        update(Experiment(), LoadSet(name))


def test_the_default_sample_is_what_it_was():
    X, y = sample_separable(60, seed=7, margin=0.6)
    points = Sampling().draw()
    assert np.abs(points.X - X).max() < 5e-6  # rounded, with that much more margin
    assert (points.y == y).all()


def in_picture(name):
    """Where the origin is in a set's picture, and the lowest and highest place of its class 0."""
    _, axes, *marks = ET.fromstring(picture_of(name, "light"))
    x, y = re.fullmatch(r"M(\S+) 0V150M0 (\S+)H150", axes.get("d")).groups()
    places = [(float(one.get("cx")), float(one.get("cy"))) for one in marks if one.get("cx")]
    return (float(x), float(y)), np.min(places, axis=0), np.max(places, axis=0)


def test_a_picture_shows_what_its_set_is_about():
    """Both axes have one scale, and the origin is in it: far is far, and unscaled is thin."""
    (x, y), low, high = in_picture("far from the origin")
    assert x < low[0] - 20  # to the left of all of them
    assert y > high[1] + 20  # and below
    (x, y), low, high = in_picture("easy")
    assert np.hypot(x - (low[0] + high[0]) / 2, y - (low[1] + high[1]) / 2) < 60
    _, low, high = in_picture("unscaled features")
    assert (high - low)[0] < (high - low)[1] / 20
