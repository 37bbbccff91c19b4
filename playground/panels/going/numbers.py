"""What the panel "Where it is going" measures along a run: each number at some of its states.

No Streamlit and no drawing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from neuron import (
    angles,
    distances_to_optimum,
    log_spaced_iterations,
    loss_bound,
    margins_reached,
    norm,
    step_limit,
)
from playground.drawing.paths import Curve

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from neuron import Record, Trajectory
    from playground.panels.going.known import Known
    from playground.state.shown import Shown

    FloatArray = NDArray[np.float64]
    IntArray = NDArray[np.int64]

STATES: Final = 300
"""States that are measured of a run, evenly along a logarithmic axis: two pixels apart."""

ROUNDING: Final = 1e-14
"""A loss that is above the least one by less than this share of it is above it by rounding."""


@dataclass(frozen=True, slots=True, eq=False)
class Path:
    """Some states of a run, the one on the screen among them."""

    iterations: IntArray  # (K,)
    W: FloatArray  # (K, 2)
    b: FloatArray  # (K,)
    loss: FloatArray  # (K,)
    k: int
    """The iteration on the screen."""
    last: int
    """The last iteration of the run on the board; what follows was run on to."""

    @property
    def end(self) -> int:
        """The last iteration there is."""
        return int(self.iterations[-1])


def path_of(shown: Shown, whole: Trajectory, far: Record | None = None) -> Path:
    """Choose states of the run on the board, and add those of the run that goes on from its end."""
    last, k = whole.iterations, shown.iteration
    rows = np.union1d(log_spaced_iterations(last, STATES), [k])
    parts = [(rows, whole.W[rows], whole.b[rows], whole.loss[rows])]
    if far is not None:
        later = far.iterations > last
        parts.append((far.iterations[later], far.W[later], far.b[later], far.loss[later]))
    iterations, W, b, loss = (np.concatenate(part) for part in zip(*parts, strict=True))
    return Path(iterations, W, b, loss, k, last)


def to_limit(path: Path, known: Known) -> Curve:
    """Measure the angle between (W, b) and its limit, in degrees; (0, 0, 0) has none."""
    if known.limit is None:
        return _none(path)
    theta = np.column_stack([path.W, path.b])
    there = norm(theta) > 0.0
    limit = np.append(known.limit.W, known.limit.b)
    return Curve(path.iterations[there], angles(theta[there], limit), path.k)


def to_widest(path: Path, known: Known) -> Curve:
    """Measure the angle between W and that of the support vector line; W = 0 has none."""
    if known.widest is None:
        return _none(path)
    there = norm(path.W) > 0.0
    return Curve(path.iterations[there], angles(path.W[there], known.widest.W), path.k)


def margin_share(path: Path, known: Known, shown: Shown) -> Curve:
    """Divide the least s (W · x + b) / ‖(W, b)‖ of all samples by the most that there can be."""
    if known.gamma is None:
        return _none(path)
    theta = np.column_stack([path.W, path.b])
    there = norm(theta) > 0.0
    least = margins_reached(shown.X, shown.y, path.W[there], path.b[there])
    return Curve(path.iterations[there], least / known.gamma, path.k)


def length(path: Path) -> Curve:
    """Measure ‖(W, b)‖."""
    return Curve(path.iterations, norm(np.column_stack([path.W, path.b])), path.k)


def law(path: Path, shown: Shown) -> Curve:
    """Multiply alpha, k and the loss, which on separable samples tends to 1/gamma²."""
    there = (path.iterations > 0) & (path.loss > 0.0)
    k = path.iterations[there]
    return Curve(k, shown.alpha * k * path.loss[there], path.k)


def law_bound(path: Path, known: Known, shown: Shown) -> Curve:
    """Multiply alpha, k and the bound of the loss, where its conditions hold."""
    if known.gamma is None or why_no_bound(known, shown):
        return _none(path)
    k = path.iterations[path.iterations > 0]
    if not len(k):
        return _none(path)
    bound = loss_bound(k, alpha=shown.alpha, margin=known.gamma)
    return Curve(k, shown.alpha * k * bound, path.k)


def why_no_bound(known: Known, shown: Shown) -> str:
    """Name the condition of the bound that does not hold: "start", "alpha" or "float64"; or ""."""
    start = shown.experiment
    if start.w1 or start.w2 or start.b:
        return "start"
    if shown.alpha > step_limit(shown.X) / 2.0:
        return "alpha"
    try:
        loss_bound([1.0, 1e6], alpha=shown.alpha, margin=known.gamma or 0.0)
    except ValueError:
        return "float64"
    return ""


def distance(path: Path, known: Known, shown: Shown) -> Curve:
    """Measure how far (W, b) is from the nearest state of least loss."""
    if known.best is None:
        return _none(path)
    far = distances_to_optimum(shown.X, path.W, path.b, known.best)
    return Curve(path.iterations, far, path.k)


def above(path: Path, known: Known) -> Curve:
    """Measure how far the loss is above what it cannot go below, until that is rounding."""
    rest = path.loss - known.infimum
    there = rest > ROUNDING * known.infimum
    return Curve(path.iterations[there], rest[there], path.k)


def _none(path: Path) -> Curve:
    return Curve(path.iterations[:0], path.loss[:0], path.k)
