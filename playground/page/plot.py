"""A Plotly figure in a panel that is kept from step to step, and can be clicked anywhere.

``st.plotly_chart`` makes a new chart whenever the figure changes: it flashes, forgets how a 3-D
view was turned, and hears no click between the points. This component hands the new figure to
the chart that is there. Its JavaScript, static/plot.js, knows figures, not what they mean.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import plotly.io

from playground.drawing.figures import TOKENS
from playground.drawing.palette import DARK, LIGHT
from playground.page import session
from playground.page.modules import component

if TYPE_CHECKING:
    from collections.abc import Callable

    import plotly.graph_objects as go


def plot_message(
    figure: go.Figure,
    *,
    alt: str,
    iteration: int | None,
    clickable: bool = False,
    leads: bool = False,
    waits: bool = False,
) -> bytes:
    """Say what the page needs: the figure with its colours by name, both themes, and its name.

    The name is read aloud: words that stand beside the figure too have no stars in it.
    """
    text = str(plotly.io.to_json(figure, validate=False))
    for stand_in, name in TOKENS.items():
        text = text.replace(f'"{stand_in}"', f'"{name}"')
    head = {
        "alt": alt.replace("**", ""),
        "iteration": iteration,
        "clickable": clickable,
        "leads": leads,
        "waits": waits,
        "themes": {"light": LIGHT, "dark": DARK},
    }
    return f'{json.dumps(head)[:-1]}, "figure": {text}}}'.encode()


def plot(
    figure: go.Figure,
    *,
    key: str,
    alt: str,
    iteration: int | None = None,
    leads: bool = False,
    on_click: Callable[[], None] | None = None,
    on_rest: Callable[[], None] | None = None,
) -> None:
    """Show a figure; what it draws at ``iteration`` follows the board while that plays.

    Traces with the name "whole", "so-far" and "here" are a run's path, its part up to the present
    and the present. One that ``leads`` is what its panel begins with: beside the board it is as
    high as leaves it in sight whole. ``on_click`` is called after a click; ``clicked`` then says
    where. ``on_rest`` is called once no newer figure has come for a moment: for what is too slow to
    follow a drag.
    """
    clickable = on_click is not None
    message = plot_message(
        figure,
        alt=alt,
        iteration=iteration,
        clickable=clickable,
        leads=leads,
        waits=on_rest is not None,
    )
    component("plot")(
        key=key,
        data=message,
        on_clicked_change=on_click or _nothing,
        on_rested_change=on_rest or _nothing,
    )


def clicked(key: str) -> tuple[object, object]:
    """Say where the click was, inside the callback; what the page sent has not been checked."""
    place = session.component_value(key, "clicked")
    return (place.get("x"), place.get("y")) if isinstance(place, dict) else (None, None)


def _nothing() -> None:
    """Ignore it: nobody asked for it."""
