"""The teaching line: what is going on at each iteration, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from neuron import loss_rises, sigmoid, step_limit
from playground.numbers.text import spoken
from playground.state.run import trained_features

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from playground.state.experiment import Experiment
    from playground.state.run import Run

MOST_SENTENCES = 2  # more than two do not fit the line, and nobody reads them while it plays

Remark = tuple["NDArray[np.bool_]", str]


def teaching_lines(experiment: Experiment, run: Run) -> tuple[list[str], NDArray[np.uint8]]:
    """Give the different lines of a run and, for each iteration, the place of its line.

    Returns
    -------
    lines : list of str
        The lines.
    places : ndarray of shape (T + 1,), uint8
        Which line belongs to each iteration.
    """
    remarks = _remarks(experiment, run)
    said = np.stack([where for where, _ in remarks], axis=1)  # (T + 1, remarks)
    said &= np.cumsum(said, axis=1) <= MOST_SENTENCES  # the first ones that are true, no more
    bits = said @ (1 << np.arange(len(remarks)))  # (T + 1,)
    different, places = np.unique(bits, return_inverse=True)
    lines = [
        " ".join(text for place, (_, text) in enumerate(remarks) if bit >> place & 1)
        for bit in different.tolist()
    ]
    return lines, places.reshape(-1).astype(np.uint8)


def _remarks(experiment: Experiment, run: Run) -> list[Remark]:
    """List what can be said, most important first, each with the iterations at which it is true."""
    trajectory, y = run.trajectory, experiment.points.y
    everywhere = np.ones(run.last + 1, dtype=bool)
    if trajectory is None:
        return [(everywhere, "Click to add a point, or sample a set.")]
    W, b, loss = trajectory.W, trajectory.b, trajectory.loss
    at_end = np.arange(run.last + 1) == run.last
    rose = np.append(False, loss_rises(loss))  # the step that led here raised the loss
    no_line = ~W.any(axis=1)
    one_class = bool((y == y[0]).all())
    right = trajectory.accuracy == 1
    limit = spoken(step_limit(trained_features(experiment)))
    at_first_b = b == b[0]  # W can stay 0 while b moves: points in balance about the origin
    P = spoken(float(sigmoid(b[:1])[0]))
    only = f"Only class {int(y[0])} so far: the neuron learns to say {int(y[0])} everywhere. Add a "
    only += f"point of class {1 - int(y[0])} to give it something to tell apart."
    stops = (
        "The run stops here: the next update would leave the range of float64. A smaller learning "
        "rate goes on."
    )
    rises = (
        f"The loss rose: α = {spoken(experiment.alpha)} is above the step limit 2/β = {limit}, "
        "below which every step lowers it."
    )
    flat = f"W = 0: the probability is σ(b) = {P} everywhere, so there is no line to draw."
    moved = "W = 0: the probability is the same σ(b) everywhere, so there is no line to draw."
    falls = (
        "Every point is on its own side. The loss has no minimum: W grows for ever, and the loss "
        "goes on falling."
    )
    gone = (
        "Every point is on its own side, and the loss is so small that float64 calls it 0: nothing "
        "moves any more, where exact numbers would go on for ever."
    )
    pulls = "Some points are still on the wrong side. Each pulls the line towards its own class."
    hard = (
        "The perceptron says 1 where z ≥ 0, and 0 elsewhere: no probability is left, and no slope "
        "to learn from, so training goes on with the sigmoid. (The article prints z < 0; ours "
        "agrees with P(Y = 1 | x) = a(z).)"
    )
    perceptron = experiment.option("activation") == "Perceptron"
    learning = ~no_line & (not one_class)
    if perceptron:
        return [(at_end & run.stopped, stops), (rose, rises), (everywhere, hard)]
    return [
        (at_end & run.stopped, stops),
        (rose, rises),
        (loss == 0, gone),
        (everywhere & one_class, only),
        (no_line & at_first_b, flat),
        (no_line & ~at_first_b, moved),
        (right & learning & (loss > 0), falls),
        (~right & learning, pulls),
    ]


def describe_step_limit(experiment: Experiment) -> str:
    """Say in a line what the step limit of the present points is, for the sidebar."""
    if not len(experiment.points):
        return "Step limit 2/β: add points to see it."
    limit, alpha = step_limit(trained_features(experiment)), experiment.alpha
    side = "below" if alpha < limit else "above" if alpha > limit else "exactly at"
    return f"Step limit 2/β = {spoken(limit)}. α is {side} it."
