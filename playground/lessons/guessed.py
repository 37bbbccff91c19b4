"""How a guess stays in sight: as a line on the board, or as a sketch with its gap shaded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from playground.board.further import FurtherLine
from playground.board.scene import NO_SCENE, SceneOnBoard
from playground.lessons.opening import guess_now, outcome_of
from playground.lessons.predictions import THOUSANDTHS, PlaceLine, Sketch
from playground.lessons.shelf import open_scene_of
from playground.lessons.words import BEFORE, YOU
from playground.state.lesson_events import ASK, TELL

if TYPE_CHECKING:
    from playground.lessons.predictions import Guess
    from playground.lessons.shelf import OpenedScene
    from playground.state.experiment import Experiment

COLOUR: Final = "pin4"
DASHES: Final = "7px,5px"


def guessed_lines(experiment: Experiment) -> tuple[FurtherLine, ...]:
    """Give the line that was placed, or the one before a change, once it is to be compared."""
    opened = open_scene_of(experiment)
    if opened is None or experiment.option("scene_at") == ASK:
        return ()
    start = opened.scene.experiment
    guess = guess_now(experiment, opened)
    if isinstance(opened.scene.prediction, PlaceLine) and isinstance(guess, tuple):
        return (_line("guess", YOU, guess),)
    before = (start.w1, start.w2, start.b)
    then = opened.scene.then
    if opened.scene.plays or then is None or before == (then.w1, then.w2, then.b):
        return ()
    return (_line("before", BEFORE, before),)


def _line(name: str, mark: str, weights: tuple[float, ...]) -> FurtherLine:
    """Draw a line that stays where it is."""
    w1, w2, b = weights
    return FurtherLine(
        name=name,
        key=repr(weights),
        W=np.array([[w1, w2]]),
        b=np.array([b]),
        colour=COLOUR,
        dash=DASHES,
        mark=mark,
        at=0.78,
    )


def scene_on_board(experiment: Experiment) -> SceneOnBoard:
    """Give what the open scene asks of the board."""
    opened = open_scene_of(experiment)
    if opened is None or opened.scene.boards:
        return NO_SCENE
    at = experiment.option("scene_at")
    return SceneOnBoard(
        unseen=at != TELL and opened.scene.plays,
        sketch=_sketch(experiment, opened, guess_now(experiment, opened), at),
    )


def _sketch(
    experiment: Experiment, opened: OpenedScene, guess: Guess | None, at: str
) -> dict[str, Any] | None:
    prediction = opened.scene.prediction
    if not isinstance(prediction, Sketch):
        return None
    heights = guess if isinstance(guess, tuple) else None
    first = float(outcome_of(opened, None).run.loss[0])
    return {
        "open": at == ASK,
        "columns": prediction.columns,
        "iterations": opened.scene.experiment.iterations,
        "heights": None if heights is None else [round(one * THOUSANDTHS) for one in heights],
        "first": round(first * THOUSANDTHS),
        "traces": [] if heights is None or at == ASK else _traces(experiment, opened, heights),
    }


def _traces(
    experiment: Experiment, opened: OpenedScene, heights: tuple[float, ...]
) -> list[dict[str, Any]]:
    """Draw the sketch and, once the words are said, the gap between it and the curve."""
    outcome = outcome_of(opened, heights)
    loss, gap = outcome.run.loss, outcome.gap
    iterations = np.arange(len(loss), dtype=float)
    places = np.linspace(0, len(loss) - 1, len(heights)).tolist()
    line = {"color": f"@{COLOUR}", "width": 2.5, "dash": DASHES}
    sketch = {"type": "scatter", "mode": "lines", "name": "sketch", "x": places, "line": line}
    traces = [sketch | {"y": list(heights)}]
    if experiment.option("scene_at") == TELL:
        around = {
            "x": [*iterations.tolist(), *iterations[::-1].tolist()],
            "y": [*loss.tolist(), *gap.sketch[::-1].tolist()],
        }
        shade = {"fill": "toself", "fillcolor": f"@{COLOUR}", "opacity": 0.25, "line": {"width": 0}}
        area = {"type": "scatter", "mode": "lines", "name": "gap"}
        traces.insert(0, area | around | shade)
    return traces
