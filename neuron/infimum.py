"""What the log-loss cannot go below, on whatever data, and how far a state is from its minimum."""

import numpy as np
from numpy.typing import ArrayLike

from neuron import _checks
from neuron._checks import FloatArray
from neuron.newton import Optimum, optimum
from neuron.separability import separability
from neuron.standardise import standardisation
from neuron.vectors import norm


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


def distances_to_optimum(X: ArrayLike, W: ArrayLike, b: ArrayLike, best: Optimum) -> FloatArray:
    """Measure how far states are from the nearest state of least loss.

    Parameters
    ----------
    X : array_like of shape (m, d)
        One sample per row.
    W, b : array_like of shape (T, d) and (T,)
        The states.
    best : Optimum
        What `optimum` found for these samples.

    Returns
    -------
    ndarray of shape (T,)
        ``‖(W, b) - (W*, b*)‖``. Where features depend on one another there are many optima, and
        the distance is that to the nearest one: a part of (W, b) that changes no score counts for
        nothing, and gradient descent never changes it.

    Raises
    ------
    ValueError
        If a shape is wrong, or a value or a distance is not finite.

    Examples
    --------
    >>> best = optimum([[0.0], [1.0], [0.0], [1.0]], [0, 1, 1, 0])  # W = 0, b = 0
    >>> distances_to_optimum([[0.0], [1.0], [0.0], [1.0]], [[3.0]], [4.0], best).tolist()
    [5.0]
    """
    rows = _checks.features(X)
    weights, biases = _checks.states(W, b, rows.shape[1])
    apart = np.column_stack([weights, biases]) - np.append(best.W, best.b)  # (T, d + 1)
    scale = standardisation(rows)
    extended = np.column_stack([scale.standardised(rows), np.ones(len(rows))])  # (m, d + 1)
    sizes, along = np.linalg.svd(extended, full_matrices=False)[1:]
    rank = int(np.count_nonzero(sizes > sizes[0] * max(extended.shape) * np.finfo(np.float64).eps))
    if rank == apart.shape[1]:
        return norm(apart)
    # The directions in which scores change, as `optimum` has them, for x itself.
    slopes = np.column_stack(scale.original_gradient(along[:rank, :-1], along[:rank, -1]))
    return norm(apart @ np.linalg.qr(slopes.T)[0])
