"""The board on the page: one component that draws, plays and reports."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from playground import session
from playground.checks import Refused
from playground.inbox import read_inbox
from playground.message import describe_step_limit
from playground.panels.chooser import panels
from playground.redraw import BOARD
from playground.sidebar import follow

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

STATIC = Path(__file__).parent.parent / "static"

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


@st.fragment(key=BOARD)
def board(step_limit: DeltaGenerator) -> None:
    """Show the board, and all that follows it: the panels, and the sidebar's ``step_limit``.

    One fragment, as further ones would have to be asked for by ``st.rerun``, which begins a second
    run of the server for each event.
    """
    session.write_address()
    _component()(key=BOARD, data=session.answer(), on_sent_change=_on_sent)
    step_limit.caption(describe_step_limit(session.experiment()))
    panels()


def _on_sent() -> None:
    """Take in what the board sent."""
    try:
        inbox = read_inbox(session.component_value(BOARD, "sent"))
    except Refused as refusal:
        session.visit().refusal = str(refusal)
        return
    session.visit().share = inbox.share
    before = session.experiment()
    # What the page showed before a restart that it has not heard of is not where it is now.
    iteration = inbox.iteration if inbox.seek == session.visit().seek else None
    session.receive(inbox.mount, inbox.held, iteration, inbox.events)
    follow(before)
