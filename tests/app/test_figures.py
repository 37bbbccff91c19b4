"""Every figure of every panel and page, checked by Plotly: the app sends them unchecked."""

import re

import plotly.graph_objects as go
import pytest

from playground.maths.figures import FIGURES
from playground.maths.sections import SECTIONS
from playground.state.options import DIAGRAM, OPTIONS, PANELS
from tests.app_plots import plots
from tests.step_states import STATES, opened

CHOICES = {
    "Likelihood": "likelihood_along",
    "Loss landscape": "landscape",
    "Step size": "step_picture",
}
"""Of some panels, the option that shows another figure."""


def cases():
    for panel in PANELS:
        name = CHOICES.get(panel)
        for value in OPTIONS[name].values if name else ("",):
            yield panel, {name: value} if name else {}


def reads_aloud(alt):
    """Whether it is words: no Markdown, no LaTeX, and no hyphen where a minus would be read."""
    return len(alt.split()) > 2 and not re.search(r"[*$`\\_]|(?<!\w)-\d", alt)


@pytest.mark.parametrize(("panel", "options"), list(cases()))
def test_plotly_finds_no_fault_in_the_figures_of_a_panel(panel, options):
    found = plots(opened(STATES["two hundred points"], panel, **options))
    assert found or panel == DIAGRAM  # which the board draws
    for message in found.values():
        assert reads_aloud(message["alt"]), message["alt"]


@pytest.mark.parametrize("name", list(FIGURES))
def test_plotly_finds_no_fault_in_the_figures_of_the_maths(name):
    go.Figure(FIGURES[name]().to_dict())


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.title)
def test_every_figure_of_the_maths_has_words_to_read_aloud(section):
    assert reads_aloud(section.alt) == bool(section.figure)
