"""The panel "This step": what each sample contributes, the chain rule of one, and the update."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from playground import session
from playground.events import SetOption
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
from playground.panels.widgets import FRAGMENT

if TYPE_CHECKING:
    from streamlit.elements.lib.column_types import ColumnConfig

    from playground.experiment import Experiment
    from playground.run import Run

TABLE = "step-table"
TABLE_HEIGHT = 248
"""Pixels: the header and six rows; the rest scrolls."""

NUMBER_WIDTH = 62
BOX_WIDTH = 33
"""Pixels for the sample's number, and for the box before it that chooses the row."""


def panel(experiment: Experiment, run: Run) -> None:
    """Show what happens between the iteration shown and the next."""
    state = state_of(experiment, run)
    if state is None:
        st.markdown(words.NO_POINTS)
        return
    sample = sample_in_focus(experiment, state.table.losses)
    st.markdown(words.heading(state, run, experiment.alpha))
    _tables(columns_of(experiment, state), sample)
    left, right = st.columns(2, gap="large")
    with left:
        _chain_rule(experiment, state, sample)
    with right:
        st.markdown(words.update(state, experiment.alpha, shown_updates(state, experiment.alpha)))
    st.markdown(words.three_gradients(experiment.points, state))


def _tables(columns: list[Column], sample: Sample) -> None:
    """Show the samples, and beneath them, where sorting cannot move it, the row of means."""
    rows = [sample.place] if sample.chosen else []
    session.write_widgets({TABLE: {"selection": {"rows": rows, "columns": [], "cells": []}}})
    numbers = range(1, len(columns[0].numbers) + 1)
    st.dataframe(
        {"sample": numbers} | {column.name: column.numbers for column in columns},
        height=TABLE_HEIGHT,
        column_config={column.name: _config(column, column.name) for column in columns}
        | {"y": st.column_config.NumberColumn(format="%d")}
        | {"sample": st.column_config.NumberColumn(width=NUMBER_WIDTH, pinned=True)},
        hide_index=True,
        key=TABLE,
        on_select=_row_chosen,
        selection_mode="single-row",
        alt="Samples",
    )
    st.dataframe(
        {"mean": ["mean"]} | {column.name: [column.mean] for column in columns},
        column_config={column.name: _config(column, column.mean_name) for column in columns}
        | {"mean": st.column_config.TextColumn("", width=BOX_WIDTH + NUMBER_WIDTH, pinned=True)},
        hide_index=True,
        alt="Means",
    )
    st.caption(words.TABLE_NOTE)


def _config(column: Column, name: str) -> ColumnConfig:
    """Say how a column is headed and rounded."""
    digits = column.digits
    return st.column_config.NumberColumn(
        words.with_unit(name, digits.exponent),
        format=f"%.{digits.decimals}f",
        help=words.COLUMN_HELP.get(name),
    )


def _row_chosen() -> None:
    rows = session.widget_value(TABLE)["selection"]["rows"]
    session.dispatch(SetOption("chosen", rows[0] if rows else -1))
    st.rerun(["board", FRAGMENT])


def _chain_rule(experiment: Experiment, state: State, sample: Sample) -> None:
    x, label = experiment.points.X[sample.place], float(experiment.points.y[sample.place])
    st.markdown(words.chain_heading(sample, label))
    z = float(state.table.Z[sample.place])
    if abs(z) > words.FARTHEST_WRITTEN:
        st.markdown(words.chain_too_far(z, float(state.table.pulls[sample.place])))
        return
    st.markdown(words.chain(shown_chain(x, label, state.W, state.b, z), label))
