"""The address bar of a page without the board: it holds the experiment there too."""

from __future__ import annotations

from functools import cache

import streamlit as st

from playground import session
from playground.modules import version

SCRIPT = """
const root = new URL("../../", document.querySelector('script[src*="static/js/"]').src);
const address = import(new URL("app/static/board-address.js?v=VERSION", root));
let watch;
export default async function ({ setTriggerValue }) {
  (await address).keepAddress();
  // A page of text sends nothing when it has reconnected, and a switch of pages sends no query: a
  // new server would not learn of the experiment in the address. So say something.
  let away = false;
  watch?.disconnect();
  watch = new MutationObserver(() => {
    const gone = document.querySelector('[data-testid="stConnectionStatus"]') !== null;
    if (away && !gone) setTriggerValue("back", true);
    away = gone;
  });
  watch.observe(document.body, { childList: true, subtree: true });
  return () => watch.disconnect();
}
"""


@cache
def _component() -> st.components.v2.types.ComponentRenderer:
    return st.components.v2.component("playground_address", js=SCRIPT.replace("VERSION", version()))


def keep() -> None:
    """Keep the experiment in the address; call it at the end of a page."""
    _component()(key="address", on_back_change=_nothing)
    session.write_address()


def _nothing() -> None:
    """Let the page run again: that is all there is to do when the browser is back."""
