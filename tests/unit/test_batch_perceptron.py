"""The batch perceptron: by hand, and as what gradient descent tends to when alpha grows."""

import numpy as np
import pytest

from neuron import batch_perceptron, gradient_descent, named_set, threshold_step, wrong_sides


def states(run):
    return np.column_stack([run.W, run.b])


def test_by_hand():
    run = batch_perceptron([[-2.0], [1.0], [3.0]], [0, 1, 0], rate=1.0, iterations=3)
    # All on the line: half of (2, -1) + (1, 1) + (-3, -1), then what is wrong, each time.
    assert states(run).tolist() == [[0.0, 0.0], [0.0, -0.5], [1.0, 0.5], [-2.0, -0.5]]
    assert run.wrong.tolist() == [0, 1, 1, 2]


@pytest.mark.parametrize("name", ["overlapping", "tight margin", "exclusive or", "one outlier"])
@pytest.mark.parametrize("begins", ["zero", "elsewhere"])
def test_gradient_descent_over_alpha_tends_to_it(name, begins):
    X, y = named_set(name)
    start = {} if begins == "zero" else {"W": [1.5, -2.0], "b": 0.7}
    apart = []
    for alpha in (1e2, 1e4, 1e6, 1e8):
        run = gradient_descent(X, y, alpha=alpha, iterations=40, **start)
        rule = batch_perceptron(
            X, y, rate=alpha / len(y), iterations=39, W=run.W[1], b=float(run.b[1])
        )
        apart.append(float(np.abs(states(run)[1:] - states(rule)).max()) / alpha)
    assert apart[-1] < 1e-12
    assert apart[-1] <= apart[0]


def test_from_zero_the_first_step_is_that_of_gradient_descent():
    X, y = named_set("overlapping")
    run = gradient_descent(X, y, alpha=1000.0, iterations=1)
    rule = batch_perceptron(X, y, rate=1000.0 / len(y), iterations=1)
    np.testing.assert_allclose(states(run), states(rule), rtol=1e-12, atol=1e-9)


def test_on_separable_data_it_ends_and_stays():
    X, y = named_set("tight margin")
    run = batch_perceptron(X, y, rate=1.0 / len(y), iterations=2000)
    done = int(np.flatnonzero(run.wrong == 0)[-1])
    assert done == 2000
    assert states(run)[-1].tolist() == states(run)[-2].tolist()


def test_it_is_cut_where_it_leaves_float64_and_refuses_what_does_not_fit():
    cut = batch_perceptron([[1e308], [1e308]], [0, 1], rate=1e10, iterations=9, W=[1e300])
    assert len(cut.b) < 10
    assert np.isfinite(states(cut)).all()
    with pytest.raises(ValueError, match="rate must be greater than 0"):
        batch_perceptron([[1.0]], [0], rate=0.0, iterations=1)
    with pytest.raises(ValueError, match="iterations must be at least 0"):
        batch_perceptron([[1.0]], [0], rate=1.0, iterations=-1)


def test_one_step_and_its_wrong_samples_are_those_of_the_run():
    X, y = named_set("overlapping")
    run = batch_perceptron(X, y, rate=0.25, iterations=50)
    for k in (0, 1, 20, 49):
        W, b = threshold_step(X, y, run.W[k], run.b[k], rate=0.25)
        np.testing.assert_allclose(run.W[k] + W, run.W[k + 1], rtol=1e-12)
        assert run.b[k] + b == pytest.approx(run.b[k + 1], rel=1e-12)
    assert (wrong_sides(X, y, run.W, run.b).sum(axis=1) == run.wrong).all()
    assert wrong_sides([[1.0], [3.0]], [0, 1], [[1.0]], [-1.0]).tolist() == [[False, False]]
    with pytest.raises(ValueError, match="too large for float64"):
        wrong_sides([[1e300]], [0], [[1e300]], [0.0])
