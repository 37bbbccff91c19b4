"""The address bar of a page without the board: it holds the experiment there too."""

from __future__ import annotations

from functools import cache

import streamlit as st

from playground.page import session
from playground.page.modules import version

SCRIPT = """
const root = new URL("../../", document.querySelector('script[src*="static/js/"]').src);
const address = import(new URL("app/static/board-address.js?v=VERSION", root));
let watch, listen;
export default async function ({ setTriggerValue }) {
  (await address).keepAddress();
  // A page of text sends nothing when it has reconnected, and a switch of pages sends no query: a
  // new server would not learn of the experiment in the address. So say something. Streamlit tells
  // its window that it is back; inside another page it tells that one, and its own sign must do.
  const say = () => setTriggerValue("back", true);
  const close = () => {
    watch?.disconnect();
    window.removeEventListener("message", listen);
  };
  close(); // what an earlier run of this page began
  listen = ({ source, data }) => {
    const own = source === window && data?.stCommVersion === 1;
    if (own && data.type === "WEBSOCKET_CONNECTED") say();
  };
  let away = false;
  watch = new MutationObserver(() => {
    const gone = document.querySelector('[data-testid="stConnectionStatus"]') !== null;
    if (away && !gone) say();
    away = gone;
  });
  watch.observe(document.body, { childList: true, subtree: true });
  window.addEventListener("message", listen);
  return close;
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
