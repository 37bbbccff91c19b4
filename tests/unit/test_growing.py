"""What stays so when samples come: `separability`, which decides anew, must always agree."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from neuron import keeps_gap, overlaps_for_good, separability

searched = settings(deadline=None, max_examples=200)


@st.composite
def growing(draw):
    """Samples and one more, at whole numbers or anywhere."""
    d = draw(st.integers(1, 3))
    m = draw(st.integers(2, 10))
    spread = st.floats(-100, 100, allow_subnormal=False)
    numbers = draw(st.sampled_from([st.integers(-3, 3).map(float), spread]))
    X = draw(hnp.arrays(np.float64, (m, d), elements=numbers))
    return X, draw(hnp.arrays(np.float64, m, elements=st.sampled_from([0.0, 1.0])))


def same(one, other):
    return one.verdict == other.verdict and all(
        np.array_equal(getattr(one, name), getattr(other, name)) for name in ("W", "b", "margin")
    )


@searched
@given(growing())
def test_a_gap_that_is_kept_is_the_one_that_would_be_found(samples):
    X, y = samples
    found = separability(X[:-1], y[:-1])
    if found.verdict == "separable" and keeps_gap(found, X[-1], y[-1]):
        assert same(separability(X, y), found)


@searched
@given(growing())
def test_what_overlaps_for_good_still_overlaps(samples):
    X, y = samples
    if separability(X[:-1], y[:-1]).verdict == "overlapping" and overlaps_for_good(X[:-1]):
        assert separability(X, y).verdict == "overlapping"


def test_far_samples_leave_the_gap_and_near_ones_do_not():
    rng = np.random.default_rng(3)
    X = np.vstack([rng.normal(-3, 0.5, (50, 2)), rng.normal(3, 0.5, (50, 2))])
    y = np.repeat([0.0, 1.0], 50)
    found = separability(X, y)
    assert keeps_gap(found, [9.0, 9.0], 1.0)
    assert keeps_gap(found, [-9.0, -9.0], 0.0)
    assert not keeps_gap(found, [-9.0, -9.0], 1.0)
    assert not keeps_gap(found, [0.0, 0.0], 1.0)
    assert not keeps_gap(found, X[found.W @ X.T + found.b > 0][0] * 0.0, 0.0)


def test_on_the_edge_of_the_gap_nothing_is_said():
    found = separability([[0.0], [1.0]], [0, 1])
    assert not keeps_gap(found, [1.0], 1.0)  # it would be kept, but rounding could tell so, too
    assert keeps_gap(found, [1.001], 1.0)


def test_one_class_or_an_overlap_has_no_gap_to_keep():
    assert not keeps_gap(separability([[0.0]], [1]), [9.0], 1.0)
    assert not keeps_gap(separability([[0.0], [0.0]], [0, 1]), [9.0], 1.0)
    with pytest.raises(ValueError, match="x must have shape"):
        keeps_gap(separability([[0.0], [1.0]], [0, 1]), [9.0, 1.0], 1.0)


@pytest.mark.parametrize(
    ("X", "for_good"),
    [
        ([[0.0, 0.0], [1.0, 0.0], [0.0, 1.0]], True),
        ([[0.0, 0.0], [1.0, 1.0], [3.0, 3.0], [0.1, 0.1]], False),  # on one line
        ([[2.0, 5.0]] * 4, False),  # at one place
        ([[0.0, 0.0], [1.0, 1.0], [3.0, 3.0 + 2.0**-20]], True),
        ([[1e300, 0.0], [0.0, 1e-300], [0.0, 0.0]], False),  # float64 cannot tell: nothing is said
    ],
)
def test_samples_on_a_common_line_do_not_settle_it(X, for_good):
    assert overlaps_for_good(X) is for_good


def test_a_pair_at_one_place_overlaps_only_until_others_come():
    X, y = [[1.0, 1.0], [1.0, 1.0]], [0.0, 1.0]
    assert separability(X, y).verdict == "overlapping"
    assert not overlaps_for_good(X)
    assert separability([*X, [2.0, 2.0]], [*y, 1.0]).verdict == "touching"
