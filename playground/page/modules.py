"""Components made of the modules in static/, which the page loads once and browsers cache."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from streamlit.components.v2.types import ComponentRenderer

STATIC = Path(__file__).parents[2] / "static"

SCRIPT = """
const root = new URL("../../", document.querySelector('script[src*="static/js/"]').src);
const { load } = await import(new URL("app/static/load.js?v=VERSION", root));
const run = load("NAME", new URL("static/js/WHOLE", root));
export default async (component) => (await run)(component);
"""
"""Short, as it goes with every answer; the rest is in static/load.js, which browsers cache."""


@cache
def version() -> str:
    """Name the state of the files, so that a new release never meets an old one."""
    digest = hashlib.blake2b(digest_size=6)
    for file in sorted([*STATIC.glob("*.js"), *STATIC.glob("*.css")]):
        digest.update(file.read_bytes())
    return digest.hexdigest()


@cache
def component(name: str) -> ComponentRenderer:
    """Register the component of which static/ has the module of this name.

    It looks as its own style sheet has it, if there is one, and otherwise as the page does.
    """
    whole = list(Path(st.__file__).parent.glob("static/static/js/PlotlyChart.*.js"))
    script = SCRIPT.replace("NAME", name).replace("VERSION", version())
    script = script.replace("WHOLE", whole[0].name if whole else "missing")
    return st.components.v2.component(
        name,
        html=f'<div class="{name}-root"></div>',
        js=script,
        isolate_styles=(STATIC / f"{name}.css").exists(),
    )
