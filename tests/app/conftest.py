"""The app without a browser, and what a test needs to press and read in it."""

from functools import cache
from pathlib import Path

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

from playground.page import session

APP = Path(__file__).parents[2] / "app.py"

# Each AppTest looks for components in all installed packages anew: longer than a visit takes.
manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)


@pytest.fixture(autouse=True)
def _no_browser_to_wait_for(monkeypatch):
    """The sidebar comes at once: there is no board to say that it is drawn."""
    monkeypatch.setattr(session, "is_opening", lambda: False)


class Visitor:
    """One visit: widgets by their labels, and the experiment."""

    def __init__(self, link=(("v", "1"),)):
        """By default with a link that says nothing: from W = 0."""
        self.app = AppTest.from_file(APP, default_timeout=30)
        for name, value in dict(link).items():
            self.app.query_params[name] = value
        self.app.run()

    @property
    def experiment(self):
        return self.record.history.present

    @property
    def record(self):
        return self.app.session_state["visit"]

    def widget(self, kind, label):
        return next(widget for widget in getattr(self.app, kind) if widget.label == label)

    def run(self):
        self.app.run()
        assert not self.app.exception

    def press(self, label):
        self.widget("button", label).click()
        self.run()

    def set(self, kind, label, value):
        self.widget(kind, label).set_value(value)
        self.run()


@pytest.fixture
def visitor():
    return Visitor()
