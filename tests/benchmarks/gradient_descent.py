"""How fast is gradient_descent, and how exact? Run: python tests/benchmarks/gradient_descent.py.

Everything is recorded in every version: W, b, loss, dW, db and accuracy at every iteration. The
versions take turns in one process, so that all of them meet the same noise; the table has medians.
"""

import sys
import time
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from neuron import gradient_descent, step_limit
from tests.textbook import textbook_descent

SIZES = [(200, 1000, 31), (10_000, 200, 11), (1_000_000, 20, 5)]  # m, iterations, repetitions
TARGETS = {200: 3.0, 10_000: 1.3, 1_000_000: 2.0}  # times as fast as the textbook loop


def clouds(m):
    """Two overlapping clouds in random order."""
    rng = np.random.default_rng(0)
    y = rng.permutation(np.arange(m) % 2).astype(float)
    return rng.normal(size=(m, 2)) + (2 * y - 1)[:, np.newaxis], y


def with_numba():
    """Return the loop over samples that numba compiles, or None without numba."""
    try:
        import numba  # noqa: PLC0415 - it need not be there
    except ImportError:
        return None

    @numba.njit
    def descend(X, y, alpha, iterations):
        m, d = X.shape
        theta = np.zeros((iterations + 1, d + 1))
        slope = np.zeros((iterations + 1, d + 1))
        loss, right = np.zeros(iterations + 1), np.zeros(iterations + 1)
        for k in range(iterations + 1):
            for i in range(m):
                z = theta[k, d]
                for j in range(d):
                    z += X[i, j] * theta[k, j]
                t = np.exp(-abs(z))
                a = 1 / (1 + t) if z >= 0 else t / (1 + t)
                for j in range(d):
                    slope[k, j] += (a - y[i]) * X[i, j]
                slope[k, d] += a - y[i]
                loss[k] += np.log1p(t) + max(z, 0.0) - y[i] * z
                right[k] += (z >= 0) == y[i]
            slope[k] /= m
            if k < iterations:
                theta[k + 1] = theta[k] - alpha * slope[k]
        return theta, slope, loss / m, right / m

    return descend


def with_jax():
    """Return the scan that JAX compiles, or None without JAX."""
    try:
        import jax  # noqa: PLC0415 - it need not be there
        import jax.numpy as jnp  # noqa: PLC0415
    except ImportError:
        return None
    jax.config.update("jax_enable_x64", True)

    def descend(X, y, alpha, iterations):
        def step(state, _):
            W, b = state
            Z = X @ W + b
            error = jax.nn.sigmoid(Z) - y
            dW, db = X.T @ error / len(y), error.mean()
            loss = (jnp.logaddexp(0.0, Z) - y * Z).mean()
            row = (W, b, loss, dW, db, ((Z >= 0) == y).mean())
            return (W - alpha * dW, b - alpha * db), row

        return jax.lax.scan(step, (jnp.zeros(X.shape[1]), 0.0), length=iterations + 1)[1]

    compiled = jax.jit(descend, static_argnums=3)
    return lambda *arguments: jax.block_until_ready(compiled(*arguments))


def exactness():
    """Largest relative error of loss and gradient where the loss is e^-500."""
    run = gradient_descent([[-1, 0], [1, 0]], [0, 1], alpha=1000.0, iterations=1)
    truth = 7.124576406741286e-218
    return run.loss[1], max(abs(run.loss[1] / truth - 1), abs(-run.dW[1, 0] / truth - 1))


def main():
    """Print the table; the result is 1 if a target was missed."""
    versions = {
        "neuron": lambda X, y, alpha, T: gradient_descent(X, y, alpha=alpha, iterations=T),
        "textbook": textbook_descent,
        "numba": with_numba(),
        "jax": with_jax(),
    }
    print("        m iterations  version    median ms  neuron is … times as fast")
    missed = 0
    for m, iterations, repetitions in SIZES:
        X, y = clouds(m)
        alpha = 0.5 * step_limit(X)
        times = {name: [] for name, version in versions.items() if version}
        for name in times:
            versions[name](X, y, alpha, iterations)  # compile, and touch the memory
        for _ in range(repetitions):
            for name, taken in times.items():
                start = time.perf_counter()
                versions[name](X, y, alpha, iterations)
                taken.append(time.perf_counter() - start)
        ours = np.median(times["neuron"])
        for name, taken in times.items():
            median = np.median(taken)
            note = ""
            if name == "textbook":
                met = median / ours >= TARGETS[m]
                missed += not met
                note = f"  (target {TARGETS[m]:g}: {'met' if met else 'MISSED'})"
            ratio = f"{median / ours:26.2f}"
            print(f"{m:>9,} {iterations:>10,}  {name:<9} {1000 * median:>10.2f} {ratio}{note}")
    for name, version in versions.items():
        if version is None:
            print(f"{name} is not installed")
    loss, error = exactness()
    print(f"exactness: loss {loss:.16g} where e^-500 is due, largest relative error {error:.1e}")
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main())
