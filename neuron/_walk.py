"""Steps of gradient descent one after the other: the loop of all runs, long or short.

A step is seven operations on few numbers, and a call of NumPy takes longer than they do. So nothing
is allocated or looked up in the loop, and numbers are written over. In the plane a state has three
of them, which are multiplied and subtracted sooner than NumPy is called twice: a seventh of the
time is saved, and no bit changes, as a float's operations are those of float64. An ``array`` gives
and takes floats, and NumPy sees the same memory.
"""

from array import array
from collections.abc import Callable
from itertools import repeat

import numpy as np

from neuron._checks import FloatArray
from neuron._margin import QUICK, farthest_pull

PLANE = 3
"""Numbers in a state of the plane: two weights and the bias."""

Walk = Callable[[int], FloatArray]
"""Takes so many steps more, and gives the state (d + 1,) where they end."""


def walk_from(
    Q: FloatArray,
    start: FloatArray,
    alpha: float,
    *,
    kept: "array[float] | None" = None,
    far: bool = False,
) -> Walk:
    """Begin a run at the state ``start`` (d + 1,), with the samples Q folded as in `_run`.

    Where they are ``kept``, the gradient (d + 1,) that each step follows is put behind those before
    it. Where margins are ``far`` from 0, what is not normal and would take long is left out.
    """
    # As arrays without axes: NumPy converts a Python float anew in each call, half a call's time.
    rate, minus_share, one = np.array(alpha), np.array(-1.0 / Q.shape[1]), np.array(1.0)
    state, slope = array("d", start.tolist()), array("d", start.tolist())
    theta, gradient = np.frombuffer(state), np.frombuffer(slope)
    pull, step, farthest = np.empty(Q.shape[1]), np.empty(len(Q)), farthest_pull(Q.shape[1])
    exp, add, divide, multiply, subtract = np.exp, np.add, np.divide, np.multiply, np.subtract
    margins, sums = theta.dot, Q.dot
    keep, in_plane = None if kept is None else kept.extend, len(Q) == PLANE

    def walk(steps: int) -> FloatArray:
        w1, w2, b = state if in_plane else (0.0, 0.0, 0.0)
        for _ in repeat(None, steps):
            margins(Q, pull)
            if far:
                np.maximum(pull, -QUICK, out=pull)  # 1 + exp(M) is 1 in either case
                pull[pull > farthest] = np.inf
            exp(pull, pull)
            add(one, pull, pull)
            divide(minus_share, pull, pull)  # -(1/m) pull, so that the sum is the gradient itself
            sums(pull, gradient)
            if keep:
                keep(slope)
            if in_plane:  # `descent_step`: theta - alpha gradient
                state[0] = w1 = w1 - alpha * slope[0]
                state[1] = w2 = w2 - alpha * slope[1]
                state[2] = b = b - alpha * slope[2]
            else:
                multiply(rate, gradient, step)
                subtract(theta, step, theta)
        return theta.copy()

    return walk
