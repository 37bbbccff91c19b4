"""One step as arrows: the samples' pulls, their mean, and the step measured by W."""

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from neuron import gradient, pull_arrows, residuals, step_arrow

COORDINATES = st.floats(-20, 20)
SAMPLES = st.integers(1, 12).flatmap(
    lambda m: st.tuples(
        arrays(np.float64, (m, 2), elements=COORDINATES),
        arrays(np.float64, m, elements=st.sampled_from([0.0, 1.0])),
    )
)
WEIGHTS = arrays(np.float64, 2, elements=st.floats(-5, 5))


@given(SAMPLES, WEIGHTS, st.floats(-5, 5))
def test_the_mean_of_all_pulls_is_the_way_down(samples, W, b):
    X, y = samples
    directions, sizes = pull_arrows(X, y, W, b)
    lengths = np.hypot(*X.T)
    mean = (directions * (sizes * lengths)[:, np.newaxis]).mean(axis=0)
    dW, _ = gradient(X, y, W, b)
    np.testing.assert_allclose(mean, -dW, rtol=1e-9, atol=1e-12)
    assert sizes == pytest.approx(np.abs(residuals(X, y, W, b)))


def test_a_pull_has_no_direction_where_the_features_are_0():
    directions, sizes = pull_arrows([[0.0, 0.0]], [1], [1.0, 1.0], 0.0)
    assert directions.tolist() == [[0.0, 0.0]]
    assert sizes.tolist() == [0.5]


def test_units_stretch_the_plane_in_which_the_arrows_are_drawn():
    directions, _ = pull_arrows([[3.0, 8.0]], [1], [0.0, 0.0], 0.0, units=[1.0, 2.0])
    assert directions.round(12).tolist() == [[0.6, 0.8]]


@given(WEIGHTS, WEIGHTS, st.floats(1e-3, 1e3))
@example(np.zeros(2), np.full(2, 5e-324), 1.0)
def test_the_step_is_drawn_in_lengths_of_the_weights(W, dW, alpha):
    arrow = step_arrow(W, dW, alpha)
    size = np.hypot(*arrow.vector)
    if not dW.any():
        assert (size, arrow.power) == (0.0, 0)
    elif not W.any():
        assert (size, arrow.power) == (pytest.approx(1.0), None)
    else:
        assert 0.2499 <= size <= 2.5001
        length = np.hypot(*W)
        if length > 1e-200 and arrow.power < 200:  # where the product below is a float64
            step = arrow.vector * length / 10.0**arrow.power
            np.testing.assert_allclose(
                step, -alpha * dW, rtol=1e-9, atol=1e-12 * alpha * np.hypot(*dW)
            )


@pytest.mark.parametrize("units", [0.0, -1.0, np.inf, [1.0, np.nan]])
def test_a_unit_that_is_none_is_refused(units):
    with pytest.raises(ValueError, match="units"):
        pull_arrows([[1.0, 1.0]], [1], [0.0, 0.0], 0.0, units)
    with pytest.raises(ValueError, match="units"):
        step_arrow([1.0, 1.0], [1.0, 1.0], 0.1, units)
