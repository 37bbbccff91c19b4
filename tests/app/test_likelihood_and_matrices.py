"""The two panels in the app, in every edge state: no traceback, and what is true on the screen."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from playground.numbers.text import board_number
from playground.page.session import Visit
from playground.panels.matrices.race import Lap, Race
from playground.state.history import History
from tests.app_numbers import close, decimal
from tests.panel_states import STATES, opened, run_of, state_of

LIKELIHOOD, MATRICES = "Likelihood", "From loops to matrices"
RESULT = Race((Lap(100, 2, 2e-4, 100, 1e-4, 1e-17),), 0.5)


def shown(experiment, panel, **options):
    app = AppTest.from_file("../../app.py", default_timeout=60)
    app.session_state["visit"] = Visit(history=History(opened(experiment, panel, **options)))
    app.run()
    assert not app.exception
    assert not app.error
    assert not app.warning
    return app


def texts(app):
    return "\n".join(element.value for element in [*app.markdown, *app.latex, *app.caption])


@pytest.mark.parametrize("panel", [LIKELIHOOD, MATRICES])
@pytest.mark.parametrize("name", STATES, ids=str)
def test_every_edge_state(panel, name):
    app = shown(STATES[name], panel)
    text = texts(app)
    assert not re.search(r"\b(nan|inf|None)\b", text, re.IGNORECASE)
    if name == "no points":
        wanted = "no samples yet" if panel == LIKELIHOOD else "$X$ has no rows yet"
        assert wanted in text
    elif panel == LIKELIHOOD:
        assert "independent" in text
        assert "strictly increasing" in text or "makes no difference" in text
    if panel == MATRICES:
        assert f"`({len(STATES[name].points):,}," in text
        assert "With d features" in text
        assert "| 20 | 0.6931 |" in text


@pytest.mark.parametrize("total", ["1,000", "10,000", "100,000", "1,000,000"])
def test_repeating_the_data(total):
    app = shown(STATES["W = 0"], LIKELIHOOD, repeat_to=total)
    if total == "1,000":
        assert "**1,023** samples would bring it below" in texts(app)
    else:
        assert "With sample **1,023** the product leaves the normal numbers" in texts(app)
        assert "From sample **1,075** on it is exactly **0.0**" in texts(app)


def test_the_choices_are_part_of_the_experiment():
    app = shown(STATES["200 separable"], LIKELIHOOD)
    app.button_group(key="option-repeat_to").set_value("1,000,000").run()
    app.button_group(key="option-likelihood_along").set_value("b").run()
    assert not app.exception
    present = app.session_state["visit"].history.present
    assert (present.option("repeat_to"), present.option("likelihood_along")) == ("1,000,000", "b")
    assert "Both curves peak at b" in texts(app)


@pytest.mark.parametrize("name", ["W = 0", "200 separable", "500 that no line separates"])
def test_the_log_loss_is_the_boards(name):
    experiment = STATES[name]
    loss = float(run_of(experiment).trajectory.loss[experiment.iteration])
    app = shown(experiment, LIKELIHOOD)
    html = "".join(element.proto.body for element in app.get("html"))
    for number in ("mean-log-likelihood", "panel-loss"):
        found = re.search(rf'data-name="{number}" data-value="(.*?)" .*?>(.*?)</div>', html)
        assert float(found[1]) == pytest.approx(loss, rel=1e-13)
        assert found[2] == board_number(loss)


def test_the_iteration_that_is_shown_counts():
    experiment = STATES["200 separable"]
    Z = state_of(experiment)[0][0] @ state_of(experiment)[2] + state_of(experiment)[3]
    formula = shown(experiment, MATRICES).latex[0].value
    first = re.findall(r"&= \\begin\{bmatrix\} (\S+) ", formula)[-1]
    assert close(decimal(first), Z)
    assert f"{Z:.3f}"[:-1] in first


def test_standardised_features_are_called_s():
    app = shown(STATES["200 separable"], MATRICES, standardise=True)
    assert "Z = SW + b" in app.latex[0].value
    assert "the matrix of the samples is $S$ here" in texts(app)
    X = STATES["200 separable"].points.X
    first = re.search(r"bmatrix\} (\S+) & ", app.latex[0].value)[1]
    assert close(decimal(first), (X[0, 0] - X[:, 0].mean()) / X[:, 0].std())
    assert "Z = XW + b" in shown(STATES["200 separable"], MATRICES).latex[0].value


def test_the_measurement_stays_for_the_visit(monkeypatch):
    monkeypatch.setattr("playground.panels.matrices.page.race", lambda: RESULT)
    app = shown(STATES["200 separable"], MATRICES)
    assert "times** as fast" not in texts(app)
    button = next(b for b in app.button if b.label == "Measure loops against matrices")
    button.click().run()
    assert "**2 times** as fast (m = 100, d = 2)" in texts(app)
    app.run()
    assert "**2 times** as fast (m = 100, d = 2)" in texts(app)


def test_another_visitor_is_measuring(monkeypatch):
    monkeypatch.setattr("playground.panels.matrices.page.race", lambda: None)
    app = shown(STATES["no points"], MATRICES)
    next(b for b in app.button if b.label == "Measure loops against matrices").click().run()
    assert not app.exception
    assert "Another visitor is measuring" in texts(app)
