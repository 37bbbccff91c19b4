"""Very large margins: a run has the states and losses of its steps."""

import numpy as np
import pytest

from neuron import descent_step, gradient, gradient_descent, log_loss, losses_after

RNG = np.random.default_rng(4)
RANGES = {"wrong": (-745.0, -709.0), "right": (690.0, 745.0), "both": (-800.0, 800.0)}
ROWS = {"few": 300, "many": 9_000}


def samples(low, high, m):
    """Samples whose margins lie in this range where W = (1, 0)."""
    s = np.where(np.arange(m) % 2, 1.0, -1.0)
    return np.column_stack([s * RNG.uniform(low, high, m), RNG.normal(size=m)]), (s + 1) / 2


@pytest.mark.parametrize("m", ROWS.values(), ids=ROWS)
@pytest.mark.parametrize(("low", "high"), RANGES.values(), ids=RANGES)
def test_a_run_is_that_of_its_steps(low, high, m):
    X, y = samples(low, high, m)
    run = gradient_descent(X, y, alpha=1e-5, iterations=4, W=[1.0, 0.0])
    for k in range(4):
        W, b = descent_step(run.W[k], run.b[k], *gradient(X, y, run.W[k], run.b[k]), 1e-5)
        assert run.W[k + 1] == pytest.approx(W, rel=1e-12, abs=1e-300)
        assert run.b[k + 1] == pytest.approx(b, rel=1e-12, abs=1e-300)
        assert run.loss[k] == pytest.approx(
            log_loss(X, y, run.W[k], run.b[k]), rel=1e-12, abs=1e-300
        )
    many = losses_after(X, y, alphas=[1e-5, 2e-5], iterations=[0, 4], W=[1.0, 0.0])
    assert many.loss[0] == pytest.approx(run.loss[[0, 4]], rel=1e-9, abs=1e-300)


@pytest.mark.parametrize("margin", [691.0, 700.0, 706.0])
def test_what_is_a_normal_number_is_kept(margin):
    """A gradient of 1e-306 is shown as such, and not as 0."""
    X, y = np.array([[-margin, 0.5], [margin, 1.0]]), np.array([0, 1])
    run = gradient_descent(X, y, alpha=0.1, iterations=2, W=[1.0, 0.0])
    dW, _ = gradient(X, y, run.W[1], run.b[1])
    assert run.dW[1] == pytest.approx(dW, rel=1e-12, abs=0)
    assert dW[0] != 0
    assert run.loss[1] == pytest.approx(log_loss(X, y, run.W[1], run.b[1]), rel=1e-12, abs=0)
