"""The sidebar's data controls: each is in step with the experiment."""

from pathlib import Path

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

APP = Path(__file__).parents[2] / "app.py"


@pytest.fixture
def app():
    return AppTest.from_file(APP, default_timeout=30).run()


def present(app):
    return app.session_state["visit"].history.present


def field(app, label):
    return next(widget for widget in app.number_input if widget.label == label)


def press(app, label):
    next(widget for widget in app.button if widget.label == label).click()
    app.run()
    assert not app.exception


@pytest.mark.parametrize(
    ("label", "value", "name"),
    [
        ("Number of points", 80, "number"),
        ("Margin", 1.0, "margin"),
        ("Seed", 99, "seed"),
        ("Spread", 0.5, "spread"),
        ("Share of class 1", 0.25, "balance"),
        ("Direction (°)", 90.0, "direction"),
        ("Label noise", 0.1, "noise"),
    ],
)
def test_a_setting_waits_for_the_next_sample(app, label, value, name):
    before = present(app).points
    field(app, label).set_value(value)
    app.run()
    assert getattr(present(app).sampling, name) == value
    assert present(app).points == before
    press(app, "Sample points")
    assert present(app).points == present(app).sampling.draw()
    assert present(app).points != before


def test_the_noise_turns_labels_over(app):
    before = present(app).points
    field(app, "Label noise").set_value(0.25)
    app.run()
    press(app, "Sample points")
    after = present(app).points
    assert (after.X == before.X).all()
    assert np.count_nonzero(after.y != before.y) == 15


def test_a_new_seed_gives_a_new_set_that_can_be_drawn_again(app):
    before = present(app)
    press(app, "New seed")
    after = present(app)
    assert after.sampling.seed != before.sampling.seed
    assert field(app, "Seed").value == after.sampling.seed
    assert after.points == after.sampling.draw()
