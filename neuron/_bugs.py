"""Neurons with a mistake in them, to be told from the right one. For teaching: not exported.

Each is gradient descent as in the article's section 3, but for one thing.
"""

from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from neuron import _checks
from neuron._checks import FloatArray
from neuron.model import activation

BUGS: Final = ("sign", "no bias", "squared", "sum", "labels")
"""The step's sign turned round; b left out; (a - y)² in the place of the log-loss; the sum of the
samples in that of their mean; and 0 and 1 taken for one another."""


def buggy_descent(
    X: ArrayLike,
    y: ArrayLike,
    *,
    bug: str,
    alpha: float,
    iterations: int,
    W: ArrayLike,
    b: float,
) -> tuple[FloatArray, FloatArray]:
    """Run a neuron that has a mistake.

    Parameters
    ----------
    X, y, alpha, iterations, W, b
        As `gradient_descent` takes them.
    bug : str
        One of `BUGS`.

    Returns
    -------
    W : ndarray of shape (T + 1, d)
    b : ndarray of shape (T + 1,)
        The states, the initial one first.

    Raises
    ------
    ValueError
        If there is no such mistake, or the samples or parameters are none.

    Notes
    -----
    Article, section 3.2, with one thing wrong.

    Examples
    --------
    >>> buggy_descent([[1.0]], [1], bug="sign", alpha=1.0, iterations=1, W=[0.0], b=0.0)[1].tolist()
    [0.0, -0.5]
    """
    if bug not in BUGS:
        raise ValueError(f"there is no mistake called {bug!r}")
    features, labels = _checks.samples(X, y)
    weights, bias = _checks.parameters(W, b, features.shape[1])
    if bug == "labels":
        labels = 1.0 - labels
    share = 1.0 if bug == "sum" else 1.0 / len(labels)
    rate = -alpha if bug == "sign" else alpha
    states = np.empty((iterations + 1, len(weights) + 1))
    states[0] = [*weights, bias]
    for k in range(iterations):
        A = activation(features, states[k, :-1], float(states[k, -1]))
        pull = A - labels
        if bug == "squared":
            pull = 2.0 * pull * A * (1.0 - A)
        slope = np.append(pull @ features, 0.0 if bug == "no bias" else pull.sum())
        states[k + 1] = states[k] - rate * share * slope
    return states[:, :-1], states[:, -1]
