"""A Plotly figure in a panel that is kept from step to step, and can be clicked anywhere.

``st.plotly_chart`` makes a new chart whenever the figure changes: it flashes, forgets how a 3-D
view was turned, and hears no click between the points. This component hands the new figure to
the chart that is there. Its JavaScript, static/plot.js, knows figures, not what they mean.
"""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import plotly.io
import streamlit as st

from playground import session
from playground.figures import TOKENS
from playground.palette import DARK, LIGHT

if TYPE_CHECKING:
    from collections.abc import Callable

    import plotly.graph_objects as go

STATIC = Path(__file__).parents[2] / "static"

LOADER = """
// Loads the module once (the browser caches it) and hands every later run on to it.
const root = new URL("../../", document.querySelector('script[src*="static/js/"]').src);
const plotly = import(new URL("static/js/PLOTLY", root)).catch(() => null);
const plot = import(new URL("app/static/plot.js?v=VERSION", root));
export default async function (component) {
  return (await plot).default(component, plotly);
}
"""


@cache
def _component() -> st.components.v2.types.ComponentRenderer:
    """Register the component: its own file by version, plotly.js from Streamlit's own copy."""
    digest = hashlib.blake2b(digest_size=6)
    for file in sorted(STATIC.glob("*.js")):
        digest.update(file.read_bytes())
    chunks = list(Path(st.__file__).parent.glob("static/static/js/PlotlyChart.*.js"))
    plotly_js = chunks[0].name if chunks else "missing"
    script = LOADER.replace("PLOTLY", plotly_js).replace("VERSION", digest.hexdigest())
    return st.components.v2.component(
        "playground_plot",
        html='<div class="plot-root"></div>',
        css=(STATIC / "plot.css").read_text(encoding="utf-8"),
        js=script,
    )


def plot_message(figure: go.Figure, *, alt: str, iteration: int, clickable: bool) -> bytes:
    """Say what the page needs: the figure with its colours by name, both themes, and its name."""
    text = str(plotly.io.to_json(figure, validate=False))
    for stand_in, name in TOKENS.items():
        text = text.replace(f'"{stand_in}"', f'"{name}"')
    head = {
        "alt": alt,
        "iteration": iteration,
        "clickable": clickable,
        "themes": {"light": LIGHT, "dark": DARK},
    }
    return f'{json.dumps(head)[:-1]}, "figure": {text}}}'.encode()


def plot(
    figure: go.Figure,
    *,
    key: str,
    alt: str,
    iteration: int,
    on_click: Callable[[], None] | None = None,
) -> None:
    """Show a figure; what it draws at ``iteration`` follows the board while that plays.

    Traces with the name "whole", "so-far" and "here" are a run's path, its part up to the present
    and the present. ``on_click`` is called after a click; ``clicked`` then says where.
    """
    clickable = on_click is not None
    message = plot_message(figure, alt=alt, iteration=iteration, clickable=clickable)
    _component()(key=key, data=message, on_clicked_change=on_click or _no_click)


def clicked(key: str) -> tuple[object, object]:
    """Say where the click was, inside the callback; what the page sent has not been checked."""
    place = session.component_value(key, "clicked")
    return (place.get("x"), place.get("y")) if isinstance(place, dict) else (None, None)


def _no_click() -> None:
    """Ignore it: the figure is not one to click on."""
