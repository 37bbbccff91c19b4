"""What the board is told: the figures, and for each thing that moves its place at each iteration.

The message names the channels (arrays with one row an iteration) and says what each of them
moves. The board's JavaScript knows channels, traces and numbers; it does not know what they mean.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from neuron import norm, score, sigmoid, step_limit
from playground import limits, packet
from playground.diagram import diagram_figure, diagram_labels, edge_widths, sample_places
from playground.experiment import click_decimals, points_out_of_view
from playground.figures import board_figure, loss_figure
from playground.palette import themes
from playground.places import places
from playground.run import original_states, trained_features
from playground.words import number, teaching_lines

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from playground.experiment import Experiment
    from playground.run import Run

Arrays = dict[str, "NDArray[Any]"]

SCREEN_STEPS = 8191
"""Steps of an on-screen coordinate from the middle of the view to its edge: a 0.03rd of a pixel
on a board of 500; int16 then reaches four times as far as the view."""

HIGHEST = float(np.finfo(np.float64).max)

MOVES = [
    {"figure": "board", "gradient": "gradient"},
    {"figure": "board", "trace": "boundary", "path": "boundary"},
    {"figure": "board", "trace": "arrow", "path": "arrow", "head": True},
    {"figure": "board", "text": "norm", "prefix": "‖W‖ = ", "at": "arrow"},
    {"figure": "loss", "trace": "so-far", "clip": True},
    {"figure": "loss", "trace": "here", "height": "loss"},
    *(
        {"figure": "neuron", "trace": f"edge-{name}", "stroke": "edges", "column": column}
        for column, name in enumerate(("w1", "w2", "b"))
    ),
]
"""What moves with the iteration, and by which channel."""

CURVES = [{"trace": "whole", "height": "loss"}, {"trace": "so-far", "height": "loss"}]
"""Curves over the iterations, and their channel."""

READOUTS = [
    {"name": "loss", "label": "log-loss"},
    {"name": "accuracy", "label": "accuracy", "percent": True},
    {"name": "w1", "label": "w₁"},
    {"name": "w2", "label": "w₂"},
    {"name": "b", "label": "b"},
    {"name": "gradient-norm", "label": "‖∇L‖"},
]
"""The numbers under the board: channel and label."""

HOVER = [
    {"text": "x₁ = {x1}"},
    {"text": "x₂ = {x2}"},
    {"text": "class = {label}"},
    {"text": "z = {z}"},
    {"text": "P(Y = 1 | x) = {out}", "when": "Sigmoid"},
    {"text": "prediction = {out}", "when": "Perceptron"},
]
"""What hovering a point shows; ``z`` and ``out`` are known at the iteration that came to rest."""


@dataclass(frozen=True, slots=True)
class Held:
    """What the browser says it has: a run's key and how many of its rows."""

    run: str = ""
    rows: int = 0


@dataclass(frozen=True, slots=True)
class Status:
    """What the board must know beside the experiment."""

    acknowledged: int = 0
    mount: str = ""
    seek: int = 0
    can_undo: bool = False
    can_redo: bool = False
    refusal: str = ""
    share: dict[str, str] | None = None
    """The link and its code, in the one answer to "Share"."""


def rows_wanted(experiment: Experiment, held: Held, key: str) -> tuple[int, int]:
    """Decide which rows the next answer carries: from, and up to but not including."""
    end = experiment.iterations + 1
    if held.run == key and held.rows > 0:
        start = min(held.rows, end)
        return start, min(end, start + limits.NEXT_ANSWER)
    return 0, min(end, experiment.iteration + limits.FIRST_ANSWER + 1)


def board_key(experiment: Experiment, key: str) -> str:
    """Name what determines the channels: the run, and the view they are drawn in."""
    shown = (key, experiment.box, experiment.option("activation"), chosen_sample(experiment))
    return hashlib.blake2b(repr(shown).encode(), digest_size=8).hexdigest()


def chosen_sample(experiment: Experiment) -> int | None:
    """Give the place of the chosen sample, if there is one."""
    place: int = experiment.option("chosen")
    return place if 0 <= place < len(experiment.points) else None


def board_message(experiment: Experiment, run: Run, held: Held, status: Status) -> bytes:
    """Build the message: rows that the browser lacks, the points, and how to show them."""
    key = board_key(experiment, run.key)
    start, end = rows_wanted(experiment, held, key)
    last = min(run.last, experiment.iterations)  # the run may have been longer before
    end = min(end, last + 1)
    lines, places = teaching_lines(experiment, run)
    arrays = {name: rows[start:end] for name, rows in _channels(experiment, run).items()}
    arrays["line"] = places[start:end]
    whole = run.stopped or run.trained >= experiment.iterations
    header: dict[str, Any] = {
        "run": key,
        "start": start,
        "rows": end,
        "complete": whole and end > last,
        "iterations": experiment.iterations,
        "most": limits.ITERATIONS[1],
        "canExtend": run.trajectory is not None and last == experiment.iterations,
        "iteration": min(experiment.iteration, last),
        "lines": lines,
        "channels": _descriptions(experiment),
        "axes": _axes(experiment, run, end),
        "logScale": experiment.option("log_scale"),
        "outOfView": points_out_of_view(experiment),
        "mode": experiment.option("activation"),
        "eager": experiment.option("panel") != "Closed",  # a panel waits for the iteration
        "chosen": chosen_sample(experiment),
        "decimals": click_decimals(experiment),
        "status": {
            "acknowledged": status.acknowledged,
            "mount": status.mount,
            "seek": status.seek,
            "canUndo": status.can_undo,
            "canRedo": status.can_redo,
            "refusal": status.refusal,
            "share": status.share,
        },
    }
    if not held.run:
        header |= {  # what stays the same as long as the page is open
            "figures": {
                "board": board_figure(),
                "loss": loss_figure(),
                "neuron": diagram_figure(),
            },
            "moves": MOVES + sample_places(),
            "labels": diagram_labels(),
            "curves": CURVES,
            "readouts": READOUTS,
            "hover": HOVER,
            "invitation": "Click to add a point, or sample a set",
            "themes": themes(),
        }
    return packet.encode(header, arrays | _points(experiment, run))


def _channels(experiment: Experiment, run: Run) -> Arrays:
    """Collect one row an iteration for each number shown and each thing that moves."""
    trajectory = run.trajectory
    if trajectory is None:
        W = np.array([[experiment.w1, experiment.w2]])
        b = np.array([experiment.b])
        states = {"w1": W[:, 0], "w2": W[:, 1], "b": b, "norm": norm(W)}
        return states | {"edges": edge_widths(np.column_stack([W, b])), **_places(W, b, experiment)}
    W, b = trajectory.W, trajectory.b
    right = np.rint(trajectory.accuracy * len(experiment.points)).astype(np.uint16)
    gradients = np.column_stack([trajectory.dW, trajectory.db])
    return {
        "w1": W[:, 0],
        "w2": W[:, 1],
        "b": b,
        "loss": trajectory.loss,
        "accuracy": right,
        "gradient-norm": norm(gradients),
        "norm": norm(W),
        "edges": edge_widths(np.column_stack([W, b])),
        **_places(*original_states(experiment, run), experiment),
        **_chosen(W, b, experiment),
    }


def _chosen(W: NDArray[np.float64], b: NDArray[np.float64], experiment: Experiment) -> Arrays:
    """Follow the chosen sample through the run: its score, and what the activation makes of it."""
    place = chosen_sample(experiment)
    if place is None:
        return {}
    # The states take the part of the samples: z = w · x + b is symmetric in w and x.
    Z = score(W, trained_features(experiment)[place], 0.0) + b
    return {"chosen-z": Z, "chosen-out": _output(Z, experiment)}


def _output(Z: NDArray[np.float64], experiment: Experiment) -> NDArray[Any]:
    """Apply the activation that the diagram shows."""
    if experiment.option("activation") == "Perceptron":
        return (Z >= 0).astype(np.uint8)
    return sigmoid(Z)


def _places(W: NDArray[np.float64], b: NDArray[np.float64], experiment: Experiment) -> Arrays:
    """Place the boundary, the arrow and the shading of each state in the view."""
    box = experiment.box
    placed = places(W, b, box, hard=experiment.option("activation") == "Perceptron")
    return {
        "boundary": _screen_steps(placed.boundary, box),
        "arrow": _screen_steps(placed.arrow, box),
        "gradient": _view_shares(placed.gradient, box),
    }


def _middle_and_step(
    box: tuple[float, float, float, float],
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Give the middle of the view and the size of a step along each axis."""
    low, high = np.array(box[::2]), np.array(box[1::2])
    return (low + high) / 2, (high - low) / 2 / SCREEN_STEPS


def _screen_steps(
    ends: NDArray[np.float64], box: tuple[float, float, float, float]
) -> NDArray[np.int16]:
    """Count the steps from the middle of the view, so that a coordinate travels in two bytes."""
    middle, step = _middle_and_step(box)
    return np.rint((ends - middle) / step).astype(np.int16).reshape(len(ends), -1)


def _view_shares(
    places: NDArray[np.float64], box: tuple[float, float, float, float]
) -> NDArray[np.float32]:
    """Count from the middle of the view in halves of it: float32 is then enough, wherever it is."""
    middle, step = _middle_and_step(box)
    shares = (places - middle) / (step * SCREEN_STEPS)
    return shares.astype(np.float32).reshape(len(places), -1)


def _descriptions(experiment: Experiment) -> dict[str, dict[str, Any]]:
    """Say how the board turns a stored value back into a number: offset + value * step / over."""
    middle, step = _middle_and_step(experiment.box)
    placed = {"offset": middle.tolist() * 2, "step": step.tolist() * 2}
    return {
        "boundary": placed,
        "arrow": placed,
        "gradient": {"offset": middle.tolist() * 2, "step": (step * SCREEN_STEPS).tolist() * 2},
        "accuracy": {"over": max(len(experiment.points), 1)},
    }


def _points(experiment: Experiment, run: Run) -> Arrays:
    """Send the points and, at the iteration shown, each one's score and probability."""
    X, y = experiment.points.X, experiment.points.y
    arrays: Arrays = {"x1": X[:, 0], "x2": X[:, 1], "label": y.astype(np.uint8)}
    if run.trajectory is not None:
        k = min(experiment.iteration, run.last)
        W, b = run.trajectory.W[k], float(run.trajectory.b[k])
        Z = score(trained_features(experiment), W, b)
        arrays |= {"z": Z, "out": _output(Z, experiment)}
    return arrays


def _axes(experiment: Experiment, run: Run, end: int) -> dict[str, Any]:
    """Give the ranges of the axes."""
    x1_from, x1_to, x2_from, x2_to = experiment.box
    axes: dict[str, Any] = {
        "board": {"xaxis.range": [x1_from, x1_to], "yaxis.range": [x2_from, x2_to]},
        "loss": {"xaxis.range": [0, experiment.iterations], "yaxis.range": [0, 1]},
    }
    if run.trajectory is None:
        return axes
    losses = run.trajectory.loss[:end]
    axes["loss"]["xaxis.range"] = [
        0,
        min(run.last, experiment.iterations) if run.stopped else experiment.iterations,
    ]
    positive = losses[losses > 0]
    if experiment.option("log_scale") and len(positive):
        low, high = np.log10([positive.min(), positive.max()]).tolist()
        room = max(0.05 * (high - low), 0.1)
        axes["loss"] |= {"yaxis.range": [low - room, high + room], "yaxis.type": "log"}
    else:
        high = float(losses.max())
        axes["loss"]["yaxis.range"] = [0, min(high * 1.05, HIGHEST) if high > 0 else 1]
    return axes


def describe_step_limit(experiment: Experiment) -> str:
    """Say in a line what the step limit of the present points is, for the sidebar."""
    if not len(experiment.points):
        return "Step limit 2/β: add points to see it."
    limit, alpha = step_limit(trained_features(experiment)), experiment.alpha
    side = "below" if alpha < limit else "above" if alpha > limit else "exactly at"
    return f"Step limit 2/β = {number(limit)}. α is {side} it."
