"""What the neuron says of a sample in the words of those whose data it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from neuron import score
from playground.numbers.probability import Probability, smaller_probability
from playground.numbers.rounding import significant
from playground.numbers.text import spoken
from playground.state.names import called

if TYPE_CHECKING:
    from playground.state.names import Called
    from playground.state.shown import Shown

DIGITS = 2
"""Significant digits of the smaller one of P and 1 − P."""

INTRODUCTION = "It weighs the features, adds a bias, and turns the score into a probability."


def own_words(shown: Shown) -> str:
    """Say what the neuron gives the sample in focus; empty where nothing has a name of its own.

    A visitor's text is in it: it is shown as text.
    """
    names = called(shown.experiment)
    if not any(names.given):
        return ""
    sample = shown.sample
    z = float(score(shown.X[sample.place][None], shown.W, shown.b)[0])
    P = Probability(significant(smaller_probability(z), DIGITS), z >= 0)
    x = shown.experiment.points.X[sample.place].tolist()
    where = ", ".join(_measured(names, axis, value) for axis, value in enumerate(x))
    label = names.of_class(int(shown.y[sample.place]))
    return (
        f"At iteration {shown.iteration}, {names.probability} = {_written(P)} at {where}: that is "
        f"sample {sample.number}, of {label}."
    )


def _measured(names: Called, axis: int, value: float) -> str:
    """Write a feature's value: "4.5 hours studied", or "x₂ = 4.5"."""
    own, plain = names.given[axis], names.axes[axis]
    return f"{spoken(value)} {own}" if own else f"{plain} = {spoken(value)}"


def _written(P: Probability) -> str:
    return f"1 − {spoken(P.smaller)}" if P.near_one else spoken(P.value)
