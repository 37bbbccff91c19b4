"""The badge and "Show" in the app: they follow the points, and closed they cost nothing."""

import pytest

from playground.page import facts
from playground.state import theory
from playground.state.events import AddPoint, ClearPoints, ShowIteration
from playground.state.history import applied
from playground.state.options import SHOWN_ON_BOARD


def badges(visitor):
    blocks = visitor.app.get("popover")
    return [block.proto.popover.label for block in blocks][:2]


def happened(visitor, *events):
    for event in events:
        visitor.record.history = applied(visitor.record.history, event)
    visitor.run()


def opened(visitor, key):
    visitor.app.session_state[key] = True
    visitor.run()


def said(visitor):
    return "\n".join(text.value for text in visitor.app.markdown)


def test_the_badge_follows_the_points(visitor):
    assert badges(visitor) == ["Separable, margin 0.892", "Show"]
    happened(visitor, AddPoint((0.5, 1.5, 1)))
    assert badges(visitor)[0] == "Not separable"
    happened(visitor, ClearPoints())
    assert badges(visitor)[0] == "No points"
    happened(visitor, AddPoint((0.0, 0.0, 1)))
    assert badges(visitor)[0] == "One class only"
    happened(visitor, AddPoint((3.0, 4.0, 0)))
    assert badges(visitor)[0] == "Separable, margin 2.5"


def test_the_badge_explains_itself_and_follows_the_run(visitor):
    assert "Gradient descent" not in said(visitor)
    opened(visitor, facts.CERTIFICATE)
    assert "**Separable.**" in said(visitor)
    happened(visitor, AddPoint((0.5, 1.5, 1)), ShowIteration(7))
    assert "**Not separable.**" in said(visitor)  # its name is another one, and it is still open
    assert "at iteration 7" in said(visitor)
    visitor.app.session_state[facts.CERTIFICATE] = False
    visitor.run()
    happened(visitor, ClearPoints())
    assert "No points yet" not in said(visitor)  # what was closed is not opened


def test_the_switches_are_options_and_in_the_link(visitor):
    assert not [one for one in visitor.app.toggle if one.label in SHOWN_ON_BOARD.values()]
    opened(visitor, facts.SHOW)
    for name, label in SHOWN_ON_BOARD.items():
        assert visitor.widget("toggle", label).value is False
        visitor.app.session_state[facts.SHOW] = True
        visitor.set("toggle", label, True)
        assert visitor.experiment.option(name) is True
        assert visitor.app.query_params[name] == "on"
    assert "**Two widest margins.**" in said(visitor)
    assert "no optimum to draw" in said(visitor)


@pytest.mark.parametrize("open_first", [False, True])
def test_a_step_or_another_rate_decides_nothing_anew(visitor, monkeypatch, open_first):
    if open_first:
        opened(visitor, facts.CERTIFICATE)
    calls = []
    for name in ("separability", "max_margin", "max_margin_with_bias", "optimum", "convex_hull"):
        monkeypatch.setattr(theory, name, lambda *_, name=name: calls.append(name))
    visitor.set("number_input", "Learning rate α", 0.7)
    visitor.set("number_input", "Iterations", 500)
    assert calls == []


def test_closed_the_badge_costs_one_verdict(visitor, monkeypatch):
    theory.ANSWERS.forget()
    calls, there = [], theory.separability
    monkeypatch.setattr(
        theory, "separability", lambda *args: calls.append("separability") or there(*args)
    )
    for name in ("max_margin", "max_margin_with_bias", "optimum", "convex_hull"):
        monkeypatch.setattr(theory, name, lambda *_, name=name: calls.append(name))
    happened(visitor, AddPoint((0.5, 1.5, 1)))
    visitor.run()
    assert calls == ["separability"]
