"""Experiments that many tests begin with."""

from playground.link.codec import decode
from playground.state.experiment import Experiment


def from_zero() -> Experiment:
    """What a link means that says nothing: the first set, W = 0, and a moderate learning rate."""
    return decode("v=1")[0]
