"""The panel "This step": what each sample contributes, the chain rule of one, and the update."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from playground.numbers.names import names_of
from playground.page import session
from playground.panels.step import words
from playground.panels.step.columns import Column, columns_of
from playground.panels.step.numbers import State, shown_chain, shown_updates, state_of
from playground.panels.step.table import arrow, events_of, order_of, selection
from playground.state.chosen import Sample, sample_in_focus

if TYPE_CHECKING:
    from streamlit.elements.lib.column_types import ColumnConfig

    from playground.numbers.names import FeatureNames
    from playground.state.experiment import Experiment
    from playground.state.run import Run

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
    sample, names = sample_in_focus(experiment, state.table.losses), names_of(experiment)
    st.markdown(words.heading(state, experiment))
    _tables(columns_of(experiment, state), sample, experiment.option("sort"), names)
    left, right = st.columns(2, gap="large")
    with left:
        _chain_rule(experiment, state, sample, names)
    with right:
        st.markdown(words.update(state, experiment.alpha, shown_updates(state, experiment.alpha)))
    st.markdown(words.three_gradients(experiment.points, state, names))


def _tables(columns: list[Column], sample: Sample, sort: int, names: FeatureNames) -> None:
    """Show the samples, and beneath them, where sorting cannot move it, the row of means."""
    order = order_of(columns, sort)
    session.write_widgets({TABLE: selection(order, sample, sort)})
    st.dataframe(
        {"sample": [place + 1 for place in order]}
        | {column.name: column.numbers[order] for column in columns},
        height=TABLE_HEIGHT,
        column_config={column.name: _of_samples(column, sort, names) for column in columns}
        | {"sample": st.column_config.NumberColumn(width=NUMBER_WIDTH, pinned=True)},
        hide_index=True,
        key=TABLE,
        on_select=partial(_selected, order),
        selection_mode=["single-row", "single-column"],
        alt="Samples",
    )
    st.dataframe(
        {"mean": ["mean"]} | {column.name: [column.mean] for column in columns},
        column_config={column.name: _of_mean(column, names) for column in columns}
        | {"mean": st.column_config.TextColumn("", width=BOX_WIDTH + NUMBER_WIDTH, pinned=True)},
        hide_index=True,
        alt="Means",
    )
    st.caption(words.table_note(names))


def _of_samples(column: Column, sort: int, names: FeatureNames) -> ColumnConfig:
    """Head and round a column of the samples; a label is a whole number."""
    rounded = "%d" if column.name == "y" else column.digits.format
    return _config(column, column.name, rounded, names, arrow(column.name, sort))


def _of_mean(column: Column, names: FeatureNames) -> ColumnConfig:
    """Head and round the mean of a column."""
    return _config(column, column.mean_name, column.digits.mean_format, names)


def _config(
    column: Column, name: str, rounded: str, names: FeatureNames, mark: str = ""
) -> ColumnConfig:
    return st.column_config.NumberColumn(
        names.renamed(mark + words.with_unit(name, column.digits.exponent)),
        width=COLUMN_WIDTH,
        format=rounded,
        help=names.renamed(words.COLUMN_HELP.get(name, "")) or None,
    )


def _selected(order: list[int]) -> None:
    picked = session.widget_value(TABLE)["selection"]
    session.dispatch(*events_of(session.experiment(), order, picked))


def _chain_rule(experiment: Experiment, state: State, sample: Sample, names: FeatureNames) -> None:
    x, label = experiment.points.X[sample.place], float(experiment.points.y[sample.place])
    st.markdown(words.chain_heading(sample, label))
    z = float(state.table.Z[sample.place])
    if abs(z) > words.FARTHEST_WRITTEN:
        st.markdown(words.chain_too_far(z, float(state.table.residuals[sample.place])))
        return
    shown = shown_chain(x, label, state.W, state.b, z)
    st.markdown(words.chain(shown, label, sample.number, names))
