"""The badge's verdict belongs to the points, whatever they are called and wherever they stand."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from playground.board.words_certificate import badge
from playground.drawing.overlay import overlay
from playground.state.experiment import Experiment
from playground.state.options import with_option
from playground.state.points import Points

ROWS = st.lists(
    st.tuples(st.integers(-4, 4), st.integers(-4, 4), st.integers(0, 1)), min_size=1, max_size=14
)


def badge_of(X, y, **options):
    chosen = ()
    for name, value in options.items():
        chosen = with_option(chosen, name, value)
    return badge(Experiment(Points(X, y), options=chosen))


@given(ROWS, st.randoms(use_true_random=False))
@settings(deadline=None)
def test_it_is_the_same_in_any_order_with_labels_swapped_and_turned(rows, luck):
    table = np.array(rows, dtype=float)
    X, y = table[:, :2], table[:, 2]
    words = badge_of(X, y)
    order = luck.sample(range(len(y)), len(y))
    assert badge_of(X[order], y[order]) == words
    assert badge_of(X, 1 - y) == words
    assert badge_of(X @ np.array([[0.0, 1.0], [-1.0, 0.0]]), y) == words
    assert badge_of(X + np.array([64.0, -32.0]), y) == words
    assert badge_of(np.vstack([X, X]), np.append(y, y)) == words


@given(ROWS)
@settings(deadline=None)
def test_the_verdict_is_the_same_on_any_scale_and_the_margin_grows_with_it(rows):
    table = np.array(rows, dtype=float)
    X, y = table[:, :2], table[:, 2]
    verdict = badge_of(X, y).partition(",")[0]
    assert badge_of(X * np.array([1024.0, 0.125]), y).partition(",")[0] == verdict
    assert badge_of(X, y, standardise=True).partition(",")[0] == verdict


@given(ROWS)
@settings(deadline=None)
def test_hulls_are_drawn_apart_exactly_where_the_badge_says_so(rows):
    points = Points.of(rows)
    drawn = overlay(Experiment(points, options=with_option((), "hulls", True)))
    names = {trace["name"] for trace in drawn["data"]}
    words = badge(Experiment(points))
    assert ("gap" in names) == words.startswith("Separable, margin")
    assert ("common" in names) == (words in {"Not separable", "Separable but for touching points"})
