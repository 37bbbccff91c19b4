"""The table "Points" below the board: every point as a row that can be edited."""

from __future__ import annotations

import streamlit as st

from playground import session
from playground.events import SetPoints
from playground.table_edits import COLUMNS, edited, in_step

HEIGHT = 320


def point_table() -> None:
    """Show the table while it is open, in step with the board."""
    menu = st.expander("Points", key="points-open", on_change="rerun")
    if not menu.open:
        return
    record = session.visit()
    record.table = in_step(record.table, session.experiment().points)
    base = record.table.base
    columns = {"x1": base.X[:, 0], "x2": base.X[:, 1], "class": base.y.astype(int)}
    key = f"points-{record.table.filling}"
    with menu:
        st.data_editor(
            columns,
            key=key,
            num_rows="dynamic",
            hide_index=True,
            height=HEIGHT,
            column_config={
                name: st.column_config.NumberColumn(title) for name, title in COLUMNS.items()
            },
            on_change=_edited,
            args=(key,),
            alt="The points: x₁, x₂ and class",
        )
        for complaint in record.table.complaints:
            st.warning(complaint)
        if record.table.complaints:
            st.caption("These wait until they are complete; all other rows are on the board.")


def _edited(key: str) -> None:
    record = session.visit()
    if key != f"points-{record.table.filling}":
        return  # an edit of a table that has been filled anew since
    points, complaints = edited(record.table.base, session.widget_value(key))
    session.dispatch(SetPoints(points))
    record.table = record.table.after(session.experiment().points, complaints, record.refusal)
