"""States in which every panel is opened: ordinary ones and edges."""

from dataclasses import replace
from pathlib import Path

import numpy as np
from streamlit.testing.v1 import AppTest

from playground.page.session import Visit
from playground.state.experiment import Experiment, Sampling
from playground.state.history import History
from playground.state.options import with_option
from playground.state.points import Points
from tests.experiments import from_zero

ROOT = Path(__file__).parents[1]
RNG = np.random.default_rng(0)
MIXED = Points(RNG.normal(size=(500, 2)) * 2, (RNG.random(500) < 0.5).astype(float))

STATES = {
    "ordinary": from_zero(),
    "two hundred points": Experiment(points=Sampling(number=200).draw(), iteration=37),
    "no points": Experiment(),
    "one class": Experiment(points=Points.of([(1, 2, 1), (-1, 0.5, 1)]), iteration=3),
    "one sample": Experiment(points=Points.of([(0.3, -1.7, 0)]), iteration=12),
    "one sample at the origin": Experiment(points=Points.of([(0.0, 0.0, 1)]), iteration=1),
    "W = 0 for ever": Experiment(points=Points.of([(1, 1, 0), (1, 1, 1)]), iteration=9),
    "saturated and wrong": Experiment(
        points=Points.of([(100, 0, 0), (-100, 0, 1), (1, 1, 1)]), w1=100.0
    ),
    "saturated and right": Experiment(
        points=Points.of([(100, 0, 1), (-100, 0, 0)]), w1=100.0, w2=3.0, iteration=5
    ),
    "far out": Experiment(
        points=Points.of([(1e12, -1e12, 0), (-1e12, 3.0, 1)]),
        w1=100.0,
        w2=-100.0,
        alpha=1000.0,
        iteration=40,
    ),
    "five hundred that no line separates": Experiment(points=MIXED, alpha=900.0, iteration=801),
    "last iteration": Experiment(
        points=Sampling(number=30).draw(), iterations=20, iteration=20, alpha=3.0
    ),
    "a tiny loss": Experiment(
        points=Points.of([(-3.0, 0, 0), (3.0, 0, 1)]), alpha=1000.0, iteration=900
    ),
}


def with_options(experiment, **options):
    for name, value in options.items():
        experiment = replace(experiment, options=with_option(experiment.options, name, value))
    return experiment


def opened(experiment, panel, **options):
    """Open the app in this state with this panel."""
    app = AppTest.from_file(ROOT / "app.py", default_timeout=30)
    shown = with_options(experiment, panel=panel, **options)
    app.session_state["visit"] = Visit(history=History(shown))
    app.run()
    assert not app.exception, app.exception
    return app


def text_of(app):
    """Everything that the app says below the board."""
    said = "\n\n".join(element.value for element in [*app.markdown, *app.caption])
    for wrong in ("nan", "inf", "None", "Traceback"):
        assert wrong not in said.replace("infer", "").split(), said
    return said
