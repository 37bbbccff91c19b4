"""The figures of the board, drawn with Plotly: points, boundary, arrow, and the loss curve.

What moves with the iteration is a trace with a ``name``; the board's JavaScript moves the traces
that the message's "moves" table names. Colours are written "@name" and put in by the page. Plotly
checks colours, so each figure is built with stand-ins (``TOKENS``) that are replaced at the end.
"""

from __future__ import annotations

import html
from functools import cache
from typing import Any, Final

import numpy as np
import plotly.graph_objects as go

from playground.drawing import words
from playground.drawing.palette import LIGHT

TOKENS: Final = {f"#{place:06d}": f"@{name}" for place, name in enumerate(LIGHT)}
"""Stand-in colour: the colour's name."""

COLOUR: Final = {token[1:]: stand_in for stand_in, token in TOKENS.items()}

MARKERS: Final = ("circle", "diamond")
"""Marker of class 0 and of class 1: shape as well as colour."""

MARKER_SIZE: Final = (11, 12)
"""Diameter of the two markers in pixels, so that their areas look alike."""

BOARD_MARGIN: Final = {"l": 42, "r": 6, "t": 6, "b": 40}
LOSS_MARGIN: Final = {"l": 74, "r": 22, "t": 6, "b": 40}
"""Room around the plots for ticks and titles, in pixels."""


TICK_ROOM: Final = 8
"""Pixels between the loss curve and its numbers: the marker of iteration 0 reaches there."""

ZERO_AT: Final = 0.4
"""Where iteration 0 stands on a logarithmic axis of iterations, which has no place for it."""


def as_text(name: str) -> str:
    """Write a visitor's text so that Plotly shows every character of it, and makes nothing of it.

    Examples
    --------
    >>> as_text("<b>a & b</b>")
    '&lt;b&gt;a &amp; b&lt;/b&gt;'
    """
    escaped = html.escape(name, quote=False)
    # A text that is a colour's name is replaced by that colour, on its way or in the page.
    return f"&#{ord(escaped[0])};{escaped[1:]}" if escaped[:1] in {"@", "#"} else escaped


def in_template(name: str) -> str:
    """Write a visitor's text for a template of Plotly's, which puts in nothing for it.

    Examples
    --------
    >>> in_template("100 %{y}")
    '100 %&#123;y}'
    """
    return as_text(name).replace("{", "&#123;")


def axis_title(name: str) -> dict[str, Any]:
    """Give the title of an axis of the board, whatever is in its name."""
    return {"text": as_text(name), "font": {"size": 16}, "standoff": 4}


def _axis(title: str, **options: Any) -> dict[str, Any]:  # noqa: ANN401
    return {
        "title": axis_title(title),
        "tickfont": {"size": 14, "color": COLOUR["muted"]},
        "gridcolor": COLOUR["grid"],
        "linecolor": COLOUR["grid"],
        "zeroline": False,
        "fixedrange": True,
        "automargin": False,
        "layer": "below traces",
        "nticks": 6,
        **options,
    }


def bare_axis(extent: list[float]) -> dict[str, Any]:
    """Give an axis that shows nothing and cannot be moved."""
    return {"range": extent, "visible": False, "fixedrange": True}


def base_layout(**options: Any) -> dict[str, Any]:  # noqa: ANN401
    """Give what the layouts of the board's figures share."""
    return {
        "font": {"color": COLOUR["text"], "family": "inherit"},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "showlegend": False,
        "hovermode": False,
        "dragmode": False,
        **options,
    }


def named(figure: go.Figure) -> dict[str, Any]:
    """Turn a figure into JSON values with the colours' names put in."""

    def put_in(value: Any) -> Any:  # noqa: ANN401
        if isinstance(value, dict):
            return {name: put_in(entry) for name, entry in value.items() if name != "template"}
        if isinstance(value, list | tuple):
            return [put_in(entry) for entry in value]
        if isinstance(value, np.ndarray):
            return value.tolist()
        return TOKENS.get(value, value) if isinstance(value, str) else value

    values: dict[str, Any] = put_in(figure.to_plotly_json())
    return values


@cache
def board_figure() -> dict[str, Any]:
    """Build the board: the boundary below the two classes, the arrow above.

    The page makes its plot a square, so that a square view has equal scales, and a view of another
    shape scales of its own.
    """
    line = {"color": COLOUR["text"], "width": 3}
    figure = go.Figure(layout=base_layout(margin=BOARD_MARGIN))
    figure.add_scatter(name="boundary", mode="lines", line=line, x=[0, 0], y=[0, 0])
    for label, (symbol, size) in enumerate(zip(MARKERS, MARKER_SIZE, strict=True)):
        marker = {
            "symbol": symbol,
            "size": size,
            "color": COLOUR[f"class{label}"],
            "line": {"color": COLOUR["background"], "width": 1.2},
        }
        figure.add_scatter(name=f"class{label}", mode="markers", marker=marker, cliponaxis=True)
    figure.add_scatter(
        name="arrow", mode="lines", line={"color": COLOUR["text"], "width": 2.5}, x=[0, 0], y=[0, 0]
    )
    figure.update_xaxes(_axis("x₁"))
    figure.update_yaxes(_axis("x₂"))
    return named(figure)


@cache
def loss_figure() -> dict[str, Any]:
    """Build the loss curve: the whole run faint, the run so far strong, a marker at iteration k."""
    figure = go.Figure(layout=base_layout(margin=LOSS_MARGIN))
    for name, colour, width in (("whole", "muted", 1.5), ("so-far", "text", 3)):
        figure.add_scatter(
            name=name,
            mode="lines",
            line={"color": COLOUR[colour], "width": width},
            opacity=0.45 if name == "whole" else 1,
        )
    marker = {
        "size": 13,
        "color": COLOUR["text"],
        "line": {"color": COLOUR["background"], "width": 2},
    }
    figure.add_scatter(name="here", mode="markers", marker=marker, cliponaxis=False, x=[0], y=[0])
    figure.update_xaxes(_axis(words.ITERATION, nticks=5))
    beside = {"ticks": "outside", "ticklen": TICK_ROOM, "tickcolor": "rgba(0,0,0,0)"}
    figure.update_yaxes(_axis(words.LOG_LOSS, nticks=5, exponentformat="power", **beside))
    return named(figure)
