"""The order of the table of samples, and what choosing a row or a column in it means.

A column's name, once clicked, sorts by it; twice, the other way round; three times, not at all. The
order is an option like any other, so that it survives a step, and the chosen row moves with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from playground.panels.step.columns import COLUMNS
from playground.state.events import SetOption

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from playground.panels.step.columns import Column
    from playground.state.chosen import Sample
    from playground.state.experiment import Experiment

ARROWS = {1: "↑ ", -1: "↓ ", 0: ""}


def order_of(columns: Sequence[Column], sort: int) -> list[int]:
    """Give the places of the samples in the order of the rows; equal ones stay as placed."""
    if sort == 0:
        return list(range(len(columns[0].numbers)))
    numbers = columns[abs(sort) - 1].numbers
    places: list[int] = np.argsort(numbers if sort > 0 else -numbers, kind="stable").tolist()
    return places


def arrow(name: str, sort: int) -> str:
    """Mark the column that sorts, and which way."""
    is_sorted = sort != 0 and COLUMNS[abs(sort) - 1] == name
    return ARROWS[(sort > 0) - (sort < 0) if is_sorted else 0]


def selection(order: Sequence[int], sample: Sample, sort: int) -> dict[str, object]:
    """Say which row and which column the table must show as selected."""
    rows = [order.index(sample.place)] if sample.chosen else []
    columns = [COLUMNS[abs(sort) - 1]] if sort else []
    return {"selection": {"rows": rows, "columns": columns, "cells": []}}


def events_of(
    experiment: Experiment, order: Sequence[int], picked: Mapping[str, Sequence[object]]
) -> list[SetOption]:
    """Turn what the visitor selected into events: at most one, as a click changes one thing."""
    places = [order[row] for row in picked["rows"] if isinstance(row, int) and row < len(order)]
    chosen = places[0] if places else -1
    before = experiment.option("chosen")
    if chosen != (before if before < len(order) else -1):
        return [SetOption("chosen", chosen)]
    sort = experiment.option("sort")
    names = [name for name in picked["columns"] if name in COLUMNS]
    if not names:  # the sorted column was clicked again, or one that does not sort
        turned = -sort if sort > 0 and not picked["columns"] else 0
        return [SetOption("sort", turned)]
    return [SetOption("sort", COLUMNS.index(str(names[0])) + 1)]
