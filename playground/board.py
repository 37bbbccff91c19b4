"""The board on the page: one component that draws, plays and reports."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path

import streamlit as st

from playground import session
from playground.checks import Refused
from playground.inbox import read_inbox
from playground.panels.widgets import FRAGMENT
from playground.sidebar import fragments_to_follow

STATIC = Path(__file__).parent.parent / "static"
KEY = "board"

LOADER = """
// Loads the board's modules once, all at a time, and hands every later run on to them.
const root = new URL("../../", document.querySelector('script[src*="static/js/"]').src);
const plotly = import(new URL("static/js/PLOTLY", root)).catch(() => null);
PARTS.forEach((name) => import(new URL(`app/static/${name}?v=VERSION`, root)));
const board = import(new URL("app/static/board.js?v=VERSION", root));
export default async function (component) {
  return (await board).default(component, plotly);
}
"""


@cache
def version() -> str:
    """Name the state of the board's files, so that a new release never meets an old one."""
    digest = hashlib.blake2b(digest_size=6)
    for file in sorted(STATIC.glob("board*")):
        digest.update(file.read_bytes())
    return digest.hexdigest()


@cache
def _component() -> st.components.v2.types.ComponentRenderer:
    """Register the component: its own files by version, plotly.js from Streamlit's own copy."""
    chunks = list(Path(st.__file__).parent.glob("static/static/js/PlotlyChart.*.js"))
    plotly = chunks[0].name if chunks else "missing"
    parts = json.dumps([file.name for file in sorted(STATIC.glob("board-*.js"))])
    script = LOADER.replace("PLOTLY", plotly).replace("VERSION", version())
    script = script.replace("PARTS", parts)
    return st.components.v2.component(
        "playground_board", html='<div class="board-root"></div>', js=script
    )


@st.fragment(key=KEY)
def board() -> None:
    """Show the board."""
    session.write_address()
    _component()(key=KEY, data=session.answer(), on_sent_change=_on_sent)


def _on_sent() -> None:
    """Take in what the board sent; an edit changes the sidebar as well."""
    try:
        inbox = read_inbox(session.component_value(KEY, "sent"))
    except Refused as refusal:
        session.visit().refusal = str(refusal)
        return
    session.visit().share = inbox.share
    before = session.experiment()
    # What the page showed before a restart that it has not heard of is not where it is now.
    iteration = inbox.iteration if inbox.seek == session.visit().seek else None
    if session.receive(inbox.mount, inbox.held, iteration, inbox.events):
        st.rerun([KEY, *fragments_to_follow(before, session.experiment()), FRAGMENT])
    if before.iteration != session.experiment().iteration:
        st.rerun([KEY, FRAGMENT])
