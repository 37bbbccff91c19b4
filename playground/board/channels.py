"""The arrays of a message: one row an iteration for each number shown and each thing that moves."""

from __future__ import annotations

import math
from dataclasses import fields
from typing import TYPE_CHECKING, Any

import numpy as np

from neuron import Measured, norm, score, sigmoid
from playground.drawing.diagram import edge_widths
from playground.drawing.places import places
from playground.state import words
from playground.state.names import STANDARDISED, names_of
from playground.state.run import original_states, rose_at, trained_features

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from playground.board.protocol import ChannelDescription
    from playground.state.experiment import Experiment
    from playground.state.run import Run
    from playground.state.shown import Shown

Arrays = dict[str, "NDArray[Any]"]
States = tuple["NDArray[np.float64]", "NDArray[np.float64]"]
"""W, shape (T, 2), and b, shape (T,)."""

SCREEN_STEPS = 8191
"""Steps of an on-screen coordinate from the middle of the view to its edge: a 0.03rd of a pixel
on a board of 500; int16 then reaches four times as far as the view."""


def channels(experiment: Experiment, run: Run, start: int, end: int) -> Arrays:
    """Collect one row an iteration for each number shown and each thing that moves.

    From ``start`` up to but not including ``end``: those that the browser wants.
    """
    first = min(start, end - 1)  # a row at least is worked out, though none may be wanted
    rows = slice(first, end)
    W, b = original_states(experiment, run)
    placed = W[rows], b[rows]
    if run.trajectory is None:
        states = np.array([[experiment.w1, experiment.w2]]), np.array([experiment.b])
        arrays = state_channels(experiment, states, None, placed)
    else:
        measured = _rows_of(run.trajectory, rows)
        states = measured.W, measured.b
        arrays = state_channels(experiment, states, measured, placed)
        rose = rose_at(experiment, run.trajectory, key=run.key)
        arrays["rose"] = rose[rows].astype(np.uint8)
    return {name: array[start - first :] for name, array in arrays.items()}


def _rows_of(measured: Measured, rows: slice) -> Measured:
    """Take some rows; of all of them, what is known already is not worked out again."""
    if rows == slice(0, len(measured.loss)):
        return measured
    return Measured(**{one.name: getattr(measured, one.name)[rows] for one in fields(Measured)})


def state_channels(
    experiment: Experiment, states: States, measured: Measured | None, placed: States
) -> Arrays:
    """Collect one row a state; ``measured`` without points is None, ``placed`` is for the axes."""
    W, b = states
    arrays: Arrays = {"w1": W[:, 0], "w2": W[:, 1], "b": b}
    if measured is not None:
        m = len(experiment.points)
        arrays |= {
            "loss": measured.loss,
            "accuracy": np.rint(measured.accuracy * m).astype(np.uint16),
            "gradient-norm": measured.gradient_norm,
        }
    return {
        **arrays,
        "norm": norm(W),
        "edges": edge_widths(np.column_stack([W, b])),
        **_places(*placed, experiment),
    }


def sample_channels(experiment: Experiment, run: Run, place: int | None) -> Arrays:
    """Follow a sample through the run: its score, and what the activation makes of it."""
    if run.trajectory is None:
        return {}
    return sample_at(experiment, (run.trajectory.W, run.trajectory.b), place)


def sample_at(experiment: Experiment, states: States, place: int | None) -> Arrays:
    """Give a sample's score at each state, and what the activation makes of it."""
    if place is None:
        return {}
    W, b = states
    # The states take the part of the samples: z = w · x + b is symmetric in w and x.
    Z = score(W, trained_features(experiment)[place], 0.0) + b
    return {"sample-z": Z, "sample-out": _output(Z, experiment)}


def _output(Z: NDArray[np.float64], experiment: Experiment) -> NDArray[Any]:
    """Apply the activation that the diagram shows."""
    if experiment.option("activation") == words.PERCEPTRON:
        return (Z >= 0).astype(np.uint8)
    return sigmoid(Z)


def _places(W: NDArray[np.float64], b: NDArray[np.float64], experiment: Experiment) -> Arrays:
    """Place the boundary, the arrow and the shading of each state in the view."""
    box = experiment.box
    placed = places(W, b, box, hard=experiment.option("activation") == words.PERCEPTRON)
    return {
        "boundary": screen_steps(placed.boundary, box),
        "arrow": screen_steps(placed.arrow, box),
        "gradient": _view_shares(placed.gradient, box),
    }


def _middle_and_step(
    box: tuple[float, float, float, float],
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Give the middle of the view and the size of a step along each axis."""
    low, high = np.array(box[::2]), np.array(box[1::2])
    return (low + high) / 2, (high - low) / 2 / SCREEN_STEPS


def screen_steps(
    ends: NDArray[np.float64], box: tuple[float, float, float, float]
) -> NDArray[np.int16]:
    """Count the steps from the middle of the view, so that a coordinate travels in two bytes.

    One place a row, shape (T, 2), or two, shape (T, 2, 2).
    """
    middle, step = _middle_and_step(box)
    return _flat(np.rint((ends - middle) / step).astype(np.int16))


def _view_shares(
    places: NDArray[np.float64], box: tuple[float, float, float, float]
) -> NDArray[np.float32]:
    """Count from the middle of the view in halves of it: float32 is then enough, wherever it is."""
    middle, step = _middle_and_step(box)
    shares = (places - middle) / (step * SCREEN_STEPS)
    return _flat(shares.astype(np.float32))


def _flat(rows: NDArray[Any]) -> NDArray[Any]:
    """Put all numbers of a row side by side; there may be no rows."""
    return rows.reshape(len(rows), math.prod(rows.shape[1:]))


def descriptions(experiment: Experiment) -> dict[str, ChannelDescription]:
    """Say how the board turns a stored value back into a number: offset + value * step / over."""
    middle, step = _middle_and_step(experiment.box)
    placed = placed_description(experiment)
    return {
        "boundary": placed,
        "arrow": placed,
        "grip": placed,
        "gradient": {"offset": middle.tolist() * 2, "step": (step * SCREEN_STEPS).tolist() * 2},
        "accuracy": {"over": max(len(experiment.points), 1)},
    }


def placed_description(experiment: Experiment) -> ChannelDescription:
    """Say how the two ends of a line travel."""
    middle, step = _middle_and_step(experiment.box)
    return {"offset": middle.tolist() * 2, "step": step.tolist() * 2}


def point_arrays(experiment: Experiment, shown: Shown | None) -> Arrays:
    """Send the points and, at the iteration shown, each one's score and probability."""
    X, y = experiment.points.X, experiment.points.y
    arrays: Arrays = {"x1": X[:, 0], "x2": X[:, 1], "label": y.astype(np.uint8)}
    seen = X if shown is None else shown.X
    if names_of(experiment) == STANDARDISED:
        arrays |= {"s1": seen[:, 0], "s2": seen[:, 1]}
    if shown is not None:
        Z = score(seen, shown.W, shown.b)
        arrays |= {"z": Z, "out": _output(Z, experiment)}
    return arrays
