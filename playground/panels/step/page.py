"""The panel "This step": what each sample contributes, the chain rule of one, and the update."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import streamlit as st

from playground.board.inbox import read_selection
from playground.page import session
from playground.page.plot import plot
from playground.panels.step import words
from playground.panels.step.columns import Column, columns_of
from playground.panels.step.figures import pulls_figure
from playground.panels.step.gradients import gradient_in_three_ways
from playground.panels.step.numbers import shown_chain, shown_updates, step_from
from playground.panels.step.table import arrow, events_of, order_of, selection
from playground.state.checks import Refused

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator
    from streamlit.elements.lib.column_types import ColumnConfig

    from playground.panels.step.numbers import Step
    from playground.state.chosen import Sample
    from playground.state.names import FeatureNames
    from playground.state.shown import Shown

TABLE = "step-table"
TABLE_HEIGHT = 248
"""Pixels: the header and six rows; the rest scrolls."""

NUMBER_WIDTH = 62
"""Pixels for the sample's number."""

BOX_WIDTH = 33
"""Pixels that Streamlit takes for the box that chooses a row."""

COLUMN_WIDTH = 70
"""Pixels for every other column, in both tables, so that they stand in line; all of them have room
on a tablet held upright."""


def panel(shown: Shown | None) -> None:
    """Show what happens between the iteration shown and the next."""
    if shown is None:
        st.markdown(words.NO_POINTS)
        return
    step, sample = step_from(shown), shown.sample
    st.markdown(words.heading(shown, step))
    st.markdown(words.SENTENCE)
    picture = pulls_figure(step.table.residuals, shown.y, shown.db, sample.place)
    plot(picture, key="step-pulls", alt=words.PICTURE, leads=True)
    _tables(columns_of(shown, step), sample, shown.option("sort"), shown.names)
    left, right = st.columns(2, gap="large")
    with left:
        _chain_rule(shown, step, sample)
    with right, _beat(3):
        st.markdown(words.update(shown, step, shown_updates(shown, step)))
    st.markdown(words.three_gradients(gradient_in_three_ways(shown), shown.names))


def _tables(columns: list[Column], sample: Sample, sort: int, names: FeatureNames) -> None:
    """Show the samples, and beneath them, where sorting cannot move it, the row of means."""
    order = order_of(columns, sort)
    session.write_widgets({TABLE: selection(order, sample, sort)})
    with _beat(1):
        _samples(columns, order, sort, names)
    with _beat(2):
        _means(columns, names)
    st.caption(words.table_note(names))


def _table(columns: dict[str, Any]) -> pa.Table:
    """Put columns together as they travel: by way of a data frame it takes ten times as long."""
    return pa.table(columns)


def _samples(columns: list[Column], order: list[int], sort: int, names: FeatureNames) -> None:
    numbers = {words.SAMPLE: [place + 1 for place in order]}
    st.dataframe(
        _table(numbers | {column.name: column.numbers[order] for column in columns}),
        height=TABLE_HEIGHT,
        column_config={column.name: _of_samples(column, sort, names) for column in columns}
        | {words.SAMPLE: st.column_config.NumberColumn(width=NUMBER_WIDTH, pinned=True)},
        hide_index=True,
        key=TABLE,
        on_select=partial(_selected, order),
        selection_mode=["single-row", "single-column"],
        alt=words.SAMPLES,
    )


def _means(columns: list[Column], names: FeatureNames) -> None:
    st.dataframe(
        _table({words.MEAN: [words.MEAN]} | {column.name: [column.mean] for column in columns}),
        column_config={column.name: _of_mean(column, names) for column in columns}
        | {
            words.MEAN: st.column_config.TextColumn(
                words.OF_ALL, width=BOX_WIDTH + NUMBER_WIDTH, pinned=True
            )
        },
        hide_index=True,
        alt=words.MEANS,
    )


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


def _beat(number: int) -> DeltaGenerator:
    """Give the place of what this beat of "Slowly" computes: page.css lights it."""
    return st.container(key=f"beat-{number}")


@session.heard
def _selected(order: list[int]) -> None:
    try:
        picked = read_selection(session.widget_value(TABLE))
    except Refused as refusal:
        session.visit().refusal = str(refusal)
    else:
        session.dispatch(*events_of(session.experiment(), order, picked))


def _chain_rule(shown: Shown, step: Step, sample: Sample) -> None:
    x, label = shown.X[sample.place], float(shown.y[sample.place])
    st.markdown(words.chain_heading(sample, label))
    z = float(step.table.Z[sample.place])
    if abs(z) > words.FARTHEST_WRITTEN:
        st.markdown(words.chain_too_far(z, float(step.table.residuals[sample.place])))
        return
    chain = shown_chain(x, label, shown.W, shown.b, z)
    st.markdown(words.chain(chain, label, sample.number, shown.names))
