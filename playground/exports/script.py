"""The run as a Python script that needs NumPy alone and arrives at the same numbers."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from playground.exports.lesson import lesson

if TYPE_CHECKING:
    from playground.state.experiment import Experiment
    from playground.state.run import Run

PLOT_FILE = "one_neuron_plots.html"

HEAD = '''\
"""One neuron learns: a run of the single-neuron playground, with NumPy alone.

It does the operations of the playground in the same order, so that on the same machine W, b and the
loss are the same to the last digit. Where Plotly is installed it writes the plots to a file.
"""

'''

SHOW = "\n    ".join(
    [f'figure.write_html("{PLOT_FILE}")', f'print("The plots are in {PLOT_FILE}")']
)


def python_script(experiment: Experiment, run: Run) -> str:
    """Write the script."""
    parts = []
    for section in lesson(experiment, run):
        comment = "\n".join(
            textwrap.fill(line, 96, initial_indent="# ", subsequent_indent="# ")
            for line in section.comment.splitlines()
        )
        parts.append(f"# {section.title}\n#\n{comment}\n{section.code}\n")
    return HEAD + "\n\n".join(parts).replace("SHOW", SHOW)
