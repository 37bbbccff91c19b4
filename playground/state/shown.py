"""The neuron and its samples at the iteration on the screen, as one value that every panel gets.

Made once for an experiment and its run, and passed on whole: nobody standardises, clips or looks
up a state again on the way.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from neuron import sample_losses
from playground.state.chosen import Sample, sample_in_focus
from playground.state.names import names_of
from playground.state.run import scale_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from neuron import Standardisation
    from playground.state.experiment import Experiment
    from playground.state.names import FeatureNames
    from playground.state.run import Run

    FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Shown:
    """The neuron at the iteration on the screen, in the article's notation."""

    experiment: Experiment
    """Where it comes from. Its points are as they were placed; the neuron's are X and y."""
    iteration: int
    """The iteration asked for, or the last one of a run that stops before it."""
    X: FloatArray
    """The features as the neuron is trained on them, standardised or not, shape (m, 2)."""
    y: FloatArray
    """Labels in {0, 1}, shape (m,)."""
    names: FeatureNames
    """What the features in X are called."""
    scale: Standardisation | None
    """The scale that X was standardised with; None where it was not."""
    W: FloatArray
    """Weights, shape (2,)."""
    b: float
    dW: FloatArray  # noqa: N815 - the article's notation
    """∂L/∂W, shape (2,)."""
    db: float
    """∂L/∂b."""
    loss: float
    """The log-loss of all samples."""

    @property
    def alpha(self) -> float:
        """The learning rate of the run."""
        return self.experiment.alpha

    @property
    def sample(self) -> Sample:
        """The sample that formulas are about: the chosen one, or that with the greatest loss."""
        return sample_in_focus(self.option("chosen"), sample_losses(*self.here))

    @property
    def here(self) -> tuple[FloatArray, FloatArray, FloatArray, float]:
        """X, y, W and b, as the functions of ``neuron`` take them."""
        return self.X, self.y, self.W, self.b

    def option(self, name: str) -> Any:  # noqa: ANN401
        """Give the value of a choice of how things are shown: see options.py."""
        return self.experiment.option(name)


def last_iteration(experiment: Experiment, run: Run) -> int:
    """Give the last iteration that can be shown; the run may have been longer before."""
    return min(run.last, experiment.iterations)


def iteration_shown(experiment: Experiment, run: Run) -> int:
    """Give the iteration on the screen: the one asked for, or the last there is before it."""
    return min(experiment.iteration, last_iteration(experiment, run))


def what_is_shown(experiment: Experiment, run: Run) -> Shown | None:
    """Collect what is shown of a run, which must go as far as the iteration on the screen.

    Returns
    -------
    Shown or None
        None where there are no points: without samples there is neither loss nor gradient, and
        nothing was trained.
    """
    trajectory = run.trajectory
    if trajectory is None:
        return None
    k, scale = iteration_shown(experiment, run), scale_of(experiment)
    X = experiment.points.X
    if scale is not None:
        X = scale.standardised(X) + 0.0  # + 0.0 turns -0.0 into 0.0
        X.setflags(write=False)
    return Shown(
        experiment=experiment,
        iteration=k,
        X=X,
        y=experiment.points.y,
        names=names_of(experiment),
        scale=scale,
        W=trajectory.W[k],
        b=float(trajectory.b[k]),
        dW=trajectory.dW[k],
        db=float(trajectory.db[k]),
        loss=float(trajectory.loss[k]),
    )
