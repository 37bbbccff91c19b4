"""Who may import whom, and what the app takes from Streamlit's own files."""

import ast
import sys
from pathlib import Path

import pytest
import streamlit as st
from plotly.offline import get_plotlyjs_version
from streamlit import config

ROOT = Path(__file__).parents[2]
NEURON = sorted((ROOT / "neuron").rglob("*.py"))
PLAYGROUND = sorted((ROOT / "playground").rglob("*.py"))

WITHOUT_STREAMLIT = {
    *("checks", "diagram", "events", "experiment", "exports", "figures", "history", "inbox"),
    *("limits", "link", "message", "options", "packet", "palette", "points", "run", "state"),
    "words",
}
"""Files of playground/ that are plain Python; so is every NAME_figures.py, wherever it lies."""


def imported(file):
    """Every module that a file imports, at whatever depth of the file."""
    names = set()
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file.name} imports relatively"
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names


def packages(file):
    return {name.partition(".")[0] for name in imported(file)}


def name_of(file):
    return str(file.relative_to(ROOT))


@pytest.mark.parametrize("file", NEURON, ids=name_of)
def test_neuron_imports_numpy_the_standard_library_and_itself(file):
    assert packages(file) <= {"numpy", "neuron", *sys.stdlib_module_names}


def plain(file):
    own = file.parent.name == "playground" and file.stem in WITHOUT_STREAMLIT
    return own or file.stem.endswith("_figures")


@pytest.mark.parametrize("file", [file for file in PLAYGROUND if plain(file)], ids=name_of)
def test_what_needs_no_page_imports_no_streamlit(file):
    assert packages(file) <= {"numpy", "plotly", "neuron", "playground", *sys.stdlib_module_names}
    drags_in = {"playground.session", "playground.sidebar", "playground.board"}
    assert not imported(file) & drags_in


@pytest.mark.parametrize("file", PLAYGROUND, ids=name_of)
def test_the_playground_reaches_neuron_by_its_public_names_alone(file):
    inside = {f"neuron.{module.stem}" for module in NEURON if module.stem != "__init__"}
    public = {"neuron.norm", "neuron.gradient"}  # functions that bear their file's name
    assert not (imported(file) & inside) - public


def mentions(file, name):
    return any(
        isinstance(node, ast.Attribute) and node.attr == name
        for node in ast.walk(ast.parse(file.read_text()))
    )


def test_only_session_touches_the_session_state():
    touching = [
        name_of(file) for file in [*PLAYGROUND, ROOT / "app.py"] if mentions(file, "session_state")
    ]
    assert touching == ["playground/session.py"]


def test_streamlit_still_lets_us_switch_its_garbage_collection_off():
    assert config.get_option("runner.postScriptGC") in (True, False)


def test_streamlit_brings_one_chunk_with_the_whole_plotly_in_it():
    (chunk,) = Path(st.__file__).parent.glob("static/static/js/PlotlyChart.*.js")
    assert chunk.stat().st_size > 1e6


def test_the_drawing_library_is_of_the_release_that_the_figures_are_made_for():
    (library,) = (ROOT / "static").glob("plotly-cartesian-*.min.js")
    release = library.name.removeprefix("plotly-cartesian-").removesuffix(".min.js")
    assert f"(cartesian - minified) v{release}\n" in library.read_text(encoding="utf-8")[:200]
    assert library.read_text(encoding="utf-8").startswith("//# allFunctionsCalledOnLoad\n")
    assert library.name in (ROOT / "static" / "load.js").read_text()
    assert release.split(".")[:2] == get_plotlyjs_version().split(".")[:2]


def test_the_text_of_the_drawing_library_s_licence_lies_beside_it():
    (library,) = (ROOT / "static").glob("plotly-cartesian-*.min.js")
    licence = library.with_name(library.name.replace(".min.js", ".LICENSE.txt"))
    text = licence.read_text(encoding="utf-8")
    assert text.startswith("MIT License\n\nCopyright (c) 2016-2024 Plotly Technologies Inc.\n")
    assert "shall be included in\nall copies or substantial portions of the Software." in text
    assert f"static/{licence.name}" in (ROOT / "README.md").read_text(encoding="utf-8")
