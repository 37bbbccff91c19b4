"""What the board is told: the figures, and for each thing that moves its place at each iteration.

The message names the channels (arrays with one row an iteration) and says what each of them
moves. The board's JavaScript knows channels, traces and numbers; it does not know what they mean.
"""

from __future__ import annotations

import hashlib
import math
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from playground.board import packet, words
from playground.board.aside import aside
from playground.board.beats import staged
from playground.board.channels import channels, descriptions, point_arrays, sample_channels
from playground.board.duel import duel_lines, hand_of
from playground.board.further import (
    further,
    further_channels,
    further_descriptions,
    further_key,
)
from playground.board.handles import GRIP_KEYS, GRIPPED, GRIPS, SLIDERS
from playground.board.protocol import Fixed, Header, Status, as_json
from playground.board.scene import NO_SCENE
from playground.board.teaching import call_to_play, teaching_lines
from playground.board.way_rows import MADE_OF, WayRows, way_rows
from playground.board.words_keys import KEYS
from playground.board.words_told import TOLD
from playground.drawing.diagram import diagram_figure, diagram_labels, sample_places
from playground.drawing.figures import ZERO_AT, axis_title, board_figure, loss_figure
from playground.drawing.overlay import TRAIL, overlay, trail_rows
from playground.drawing.palette import themes
from playground.state import by_hand, limits
from playground.state.experiment import click_decimals, points_out_of_view
from playground.state.names import STANDARDISED, called, names_of
from playground.state.options import DIAGRAM, DOUBLING, PACES, SCALES
from playground.state.shared import Shared
from playground.state.shown import last_iteration
from playground.state.task import may_change
from playground.state.words import LINEAR, LOG_LOG, PERCEPTRON, SIGMOID

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from playground.board.duel import Hand
    from playground.board.further import FurtherLine
    from playground.board.protocol import BrowserHas
    from playground.board.scene import SceneOnBoard
    from playground.state.experiment import Experiment
    from playground.state.run import Run
    from playground.state.shown import Shown
    from playground.state.way import Grasp

MOST_POWERS = 4
"""Ticks of a logarithmic axis, at most."""

ROOM_ABOVE = 1.05
ENDS = (10, 12, 15, 20, 25, 30, 40, 50, 60, 80, 100, 120)
"""Where an axis of the loss ends, but for a power of ten. From one run to the next it then mostly
stays, so that nothing but the curve is drawn anew."""

LEAST_ROUNDED = 1e-300

PARTS_OF_A_POWER = 4
"""The same of a logarithmic axis."""

HIGHEST = float(np.finfo(np.float64).max)

MOVES: list[dict[str, Any]] = [
    {"figure": "board", "gradient": "gradient"},
    {
        "figure": "board",
        "trail": "boundary",
        "traces": TRAIL,
        "rows": trail_rows(),
        "when": "trail",
    },
    {"figure": "board", "trace": "boundary", "path": "boundary"},
    {"figure": "board", "trace": "arrow", "path": "arrow", "head": True},
    {"figure": "board", "text": "norm", "prefix": "‖W‖ = ", "at": "arrow", "clear": "boundary"},
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

MARKS = [{"rows": "rose", "height": "loss"}]
"""Marks on the curve, by the channel that has a 1 where one stands."""

READOUTS: list[dict[str, Any]] = [
    {"name": "loss", "label": words.LOG_LOSS},
    {"name": "accuracy", "label": words.ACCURACY, "percent": True},
    {"name": "w1", "label": "w₁"},
    {"name": "w2", "label": "w₂"},
    {"name": "b", "label": "b"},
    {"name": "gradient-norm", "label": "‖∇L‖", "spoken": words.GRADIENT_LENGTH},
]
"""The numbers under the board: channel and label, and what is read for signs that many skip."""

HOVER = [
    {"of": "x1", "text": "{x1}"},
    {"of": "x2", "text": "{x2}"},
    {"of": "s1", "text": "{s1}", "when": STANDARDISED.letter},
    {"of": "s2", "text": "{s2}", "when": STANDARDISED.letter},
    {"of": "label", "text": "{label}"},
    {"of": "z", "text": "{z}"},
    {"of": SIGMOID, "text": "{out}", "when": SIGMOID},
    {"of": PERCEPTRON, "text": "{out}", "when": PERCEPTRON},
]
"""What hovering a point shows; ``z`` and ``out`` are known at the iteration that came to rest."""


def names_beside_pointer(experiment: Experiment) -> dict[str, str]:
    """Say what each number beside the pointer is of."""
    own = called(experiment)
    (x1, x2), (s1, s2) = own.axes, own.standardised
    return {
        "x1": x1,
        "x2": x2,
        "s1": s1,
        "s2": s2,
        "label": words.CLASS,
        "z": "z",
        SIGMOID: own.probability,
        PERCEPTRON: words.PREDICTION,
    }


NO_PLACES: Final = np.zeros(0, dtype=np.uint8)
"""Where no row is wanted, no line is told that belongs to it."""

FIRST_MESSAGES: Final[Shared[packet.Prepared]] = Shared(most=32_000_000)
"""What a page is told that has nothing yet, for all visitors; some 170 KB each for 1,000 rows,
with the run. Such a page is one that has just been opened, or whose sidebar was used: without a
message from the board the server does not count on what may be there. To make one for 200 points
takes 2.2 ms, to find it 0.02."""


def rows_wanted(experiment: Experiment, has: BrowserHas, key: str) -> tuple[int, int]:
    """Decide which rows the next answer carries: from, and up to but not including."""
    end = 1 if by_hand.is_parked(experiment) else experiment.iterations + 1
    if has.run == key and has.rows > 0:
        start = min(has.rows, end)
        return start, min(end, start + limits.NEXT_ANSWER)
    return 0, min(end, experiment.iteration + limits.FIRST_ANSWER + 1)


def board_key(experiment: Experiment, key: str, lines: Sequence[FurtherLine] = ()) -> str:
    """Name what determines the channels: the run, its view, the duel, and the further lines."""
    duel = by_hand.is_on(experiment) and (by_hand.best(experiment), by_hand.is_parked(experiment))
    shown = (key, experiment.box, experiment.option("activation"), duel, further_key(lines))
    return hashlib.blake2b(repr(shown).encode(), digest_size=16).hexdigest()


def chosen_sample(experiment: Experiment) -> int | None:
    """Give the place of the chosen sample, if there is one."""
    place: int = experiment.option("chosen")
    return place if 0 <= place < len(experiment.points) else None


def followed_sample(experiment: Experiment, has: BrowserHas) -> int | None:
    """Give the place of the sample whose numbers go with each iteration, if there is one."""
    wanted = 0 <= has.follow < len(experiment.points)
    return has.follow if wanted else chosen_sample(experiment)


def board_message(
    experiment: Experiment,
    run: Run,
    shown: Shown | None,
    has: BrowserHas,
    status: Status,
    *,
    lines: Sequence[FurtherLine] = (),
    grasp: Grasp | None = None,
    scene: SceneOnBoard = NO_SCENE,
) -> bytes:
    """Build the message: rows that the browser lacks, the points, and how to show them.

    ``grasp`` is the grip that is about to be dragged, ``scene`` what an open lesson asks for.
    """
    way = way_rows(experiment, grasp, followed_sample(experiment, has))
    content = _content(experiment, run, shown, has, lines=lines, way=way, scene=scene)
    return packet.completed(content, {"status": as_json(status)})


def _content(
    experiment: Experiment,
    run: Run,
    shown: Shown | None,
    has: BrowserHas,
    *,
    lines: Sequence[FurtherLine],
    way: WayRows,
    scene: SceneOnBoard,
) -> packet.Prepared:
    """Give all of a message but its status, which is each visitor's own."""
    if has.run or way.header:
        return _made(experiment, run, shown, has, further_lines=lines, way=way, scene=scene)
    key = (experiment, board_key(experiment, run.key, lines), run, has)
    content = FIRST_MESSAGES.find(key)
    if content is None:
        content = _made(experiment, run, shown, has, further_lines=lines, way=way, scene=scene)
        FIRST_MESSAGES.keep(key, content, content.size + experiment.points.X.nbytes + run.size)
    return content


def _made(
    experiment: Experiment,
    run: Run,
    shown: Shown | None,
    has: BrowserHas,
    *,
    further_lines: Sequence[FurtherLine],
    way: WayRows,
    scene: SceneOnBoard,
) -> packet.Prepared:
    key = board_key(experiment, run.key, further_lines)
    followed = followed_sample(experiment, has)
    start, end = rows_wanted(experiment, has, key)
    hand = hand_of(experiment)
    parked = hand is not None and hand.parked
    length = 0 if parked else experiment.iterations
    last = 0 if parked else last_iteration(experiment, run)
    end = min(end, last + 1)
    lines, places = _lines(experiment, run, hand) if start < end else ([], NO_PLACES)
    sample_start = start if has.run == key and has.sample == followed else 0
    arrays = channels(experiment, run, start, end)
    for name, rows in sample_channels(experiment, run, followed).items():
        arrays[name] = rows[sample_start:end]
    arrays["line"] = places[start:end]
    arrays |= further_channels(experiment, further_lines, start, end)
    whole = run.trajectory is None or run.stopped or run.trained >= length
    header = Header(
        run=key,
        start=start,
        rows=end,
        complete=whole and end > last,
        iterations=length,
        most=limits.most_iterations(len(experiment.points)),
        most_points=limits.POINTS.most,
        can_extend=run.trajectory is not None and last == experiment.iterations and not parked,
        # Without points there is no run that could be shorter: they may come again.
        iteration=experiment.iteration if shown is None else shown.iteration,
        lines=lines,
        call=call_to_play(experiment, run),
        channels=descriptions(experiment) | further_descriptions(experiment, further_lines),
        axes=_axes(experiment, run, end, hand),
        log_scale=experiment.option("log_scale"),
        speed=experiment.option("speed"),
        zero_at=ZERO_AT if experiment.option("log_scale") == LOG_LOG else None,
        by_hand=experiment.option("by_hand"),
        hand={"parked": hand.parked, "best": hand.best} if hand else None,
        aside=aside(experiment),
        slowly=experiment.option("slowly"),
        staged=staged(experiment, shown),
        overlay=overlay(experiment),
        levels=[hand.level] if hand else [],
        further=further(further_lines),
        unseen=scene.unseen,
        sketch=scene.sketch,
        out_of_view=points_out_of_view(experiment),
        mode=experiment.option("activation"),
        modes=_modes(experiment),
        panel_waits=experiment.option("panel") != DIAGRAM or experiment.option("slowly"),
        chosen=chosen_sample(experiment),
        way=way.header,
        sample=followed,
        sample_start=sample_start,
        decimals=click_decimals(experiment),
        locked=[name for name in ("points", "line") if not may_change(experiment, name)],
        names=names_beside_pointer(experiment),
        classes=[called(experiment).of_class(label) for label in (0, 1)],
        status=Status(),
    )
    entries = as_json(header)
    del entries["status"]
    arrays |= way.arrays | point_arrays(experiment, shown)
    return packet.prepared(entries, arrays, "" if has.run else _written())


def _lines(
    experiment: Experiment, run: Run, hand: Hand | None
) -> tuple[list[str], NDArray[np.uint8]]:
    return (duel_lines if hand else teaching_lines)(experiment, run)


def _modes(experiment: Experiment) -> list[str]:
    """List what a "when" asks for and is so."""
    always = [experiment.option("activation"), names_of(experiment).letter]
    return [*always, "trail"] if experiment.option("trail") else always


def fixed() -> Fixed:
    """Give what stays the same as long as the page is open."""
    return Fixed(
        figures={"board": board_figure(), "loss": loss_figure(), "neuron": diagram_figure()},
        moves=MOVES + sample_places(),
        labels=diagram_labels(),
        curves=CURVES,
        marks=MARKS,
        readouts=READOUTS,
        hover=HOVER,
        invitation=words.INVITATION,
        told=TOLD,
        keys=[list(entry) for entry in KEYS],
        grips=GRIPS,
        gripped=GRIPPED,
        made_of=MADE_OF,
        grip_keys=dict(GRIP_KEYS),
        sliders=SLIDERS,
        paces=_paces(),
        scales=list(SCALES),
        themes=themes(),
    )


@cache
def _written() -> str:
    """Write what stays, once: it goes with every first message."""
    return packet.entries_of(as_json(fixed()))


def _paces() -> list[dict[str, Any]]:
    """List how fast a run can play."""
    return [
        {"name": name, "rate": rate, "doubles": True, "unit": ""}
        if name == DOUBLING
        else {"name": name, "rate": rate, "unit": words.PER_SECOND}
        for name, rate in PACES.items()
    ]


def _axes(experiment: Experiment, run: Run, end: int, hand: Hand | None) -> dict[str, Any]:
    """Give the ranges of the axes."""
    x1_from, x1_to, x2_from, x2_to = experiment.box
    axes: dict[str, Any] = {
        "board": {"xaxis.range": [x1_from, x1_to], "yaxis.range": [x2_from, x2_to]},
        "loss": {"xaxis.range": [0, experiment.iterations], "yaxis.range": [0, 1]},
    }
    own = called(experiment)
    if own.has_axis:
        for axis, name in zip(("xaxis", "yaxis"), own.axes, strict=True):
            axes["board"][f"{axis}.title"] = axis_title(name)
    if run.trajectory is None:
        return axes
    losses = run.trajectory.loss[:end]
    if hand:
        losses = np.append(losses, [hand.best, hand.start])
    axes["loss"]["xaxis.range"] = [
        0,
        last_iteration(experiment, run) if run.stopped else experiment.iterations,
    ]
    positive = losses[losses > 0]
    scale = experiment.option("log_scale")
    if scale == LOG_LOG:
        last = max(axes["loss"]["xaxis.range"][1], 1)
        ticks = [10**power for power in range(len(str(last)))]
        axes["loss"] |= {
            "xaxis.type": "log",
            "xaxis.range": [math.log10(ZERO_AT), math.log10(last)],
            "xaxis.tickvals": [ZERO_AT, *ticks],
            "xaxis.ticktext": ["0", *map(str, ticks)],
        }
    if scale != LINEAR and len(positive):
        low, high = np.log10([positive.min(), positive.max()]).tolist()
        room = max(0.05 * (high - low), 0.1)
        low = math.floor((low - room) * PARTS_OF_A_POWER) / PARTS_OF_A_POWER
        high = math.ceil((high + room) * PARTS_OF_A_POWER) / PARTS_OF_A_POWER
        axes["loss"] |= {"yaxis.range": [low, high], "yaxis.type": "log"}
        if high - low >= 1:  # whole powers of ten; over less there are ticks between them
            axes["loss"]["yaxis.dtick"] = math.ceil((high - low) / MOST_POWERS)
    else:
        high = float(losses.max())
        axes["loss"]["yaxis.range"] = [0, _end_of_axis(high)]
    return axes


def _end_of_axis(high: float) -> float:
    """Give a round number above the highest value."""
    if high < LEAST_ROUNDED:
        return 2.0 * high if high else 1.0
    power = math.floor(math.log10(high)) - 1
    ends = (end * 10.0**power if power > 0 else end / 10.0**-power for end in ENDS)
    return min(next(end for end in ends if end >= ROOM_ABOVE * high), HIGHEST)
