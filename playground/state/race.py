"""The perceptron that races gradient descent on the same samples, one update for one update."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from neuron import PerceptronRun, perceptron, wrong_counts
from playground.state import words
from playground.state.run import trained_features
from playground.state.shared import Shared

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from playground.state.experiment import Experiment

MOST: Final = 2000
"""Mistakes at which it is stopped: on samples that no line separates it would go on for ever."""


@dataclass(frozen=True, slots=True, eq=False)
class Racer:
    """A perceptron that has run, on the features that the neuron is trained on."""

    key: str
    """Names what determines it: the samples and their order."""
    run: PerceptronRun
    wrong: NDArray[np.int64]
    """How many samples are predicted wrong after each update, row 0 before the first."""

    def updates(self, k: int) -> int:
        """Give the updates it has made when gradient descent has made k: no more than it needs."""
        return min(k, self.run.mistakes)

    def looks(self, k: int) -> int:
        """Give how many samples it has looked at by then."""
        done = self.updates(k)
        return int(self.run.looks[done - 1]) if done else 0


RACERS: Final[Shared[Racer]] = Shared(most=8_000_000)
"""For all visitors: 500 samples that no line separates take 30 ms."""


def racer(experiment: Experiment) -> Racer | None:
    """Let the perceptron run; None without points, and where its numbers leave float64."""
    if not len(experiment.points):
        return None
    X, y = trained_features(experiment), experiment.points.y
    order = order_of(experiment)
    parts = (X.tobytes(), y.tobytes(), order.tobytes())
    key = hashlib.blake2b(b"|".join(parts), digest_size=16).hexdigest()
    found = RACERS.find(key)
    if found is None:
        try:
            run = perceptron(X, y, order=order.tolist(), most=MOST)
        except ValueError:
            return None
        found = Racer(key, run, wrong_counts(X, y, run.states[:, :2], run.states[:, 2]))
        RACERS.keep(key, found, run.states.nbytes + 3 * run.looks.nbytes)
    return found


def order_of(experiment: Experiment) -> NDArray[np.int64]:
    """Give the places of the samples in the order in which the perceptron looks at them."""
    places = np.arange(len(experiment.points))
    if experiment.option("race_order") == words.SHUFFLED:
        return np.random.default_rng(experiment.option("race_seed")).permutation(places)
    return places
