"""The command ``one-neuron``: the app as it is installed, from wherever it is started."""

import sys
from pathlib import Path

from streamlit.web import cli

APP = Path(__file__).parents[2] / "app.py"


def main() -> None:
    """Do what ``streamlit run app.py`` does, with the options of this command.

    Streamlit puts the folder of the app on Python's path, and reads ``.streamlit/`` and serves
    ``static/`` beside it.
    """
    cli.main(["run", str(APP), *sys.argv[1:]], prog_name="streamlit")
