"""The arithmetic of a run: every iteration of gradient descent, fast and without loss of digits.

The label is folded into the sample: q = s [x, 1] with s = 2y - 1, and theta = [W, b]. Then

    M = theta · q                                       the margin
    pull = 1 / (1 + exp(M))                             P(the other label)
    gradient = -(1/m) sum of pull · q
    loss = (1/m) sum of log1p(exp(-M))

and no step subtracts two numbers that are nearly equal: relative accuracy holds at a loss of
1e-200, too. (Where exp(M) overflows, a pull below 5.6e-309 counts as 0, and so may a share
of the gradient that is not normal; a loss below 3.4e-308 does. Where exp(-M) overflows, the loss is
-M, as it is to the last bit.)

These are the loss and the pull of `_margin` and the update of `descent_step`, written out because
the safe forms take more operations, and new arrays, at each of thousands of steps. Tests hold the
two together.

It is fast because next to nothing is allocated inside the loops (that over steps is in `_walk`),
and because numbers are used again while they are in the processor's cache. With few samples the
steps go first and the losses of many iterations follow in one sweep; with many samples each block
of them does all its work in one visit. Which of the two, and the size of every array operation,
depends on m alone, never on the number of iterations: a short run is, bit for bit, the beginning of
a longer one. And a run that stands still, as each further step would be rounded away, is not walked
on.
"""

import math
from array import array
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from neuron._checks import BoolArray, FloatArray, IntArray
from neuron._margin import FARTHEST, farthest_pull, folded
from neuron._walk import walk_from

TILE = 32_768
"""Numbers in one working array: 256 KB, so that a few of them fit a core's cache."""

STEPS_FIRST_UP_TO = 8_192
"""Up to so many samples the calls cost more than the numbers, and steps in a row are faster."""

LARGE = 1e300
"""In place of an exp(-M) that is infinite: the pull E / (1 + E) is exactly 1 either way."""


@dataclass(frozen=True, slots=True, eq=False)
class Run:
    """The states 0 ... T and what was measured there; not yet checked for overflow."""

    theta: FloatArray  # shape (T + 1, d + 1): W, then b
    gradient: FloatArray  # shape (T + 1, d + 1): dW, then db
    loss: FloatArray  # shape (T + 1,)
    right: IntArray  # shape (T + 1,): how many samples are predicted right


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """Some of the samples, folded, one feature after the other; the last row of Q is s."""

    Q: FloatArray  # shape (d + 1, n)
    wrong_from: FloatArray
    """The least -M of a wrong prediction, shape (n,): 0, or just above, as z = 0 says class 1."""


@dataclass(frozen=True, slots=True, eq=False)
class Tile:
    """Working space for several states (rows) and the samples of one block (columns)."""

    E: FloatArray
    other: FloatArray
    hits: BoolArray

    def corner(self, rows: slice | int, columns: slice) -> "Tile":
        """Return the part that fewer states or fewer samples need; one row has one axis."""
        return Tile(self.E[rows, columns], self.other[rows, columns], self.hits[rows, columns])


def run(
    X: FloatArray,
    y: FloatArray,
    theta: FloatArray,
    alpha: float,
    iterations: int,
    *,
    begun: Run | None,
) -> Run:
    """Take ``iterations`` steps from ``theta`` (d + 1,); the arguments have been checked.

    Of a shorter run that has ``begun`` what is known is taken.
    """
    # One state more than asked for: a last step that nobody reads is cheaper than a test for it.
    states = np.empty((iterations + 2, len(theta)))
    states[0] = theta
    return _swept(X, y, states, iterations + 1, alpha, begun=begun)


def measure(X: FloatArray, y: FloatArray, states: FloatArray) -> Run:
    """Measure states (T, d + 1) that are given; each as if a run began there, to the bit."""
    return _swept(X, y, states, len(states), None, begun=None)


def _swept(
    X: FloatArray,
    y: FloatArray,
    theta_all: FloatArray,
    length: int,
    alpha: float | None,
    *,
    begun: Run | None,
) -> Run:
    """Measure ``length`` states; with a learning rate each is made by the one before it."""
    m, columns = X.shape[0], X.shape[1] + 1
    height, width = TILE // m if m <= STEPS_FIRST_UP_TO else 1, min(m, TILE)
    tile = Tile(
        E=np.empty((height, width)),
        other=np.empty((height, width)),
        hits=np.empty((height, width), dtype=np.bool_),
    )
    blocks = [
        Block(
            folded(X[i : i + TILE], y[i : i + TILE]),
            wrong_from=np.where(y[i : i + TILE] == 1.0, math.ulp(0.0), 0.0),
        )
        for i in range(0, m, TILE)
    ]

    gradient = np.zeros((length, columns))
    loss = np.zeros(length)
    right = np.zeros(length, dtype=np.int64)
    table = (theta_all, gradient, loss, right)
    start = 0
    if begun is not None:
        known = min(len(begun.loss), length)
        for rows, before in zip(
            table, (begun.theta, begun.gradient, begun.loss, begun.right), strict=True
        ):
            rows[:known] = before[:known]
        if _stands_still(theta_all[:known]):
            start = _stays(table, known)
        else:  # from where a sweep of the whole run comes by, so that the bits are its
            start = (known - 1) // height * height
            gradient[start:] = 0.0  # it is added up

    with np.errstate(all="ignore"):  # what leaves float64 is found and cut off afterwards
        for first in range(start, length, height):
            now = slice(first, min(first + height, length))
            states = theta_all[first : now.stop + (alpha is not None)]
            if m <= STEPS_FIRST_UP_TO:
                part = tile.corner(slice(now.stop - first), slice(m))
                loss[now], right[now] = _steps_first(blocks[0], states, gradient[now], part, alpha)
            else:
                loss[first], right[first] = _block_by_block(
                    blocks, states, gradient[first], tile, m=m, alpha=alpha
                )
            if alpha is not None and _stands_still(theta_all[: now.stop + 1]):
                _stays(table, now.stop)
                break
    return Run(theta_all[:length], gradient, loss, right)


def _steps_first(
    block: Block,
    states: FloatArray,
    gradients: FloatArray,
    part: Tile,
    alpha: float | None,
) -> tuple[FloatArray, IntArray]:
    """Fill ``gradients`` of few samples at many states, and these from the first on; then look."""
    m = block.Q.shape[1]
    now = states[: len(gradients)]
    if alpha is None:
        slopes(block.Q, now, gradients)
    else:
        far = bool(np.abs(states[0] @ block.Q).max() > farthest_pull(m))
        take_steps(block.Q, states, gradients, alpha, far=far)
    look(block, now, part)
    loss: FloatArray = np.add.reduce(part.other, axis=1) / m
    large = np.isinf(loss)
    if large.any():
        loss[large] = means_of_large(block, now[large], part.other[large], m)
    # Bytes added up in two bytes, an eighth of the time of counting row by row.
    return loss, np.add.reduce(part.hits.view(np.uint8), axis=1, dtype=np.uint16)


def _block_by_block(
    blocks: list[Block],
    states: FloatArray,
    gradient: FloatArray,
    tile: Tile,
    *,
    m: int,
    alpha: float | None,
) -> tuple[float, int]:
    """Fill the ``gradient`` of many samples at one state, and the state that follows from it."""
    loss, right = 0.0, 0
    for block in blocks:
        part = tile.corner(0, slice(len(block.wrong_from)))
        look(block, states[0], part)
        mean = np.add.reduce(part.other) / m
        if np.isinf(mean):
            mean = means_of_large(block, states[0], part.other, m)
            np.minimum(part.E, LARGE, out=part.E)
        loss += float(mean)
        right += int(np.count_nonzero(part.hits))
        gradient += block.Q @ shares(part, -1.0 / m)
    if alpha is not None:  # `descent_step`
        states[1] = states[0] - alpha * gradient
    return loss, right


def _stands_still(states: FloatArray) -> bool:
    """Say whether the last step was rounded away to the last bit: then the run stays for good."""
    return len(states) > 1 and states[-2].tobytes() == states[-1].tobytes()


def _stays(table: tuple[NDArray[Any], ...], known: int) -> int:
    """Repeat the last of the ``known`` rows to the end, and say where that is."""
    for rows in table:
        rows[known:] = rows[known - 1]
    return len(table[-1])


def take_steps(
    Q: FloatArray, states: FloatArray, gradients: FloatArray, alpha: float, *, far: bool
) -> None:
    """Take the steps of one tile: fill ``gradients`` (t, d + 1) and ``states`` (t + 1, d + 1)."""
    kept = array("d")
    walk_from(Q, states[0], alpha, kept=kept, far=far)(len(gradients))
    gradients[:] = np.frombuffer(kept).reshape(gradients.shape)
    # `descent_step` once more, of all of them in two calls.
    np.multiply(alpha, gradients, out=states[1:])
    np.subtract.accumulate(states, out=states)


def slopes(Q: FloatArray, states: FloatArray, gradients: FloatArray) -> None:
    """Fill ``gradients`` (t, d + 1) as `walk_from` does, for states (t, d + 1) that are there."""
    minus_share, one, pull = np.array(-1.0 / Q.shape[1]), np.array(1.0), np.empty(Q.shape[1])
    for theta, gradient in zip(states, gradients, strict=True):
        theta.dot(Q, pull)
        np.exp(pull, pull)
        np.add(one, pull, pull)
        np.divide(minus_share, pull, pull)
        Q.dot(pull, gradient)


def minus_margins(block: Block, states: FloatArray, out: FloatArray, spare: FloatArray) -> None:
    """Fill ``out`` with -M, its terms in the order of `score`, hence the same bits."""
    minus = -np.atleast_2d(states)
    for j in range(len(block.Q)):
        # Each to each, as a product of matrices with one term: in half the time, and to the bit.
        np.dot(minus[:, j : j + 1], block.Q[j : j + 1], out=np.atleast_2d(spare if j else out))
        if j:
            np.add(out, spare, out=out)


def look(block: Block, states: FloatArray, part: Tile) -> None:
    """Fill part.E with exp(-M), part.other with the losses, part.hits with the right predictions.

    Takes the states of a tile (rows, d + 1), or one state (d + 1,) and a row of the tile.
    """
    E, other, hits = part.E, part.other, part.hits
    minus_margins(block, states, E, other)
    np.less(E, block.wrong_from, out=hits)
    if E.min() < -FARTHEST:
        E[E < -FARTHEST] = -np.inf
    np.exp(E, out=E)
    np.log1p(E, out=other)


def means_of_large(block: Block, states: FloatArray, losses: FloatArray, m: int) -> FloatArray:
    """Add the losses, divided by m, where ``look`` left some infinite; writes over them.

    That is where exp(-M) overflows, with a margin below -709: there the loss is -M to the last bit.
    """
    minus = np.empty_like(losses)
    minus_margins(block, states, minus, np.empty_like(losses))
    np.copyto(losses, minus, where=np.isinf(losses))
    losses /= m
    means: FloatArray = np.add.reduce(losses, axis=-1)
    return means


def shares(part: Tile, minus_share: float) -> FloatArray:
    """Turn part.E = exp(-M), in place, into ``minus_share / (1 + exp(M))``."""
    np.add(1.0, part.E, out=part.other)
    np.divide(part.E, part.other, out=part.E)
    return np.multiply(minus_share, part.E, out=part.E)
