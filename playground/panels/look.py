"""The palette of the theme that the page shows."""

from __future__ import annotations

import streamlit as st

from playground.palette import DARK, LIGHT


def palette() -> dict[str, str]:
    """Give the colours for a light or a dark page; light until the page has said which it is."""
    return DARK if st.context.theme.type == "dark" else LIGHT
