"""What theory promises, at every edge at once: the badge, "Show" and the panels, as they are said.

A table: the points, the words of the badge, and a sentence of each panel that is true of them.
"""

import re
from dataclasses import replace
from itertools import zip_longest

import numpy as np
import pytest

from playground.page import facts
from playground.state.events import SetOption
from playground.state.experiment import Experiment, following
from playground.state.history import applied
from playground.state.options import SHOWN_ON_BOARD
from playground.state.points import Points
from tests.step_states import opened, text_of, with_options

RNG = np.random.default_rng(3)
MANY = Points((RNG.normal(size=(10_000, 2)) + 0.5).round(3), np.arange(10_000) % 2.0)

EDGES = {
    "no points": (
        Points.of([]),
        "No points",
        ["No points yet", "nothing to learn", "nothing to race", "no loss, and so no step"],
    ),
    "one sample": (
        Points.of([(1.0, 2.0, 1)]),
        "One class only",
        ["Only class 1", "There is only one class", "It makes **1 mistake**", "One class alone"],
    ),
    "one class": (
        Points.of([(1, 2, 0), (-3, 1, 0), (0, -2, 0)]),
        "One class only",
        ["Only class 0", "There is only one class", "mistake", "One class alone"],
    ),
    "duplicates with both labels": (
        Points.of([(0, 0, 0), (0, 0, 1), (2, 1, 1), (2, 1, 0), (-1, 3, 1)]),
        "Separable but for touching points",
        ["hulls of the two classes touch", "The classes touch", "never stops", "classes touch"],
    ),
    "one place, both labels": (
        Points.of([(1, 1, 0), (1, 1, 1)]),
        "Not separable",
        ["at one place", "The classes overlap", "never stops", "No line separates these points"],
    ),
    "collinear and apart": (
        Points.of([(0, 0, 0), (1, 1, 0), (2, 2, 1), (4, 4, 1)]),
        "Separable, margin 0.707",
        [
            "A line can have every point",
            "only its **direction** settles",
            "(R/\\gamma)^2",
            "separates",
        ],
    ),
    "collinear and mixed": (
        Points.of([(0, 0, 0), (1, 1, 1), (2, 2, 0), (4, 4, 1)]),
        "Not separable",
        ["there are many optima", "The classes overlap", "never stops", "critical step"],
    ),
    "a margin of 1e-9": (
        Points.of([(0.0, -1.0, 0), (0.0, 1.0, 0), (2e-9, 0.0, 1)]),
        "Separable, margin 1 × 10⁻⁹",
        ["Margin:* 1 × 10⁻⁹", "A line can separate these", "would stop some day", "separates"],
    ),
    "a margin below the numbers": (
        Points.of([(0, 0, 0), (5e-324, 0, 1)]),
        "Separable, margin below 5 × 10⁻³²⁴",
        [
            "*Margin:* below 5 × 10⁻³²⁴",
            "so small, or so large, that its numbers leave float64",
            "gap between their classes is so narrow",
            "A line separates these points",
        ],
    ),
    "two scales": (
        Points.of([(1e12, 0, 0), (1e12, 1e-300, 1), (-1e12, 0, 0)]),
        "Separable, margin 5 × 10⁻³⁰¹",
        ["whose numbers leave float64", "cannot be said here", "so narrow", "A line separates"],
    ),
    "W = 0 for good": (
        Points.of([(1, 1, 0), (-1, -1, 0), (1, -1, 1), (-1, 1, 1)]),
        "Not separable",
        [
            "The line of the optimum is none: there W is 0.",
            "is 0 from the nearest state that has it",
            "has **2 errors**",
            "come to rest",
        ],
    ),
    "ten thousand": (
        MANY,
        "Not separable",
        ["The optimum", "The classes overlap", "never stops", "critical step"],
    ),
    "ten thousand apart": (
        Points(np.column_stack([MANY.X[:, 0], 2 * MANY.y - 1]), MANY.y),
        "Separable, margin 1",
        [
            "$$\\small 1\\,x_2",
            "only its **direction** settles",
            "and then a whole round without one",
            "A line separates these points",
        ],
    ),
    "ten thousand on one line": (
        Points(MANY.X[:, [0, 0]], MANY.y),
        "Not separable",
        ["All points lie on one line", "there are many optima", "never stops", "critical step"],
    ),
}
BROKEN = re.compile(r"\b(nan|NaN|inf|None|Traceback)\b|\*\*\*\*")


@pytest.mark.parametrize("name", EDGES)
def test_it_is_true_and_whole_at_every_edge(name):
    points, badge, said = EDGES[name]
    explained, *sentences = said
    experiment = following(Experiment(points=points, iterations=200, iteration=7))
    experiment = with_options(experiment, **dict.fromkeys(SHOWN_ON_BOARD, True))
    app = opened(experiment, "Neuron")
    for key in (facts.CERTIFICATE, facts.SHOW):
        app.session_state[key] = True
    app.run()
    look(app, explained)
    assert app.get("popover")[0].proto.popover.label == badge
    views = [("Where it is going", {}), ("Race", {}), ("Step size", {}), ("Compare", {})]
    if len(points) < len(MANY) or points is MANY:  # so many take long, and are alike there
        views += [("Step size", {"step_picture": one}) for one in ("Sweep α", "Map of α and k")]
    for (panel, options), sentence in zip_longest(views, sentences, fillvalue=""):
        record = app.session_state["visit"]
        for option, value in {"panel": panel, **options}.items():
            record.history = applied(record.history, SetOption(option, value))
        app.run()
        look(app, sentence)


def look(app, sentence):
    assert not app.exception
    text = text_of(app)
    assert sentence in text
    assert not BROKEN.search(text), BROKEN.search(text)


def test_at_rest_no_words_of_an_optimum_where_a_line_separates():
    points, *_ = EDGES["collinear and apart"]
    experiment = Experiment(points=points, alpha=1000.0, iterations=1000, iteration=1000)
    app = opened(replace(experiment), "Where it is going")
    for key in (facts.CERTIFICATE, facts.SHOW):
        app.session_state[key] = True
    for panel in ("Where it is going", "Race", "Step size", "Compare"):
        record = app.session_state["visit"]
        record.history = applied(record.history, SetOption("panel", panel))
        app.run()
        assert "converged" not in text_of(app)
        assert "at the optimum" not in text_of(app)
        assert "come to rest" not in text_of(app)
