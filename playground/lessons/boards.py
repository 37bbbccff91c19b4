"""What the page is told of several boards: their runs as packets, one playhead, all their losses.

The page knows channels, traces and names, as with the one board (board/message.py).
"""

from __future__ import annotations

import copy
import hashlib
import math
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from playground.board import packet
from playground.board.channels import placed_description, screen_steps
from playground.board.words_told import TOLD
from playground.drawing.figures import board_figure, loss_figure
from playground.drawing.palette import themes
from playground.drawing.pins import DASHES, colour_of
from playground.drawing.places import places
from playground.lessons.outcome import states_of
from playground.state import words
from playground.state.experiment import click_decimals
from playground.state.lesson_events import TELL
from playground.state.names import called
from playground.state.options import DOUBLING, PACES
from playground.state.run import scale_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from playground.lessons.lesson import Board, Scene
    from playground.lessons.outcome import States
    from playground.state.experiment import Experiment

SYMBOLS: Final = ("circle", "square", "diamond")
"""The markers of the boards on the curve: shape as well as colour."""

MARGIN: Final = {"l": 30, "r": 4, "t": 4, "b": 24}
LOSS_MARGIN: Final = {"l": 58, "r": 22, "t": 6, "b": 36}
"""Room around the plots, in pixels: the boards have no titles at their axes."""

LEAST: Final = 1e-300
"""A loss below this has no place on a logarithmic axis."""


def boards_message(experiment: Experiment, scene: Scene, seek: int, plays: int) -> bytes:
    """Build the message: every row of every run, the points, and how they are drawn."""
    runs = [states_of(board) for board in scene.boards]
    arrays: dict[str, NDArray[Any]] = {}
    described: dict[str, Any] = {}
    for at, (board, run) in enumerate(zip(scene.boards, runs, strict=True)):
        own, descriptions = _channels(board, run)
        arrays |= {f"{at}-{name}": rows for name, rows in own.items()}
        described |= {f"{at}-{name}": one for name, one in descriptions.items()}
    last = max(len(run.loss) for run in runs) - 1
    speed = scene.experiment.option("speed")
    header = {
        "run": _key(scene),
        "rows": last + 1,
        "iterations": last,
        "iteration": min(experiment.iteration, last),
        "seek": seek,
        "plays": plays,
        "unseen": experiment.option("scene_at") != TELL and scene.plays,
        "pace": {"name": speed, "rate": PACES[speed], "doubles": speed == DOUBLING, "unit": ""},
        "told": TOLD,
        "boards": [_described(at, board) for at, board in enumerate(scene.boards)],
        "channels": described,
        "board": _small_board(),
        "loss": _losses(scene, runs, last),
        "themes": themes(),
    }
    return packet.encode(header, arrays)


def _key(scene: Scene) -> str:
    return hashlib.blake2b(repr(scene.boards).encode(), digest_size=16).hexdigest()


def _channels(board: Board, run: States) -> tuple[dict[str, NDArray[Any]], dict[str, Any]]:
    """Place what moves on a board; a right neuron's numbers beside it."""
    experiment = board.experiment
    scale = scale_of(experiment)
    W, b = (run.W, run.b) if scale is None else scale.original_parameters(run.W, run.b)
    box = experiment.box
    placed = places(W, b, box)
    low, high = np.array(box[::2]), np.array(box[1::2])
    middle, half = (low + high) / 2, (high - low) / 2
    shading = ((placed.gradient - middle) / half).astype(np.float32).reshape(len(b), 4)
    arrays: dict[str, NDArray[Any]] = {
        "boundary": screen_steps(placed.boundary, box),
        "arrow": screen_steps(placed.arrow, box),
        "gradient": shading,
        "loss": run.loss,
    }
    ends = placed_description(experiment)
    descriptions: dict[str, Any] = {
        "boundary": ends,
        "arrow": ends,
        "gradient": {"offset": middle.tolist() * 2, "step": half.tolist() * 2},
    }
    if run.right is not None:
        arrays["right"] = run.right
    return arrays, descriptions


def _described(at: int, board: Board) -> dict[str, Any]:
    """Say what a board shows beside its run."""
    experiment = board.experiment
    points, box = experiment.points, experiment.box
    return {
        "name": board.name,
        "wrong": bool(board.bug),
        "total": len(points),
        "colour": colour_of(at + 1),
        "dash": DASHES[at],
        "axes": {"xaxis.range": list(box[:2]), "yaxis.range": list(box[2:])},
        "points": {
            f"class{label}": {
                "x": points.X[points.y == label, 0].tolist(),
                "y": points.X[points.y == label, 1].tolist(),
            }
            for label in (0, 1)
        },
        "classes": [called(experiment).of_class(label) for label in (0, 1)],
        "decimals": click_decimals(experiment),
    }


def _small_board() -> dict[str, Any]:
    figure = copy.deepcopy(board_figure())
    figure["layout"]["margin"] = MARGIN
    for axis in ("xaxis", "yaxis"):
        figure["layout"][axis]["title"] = {"text": ""}
        figure["layout"][axis]["tickfont"]["size"] = 13
        figure["layout"][axis]["nticks"] = 4
    for trace in figure["data"]:
        if "marker" in trace:
            trace["marker"]["size"] -= 2
    return figure


def _losses(scene: Scene, runs: list[States], last: int) -> dict[str, Any]:
    """Draw the losses of all: each whole and faint, as far as it has come, and where it is."""
    figure = copy.deepcopy(loss_figure())
    whole, so_far, here = figure["data"]
    traces = []
    for at, run in enumerate(runs):
        iterations = list(range(len(run.loss)))
        heights = run.loss.tolist()
        colour = f"@{colour_of(at + 1)}"
        dashes = {"color": colour, "dash": DASHES[at]}
        place = {"x": iterations, "y": heights}
        traces += [
            {**whole, **place, "name": f"whole-{at}", "line": {**whole["line"], **dashes}},
            {**so_far, **place, "name": f"so-far-{at}", "line": {**so_far["line"], **dashes}},
            {
                **here,
                "x": [0],
                "y": [heights[0]],
                "name": f"here-{at}",
                "marker": {**here["marker"], "color": colour, "symbol": SYMBOLS[at]},
            },
        ]
    layout = figure["layout"]
    layout["margin"] = LOSS_MARGIN
    layout["xaxis"] |= {"range": [0, last]}
    layout["yaxis"] |= _range(scene, np.concatenate([run.loss for run in runs]))
    return {"data": traces, "layout": layout}


def _range(scene: Scene, losses: NDArray[np.float64]) -> dict[str, Any]:
    if scene.experiment.option("log_scale") == words.LINEAR:
        return {"range": [0, 1.05 * float(losses.max())]}
    positive = losses[losses > LEAST]
    low, high = (math.log10(float(end)) for end in (positive.min(), positive.max()))
    low, high = math.floor(2 * low - 0.1) / 2, math.ceil(2 * high + 0.1) / 2
    return {"type": "log", "range": [low, high], "dtick": math.ceil((high - low) / 4)}
