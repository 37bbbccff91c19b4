"""What a click in the table of samples means."""

import pytest

from playground.panels.step.table import arrow, events_of
from playground.state.events import SetOption
from playground.state.experiment import Experiment
from tests.step_states import with_options

ORDER = [4, 2, 0, 1, 3]


def picked(rows=(), columns=()):
    return {"rows": list(rows), "columns": list(columns), "cells": []}


@pytest.mark.parametrize(
    ("options", "selected", "event"),
    [
        ({}, picked([1]), SetOption("chosen", 2)),
        ({"chosen": 2}, picked([]), SetOption("chosen", -1)),
        ({"chosen": 2}, picked([0]), SetOption("chosen", 4)),
        ({"sort": 4}, picked([0], ["z"]), SetOption("chosen", 4)),
        ({"sort": 4}, picked([0], []), SetOption("chosen", 4)),
        ({}, picked([], ["z"]), SetOption("sort", 4)),
        ({"chosen": 2}, picked([1], ["a − y"]), SetOption("sort", 9)),
        ({"sort": 4}, picked([], []), SetOption("sort", -4)),
        ({"sort": -4}, picked([], []), SetOption("sort", 0)),
        ({"sort": -4}, picked([], ["loss"]), SetOption("sort", 6)),
        ({"sort": 4}, picked([], ["sample"]), SetOption("sort", 0)),
        ({"chosen": 77}, picked([], ["x₁"]), SetOption("sort", 1)),
        ({}, picked([9], []), SetOption("sort", 0)),
    ],
)
def test_one_click_changes_one_thing(options, selected, event):
    assert events_of(with_options(Experiment(), **options), ORDER, selected) == [event]


def test_the_sorted_column_is_marked():
    assert arrow("z", 4) == "↑ "
    assert arrow("z", -4) == "↓ "
    assert arrow("z", 5) == arrow("z", 0) == ""
