"""The address bar of a page without the board: it holds the experiment there too."""

from __future__ import annotations

from functools import cache

import streamlit as st

from playground import session
from playground.board import version

SCRIPT = """
const root = new URL("../../", document.querySelector('script[src*="static/js/"]').src);
const address = import(new URL("app/static/board-address.js?v=VERSION", root));
export default async function () {
  (await address).keepAddress();
}
"""


@cache
def _component() -> st.components.v2.types.ComponentRenderer:
    return st.components.v2.component("playground_address", js=SCRIPT.replace("VERSION", version()))


def keep() -> None:
    """Keep the experiment in the address; call it at the end of a page."""
    _component()(key="address")
    session.write_address()
