"""Points of one's own: a file, or pasted text, takes the place of what is on the board."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from playground.page import session, words
from playground.page.names_side import names
from playground.page.redraw import DATA, redraw
from playground.state import limits
from playground.state.checks import Refused
from playground.state.events import LoadPoints
from playground.tables.cells import short
from playground.tables.columns import chosen, guess_columns, has_choice
from playground.tables.names import names_in
from playground.tables.points import describe, read_points
from playground.tables.reader import read_table, text_of
from playground.tables.source import Source

MENU = "paste-menu"
PLACEHOLDER = "x1, x2, y\n1.5, -2, 0\n3.2, 4, 1"


def own_points() -> None:
    """Show the ways in, and what came of the last attempt.

    What quotes a visitor's text is shown by ``st.text``: everything else in Streamlit would read
    Markdown in it, down to pictures from elsewhere, and escapes do not reach all of that.
    """
    with st.expander(words.YOUR_POINTS):
        # Of any type: the browser would turn others away without a word, while here it is said what
        # is wrong with them. Its own limit on the size is said by a line that page.css shows.
        st.file_uploader(
            words.UPLOAD,
            max_upload_size=limits.FILE_BYTES.most // 1_000_000,
            key="upload",
            on_change=_uploaded,
            help=words.upload_help(limits.FILE_POINTS.most),
        )
        if st.context.is_embedded:
            # The server takes a file only with a cookie, which browsers seldom keep for a frame.
            st.caption(words.IN_A_FRAME)
        # What a popover holds is made when it opens: the page stands earlier without a text area.
        menu = st.popover(
            words.PASTE_TEXT, width="stretch", key=MENU, on_change=redraw, args=(DATA,)
        )
        with menu, st.form("paste", border=False):
            st.text_area(words.PASTE_POINTS, key="pasted", placeholder=PLACEHOLDER, height=110)
            st.form_submit_button(words.LOAD_PASTED, on_click=_pasted, width="stretch")
        source = session.visit().source
        if source is not None:
            _what_was_read(source)
        if session.experiment().task is None:
            names()


def _what_was_read(source: Source) -> None:
    _columns(source)
    if source.refused:
        st.error(words.NOTHING_READ)
    with st.container(key="what-was-read"):
        st.text(f"{source.name}: {source.said}")


def _columns(source: Source) -> None:
    """Let the columns be chosen, where there is a choice."""
    table, columns = source.table, source.columns
    if table is None or columns is None or not source.choice:
        return
    places = {"x1": table.numeric, "x2": table.numeric, "label": tuple(range(len(table.names)))}
    session.write_widgets({f"column-{role}": getattr(columns, role) for role, _ in words.ROLES})
    for role, label in words.ROLES:
        st.selectbox(
            label,
            places[role],
            format_func=table.names.__getitem__,
            key=f"column-{role}",
            on_change=_column_chosen,
            args=(role,),
        )


@session.heard
def _uploaded() -> None:
    file = session.widget_value("upload")
    if file is not None:  # None when the file is taken away again: the board keeps its points
        _load(short(file.name), file.getvalue())


@session.heard
def _pasted() -> None:
    session.write_widgets({MENU: False})  # what came of it is said below
    _load(words.PASTED_TEXT, (session.widget_value("pasted") or "").encode())


@session.heard
def _column_chosen(role: str) -> None:
    source = session.visit().source
    if source is None or source.table is None or source.columns is None:
        return
    place = session.widget_value(f"column-{role}")
    _take(replace(source, columns=chosen(source.table, source.columns, role, place)))


def _load(name: str, data: bytes) -> None:
    try:
        table = read_table(text_of(data))
        columns = guess_columns(table)
    except Refused as refusal:
        session.visit().source = Source(name, said=str(refusal), refused=True)
    else:
        _take(Source(name, table, columns, has_choice(table, columns)))


def _take(source: Source) -> None:
    """Put the points on the board; where something is wrong it stays as it was."""
    table, columns = source.table, source.columns
    if table is None or columns is None:
        return
    try:
        reading = read_points(table, columns)
    except Refused as refusal:
        session.visit().source = replace(source, said=str(refusal), refused=True)
    else:
        said = describe(table, columns, reading)
        before = session.experiment().iterations
        session.dispatch(LoadPoints(reading.points, names_in(table, columns, reading)))
        if session.experiment().iterations < before:
            said += f" {limits.too_long(len(reading.points), before)}"
        session.visit().source = replace(source, said=said, refused=False)
    redraw()
