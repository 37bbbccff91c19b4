"""The panel "This step": what each sample contributes, the chain rule of one, and the update."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from playground import session
from playground.panels import step_words as words
from playground.panels.chosen import Sample, sample_in_focus
from playground.panels.step_numbers import (
    Column,
    State,
    columns_of,
    shown_chain,
    shown_updates,
    state_of,
)
from playground.panels.step_table import arrow, events_of, order_of, selection

if TYPE_CHECKING:
    from streamlit.elements.lib.column_types import ColumnConfig

    from playground.experiment import Experiment
    from playground.run import Run

TABLE = "step-table"
TABLE_HEIGHT = 248
"""Pixels: the header and six rows; the rest scrolls."""

NUMBER_WIDTH = 62
"""Pixels for the sample's number."""

BOX_WIDTH = 33
"""Pixels that Streamlit takes for the box that chooses a row."""

COLUMN_WIDTH = 72
"""Pixels for every other column, in both tables, so that they stand in line."""


def panel(experiment: Experiment, run: Run) -> None:
    """Show what happens between the iteration shown and the next."""
    state = state_of(experiment, run)
    if state is None:
        st.markdown(words.NO_POINTS)
        return
    sample = sample_in_focus(experiment, state.table.losses)
    st.markdown(words.heading(state, experiment))
    _tables(columns_of(experiment, state), sample, experiment.option("sort"))
    left, right = st.columns(2, gap="large")
    with left:
        _chain_rule(experiment, state, sample)
    with right:
        st.markdown(words.update(state, experiment.alpha, shown_updates(state, experiment.alpha)))
    st.markdown(words.three_gradients(experiment.points, state))


def _tables(columns: list[Column], sample: Sample, sort: int) -> None:
    """Show the samples, and beneath them, where sorting cannot move it, the row of means."""
    order = order_of(columns, sort)
    session.write_widgets({TABLE: selection(order, sample, sort)})
    st.dataframe(
        {"sample": [place + 1 for place in order]}
        | {column.name: column.numbers[order] for column in columns},
        height=TABLE_HEIGHT,
        column_config={
            column.name: _config(column, column.name, mean=False, sort=sort) for column in columns
        }
        | {"sample": st.column_config.NumberColumn(width=NUMBER_WIDTH, pinned=True)},
        hide_index=True,
        key=TABLE,
        on_select=partial(_selected, order),
        selection_mode=["single-row", "single-column"],
        alt="Samples",
    )
    st.dataframe(
        {"mean": ["mean"]} | {column.name: [column.mean] for column in columns},
        column_config={
            column.name: _config(column, column.mean_name, mean=True) for column in columns
        }
        | {"mean": st.column_config.TextColumn("", width=BOX_WIDTH + NUMBER_WIDTH, pinned=True)},
        hide_index=True,
        alt="Means",
    )
    st.caption(words.TABLE_NOTE)


def _config(column: Column, name: str, *, mean: bool, sort: int = 0) -> ColumnConfig:
    """Say how a column is headed and rounded; a label is a whole number, its mean is not."""
    whole = name == "y" and not mean
    digits = column.digits
    return st.column_config.NumberColumn(
        arrow(name, sort) + words.with_unit(name, digits.exponent),
        width=COLUMN_WIDTH,
        format="%d" if whole else f"%.{digits.decimals}f",
        help=words.COLUMN_HELP.get(name),
    )


def _selected(order: list[int]) -> None:
    picked = session.widget_value(TABLE)["selection"]
    session.dispatch(*events_of(session.experiment(), order, picked))


def _chain_rule(experiment: Experiment, state: State, sample: Sample) -> None:
    x, label = experiment.points.X[sample.place], float(experiment.points.y[sample.place])
    st.markdown(words.chain_heading(sample, label))
    z = float(state.table.Z[sample.place])
    if abs(z) > words.FARTHEST_WRITTEN:
        st.markdown(words.chain_too_far(z, float(state.table.pulls[sample.place])))
        return
    st.markdown(words.chain(shown_chain(x, label, state.W, state.b, z), label))
