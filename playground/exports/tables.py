"""Tables to take away: the points, and the trajectory, as CSV at full precision."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import numpy as np

from playground.state.names import NOTHING
from playground.state.shown import last_iteration
from playground.state.texts import cell

if TYPE_CHECKING:
    from collections.abc import Iterable

    from playground.state.experiment import Experiment
    from playground.state.names import Called
    from playground.state.points import Points
    from playground.state.run import Run

TRAJECTORY_COLUMNS = (
    "iteration",
    "w1",
    "w2",
    "b",
    "loss",
    "dw1",
    "dw2",
    "db",
    "gradient_norm",
    "accuracy",
)


def _csv(header: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)  # a float is written as repr writes it: it reads back to the same bits
    return text.getvalue()


def points_csv(points: Points, names: Called = NOTHING) -> str:
    r"""Write ``x1,x2,y`` with numbers that read back to the same float64.

    Features that have a name are headed by it, and read back with it.

    Examples
    --------
    >>> from playground.state.points import Points
    >>> points_csv(Points.of([(0.1, -2.0, 1)]))
    'x1,x2,y\n0.1,-2.0,1\n'
    """
    heads = (own or plain for own, plain in zip(names.given, ("x1", "x2"), strict=False))
    return _csv([*map(cell, heads), "y"], points.rows())


def trajectory_csv(experiment: Experiment, run: Run) -> str:
    """Write every iteration of the run: state, loss, gradient and accuracy.

    Without points there is one row, the initial state, and nothing was measured there.
    """
    trajectory = run.trajectory
    if trajectory is None:
        blank = [""] * (len(TRAJECTORY_COLUMNS) - 4)
        return _csv(TRAJECTORY_COLUMNS, [[0, experiment.w1, experiment.w2, experiment.b, *blank]])
    end = last_iteration(experiment, run) + 1
    columns = [
        *trajectory.W.T,
        trajectory.b,
        trajectory.loss,
        *trajectory.dW.T,
        trajectory.db,
        trajectory.gradient_norm,
        trajectory.accuracy,
    ]
    table = np.column_stack([column[:end] for column in columns]).tolist()
    return _csv(TRAJECTORY_COLUMNS, ([k, *row] for k, row in enumerate(table)))
