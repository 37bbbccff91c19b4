"""The group "Take away" of the sidebar: everything that can be taken away, in one place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from playground.exports.animation import animation_html
from playground.exports.notebook import notebook
from playground.exports.picture import picture
from playground.exports.script import python_script
from playground.exports.tables import points_csv, trajectory_csv
from playground.page import session, words
from playground.state.names import called
from playground.state.run import Run, trained

if TYPE_CHECKING:
    from collections.abc import Callable

    from playground.state.experiment import Experiment

Export = tuple[str, str, str, "Callable[[Experiment, Run], str]"]


def _points(experiment: Experiment) -> str:
    return points_csv(experiment.points, called(experiment))


EXPORTS: tuple[Export, ...] = (
    (
        words.DOWNLOAD_POINTS,
        "points.csv",
        "text/csv",
        lambda e, _: _points(e),
    ),
    (words.DOWNLOAD_TRAJECTORY, "trajectory.csv", "text/csv", trajectory_csv),
    (words.DOWNLOAD_SCRIPT, "one_neuron.py", "text/x-python", python_script),
    (words.DOWNLOAD_NOTEBOOK, "one_neuron.ipynb", "application/x-ipynb+json", notebook),
    (words.DOWNLOAD_ANIMATION, "one_neuron.html", "text/html", animation_html),
    (words.DOWNLOAD_PICTURE, "one_neuron.svg", "image/svg+xml", picture),
)
"""Name on the screen, file, type, and what writes it."""


def export_menu() -> None:
    """Show one button for each kind of file."""
    with st.container(gap=None):
        for label, file_name, mime, write in EXPORTS:
            st.download_button(
                label,
                data=_at_the_click(write),
                file_name=file_name,
                mime=mime,
                on_click="ignore",
                type="tertiary",
                icon=":material/download:",
                width="content",
            )


def _at_the_click(write: Callable[[Experiment, Run], str]) -> Callable[[], str]:
    """Defer the writing to the click, when the experiment may be another than now.

    Streamlit calls it in a thread of its own, without the session's state: so the record is taken
    here.
    """
    record = session.visit()

    def data() -> str:
        experiment = record.experiment
        return write(experiment, trained(experiment, experiment.iterations, record.run))

    return data
