"""Which colours a panel's figures use: those of the theme that the visitor sees."""

from __future__ import annotations

import streamlit as st

from playground.palette import DARK, LIGHT


def palette() -> dict[str, str]:
    """Give the palette of the visitor's theme; light while it is unknown."""
    return DARK if st.context.theme.type == "dark" else LIGHT
