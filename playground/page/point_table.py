"""The table "Points" below the board: every point as a row that can be edited."""

from __future__ import annotations

from typing import Final

import numpy as np
import streamlit as st

from playground.board.inbox import read_edits
from playground.page import session, words
from playground.page.follow import follow
from playground.page.redraw import DATA
from playground.state import limits
from playground.state.checks import Refused
from playground.state.events import SetPoints
from playground.state.names import called
from playground.tables.edits import COLUMNS, edited, in_step, titles

HEIGHT = 320

TABLE: Final = "points-open"
"""Key of the expander."""


def point_table() -> None:
    """Show the table while it is open, in step with the board."""
    menu = st.expander(words.POINTS, key=TABLE, on_change=follow, args=(DATA,))
    if not menu.open:
        return
    record = session.visit()
    record.table = in_step(record.table, session.experiment().points)
    cells = np.array(record.table.base.rows(), dtype=object).reshape(-1, len(COLUMNS))
    columns = dict(zip(COLUMNS, cells.T, strict=True))
    key = f"points-{record.table.filling}"
    with menu:
        # Text, not numbers: Streamlit's column of numbers makes 15 of "1,5", and drops what it
        # cannot read before we could name it.
        st.data_editor(
            columns,
            key=key,
            num_rows="dynamic",
            hide_index=True,
            height=HEIGHT,
            column_config={
                name: st.column_config.TextColumn(title, alignment="right")
                for name, title in titles(called(session.experiment())).items()
            },
            on_change=_edited,
            args=(key,),
            alt=words.POINTS_ALT,
        )
        if record.table.complaints:
            st.warning(words.ROWS_WAIT)
            st.text("\n".join(record.table.complaints))
        elif record.table.untouched:
            st.caption(words.NEW_ROW)


@session.heard
def _edited(key: str) -> None:
    record = session.visit()
    if key != f"points-{record.table.filling}":
        return  # an edit of a table that has been filled anew since
    most = max(limits.POINTS.most, len(session.experiment().points))
    try:
        edits = read_edits(session.widget_value(key))
    except Refused as refusal:
        record.refusal = str(refusal)
        return
    record.table = edited(record.table, edits, most)
    session.dispatch(SetPoints(record.table.now.points))
