"""The wrong samples at each iteration, of the run and of the batch perceptron."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from neuron import log_spaced_iterations
from playground.drawing.figures import COLOUR
from playground.drawing.plots import axis, drawn, layout, scatter
from playground.panels.step_size import words_rule
from playground.panels.step_size.figures import ACCENT, iteration_axis

if TYPE_CHECKING:
    import plotly.graph_objects as go

    from playground.panels.step_size.rule import Rule

HEIGHT: Final = 210
MARGIN: Final = {"l": 56, "r": 16, "t": 30, "b": 46}
RUN: Final = {"color": COLOUR["text"], "width": 4}
RULE: Final = {"color": ACCENT, "width": 2, "dash": "dash"}
MOST_DRAWN: Final = 500


def rule_figure(rule: Rule) -> go.Figure:
    """Draw both counts, the rule's above the run's, so that one sees where they part."""
    steps = len(rule.rule_wrong)
    shown = log_spaced_iterations(steps, MOST_DRAWN)[1:]
    lines: list[dict[str, Any]] = [
        scatter(
            name=name,
            mode="lines",
            x=shown,
            y=counts[shown - 1].astype(np.int32),
            line={**line, "shape": "hv"},
            hovertemplate=words_rule.wrong_hover(name),
        )
        for name, counts, line in (
            (words_rule.RUN_LINE, rule.run_wrong, RUN),
            (words_rule.RULE_LINE, rule.rule_wrong, RULE),
        )
    ]
    most = max(int(rule.run_wrong.max()), int(rule.rule_wrong.max()), 1)
    settings = layout(
        HEIGHT,
        margin=MARGIN,
        showlegend=True,
        legend={"orientation": "h", "x": 0, "y": 1.02, "yanchor": "bottom"},
        xaxis=iteration_axis(steps) | {"range": [0, float(np.log10(max(steps, 2)))]},
        yaxis=axis(
            words_rule.WRONG, range=[-0.05 * most, 1.05 * most], nticks=4, rangemode="tozero"
        ),
    )
    return drawn(lines, settings)
