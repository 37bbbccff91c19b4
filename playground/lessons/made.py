"""Experiments that lessons begin with, made from ready-made sets."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from playground.state import words
from playground.state.experiment import Experiment
from playground.state.options import with_option
from playground.state.ready_made import with_set

FIELDS = frozenset(one.name for one in fields(Experiment))


def changed(experiment: Experiment, **changes: Any) -> Experiment:  # noqa: ANN401
    """Return the experiment with other fields and options, by their names.

    Examples
    --------
    >>> changed(Experiment(), alpha=2.0, panel="Race").option("panel")
    'Race'
    """
    own = {name: value for name, value in changes.items() if name in FIELDS}
    options = experiment.options
    for name, value in changes.items():
        if name not in FIELDS:
            options = with_option(options, name, value)
    return replace(experiment, **own, options=options)


def ready(name: str, **changes: Any) -> Experiment:  # noqa: ANN401
    """Give a ready-made set with what makes its point, but for these changes."""
    return changed(with_set(Experiment(), name), **changes)


def starting(experiment: Experiment, w1: float, w2: float, b: float) -> Experiment:
    """Return the experiment with these initial weights."""
    return changed(experiment, w1=w1, w2=w2, b=b, start=words.MY_OWN)
