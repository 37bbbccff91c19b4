"""What the log-loss cannot go below, on whatever data."""

import numpy as np
from numpy.typing import ArrayLike

from neuron import _checks
from neuron.newton import optimum
from neuron.separability import separability


def loss_infimum(X: ArrayLike, y: ArrayLike) -> float:
    """Give the greatest number that no log-loss of these samples is below.

    Parameters
    ----------
    X : array_like of shape (m, d)
        One sample per row.
    y : array_like of shape (m,)
        Labels in {0, 1}.

    Returns
    -------
    float
        In nats. By the verdict of `separability`: separable, 0, which no state reaches;
        overlapping, the loss at the `optimum`; touching, what the samples on the line leave when
        the losses of all others have gone to 0: positive, and reached by no state.

    Raises
    ------
    ValueError
        As for `optimum`.

    Notes
    -----
    Gradient descent comes as near to it as one likes (Ji & Telgarsky 2018, "Risk and parameter
    convergence of logistic regression"): samples that some direction gets right without ever
    harming another one follow that direction for ever, the rest has a minimum.

    Examples
    --------
    >>> loss_infimum([[-1.0], [1.0]], [0, 1])
    0.0
    >>> round(loss_infimum([[0.0], [1.0], [1.0], [2.0]], [0, 0, 1, 1]), 9)  # log(2) / 2
    0.34657359
    """
    rows, labels = _checks.samples(X, y)
    found = separability(rows, labels)
    if found.verdict == "separable":
        return 0.0
    stay = np.arange(len(rows)) if found.on_line is None else found.on_line
    least = optimum(rows[stay], labels[stay])
    if least is None:  # what no line parts any further overlaps
        raise AssertionError("the samples on the line of a touching set do not overlap")
    return least.loss * len(stay) / len(rows)
