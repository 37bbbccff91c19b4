"""Who may import whom, and what the app takes from Streamlit's own files."""

import ast
import re
import sys
from graphlib import TopologicalSorter
from itertools import pairwise
from pathlib import Path

import pytest
import streamlit as st
from plotly.offline import get_plotlyjs_version
from streamlit import config

import neuron
from playground.state.options import DIAGRAM, PANELS

ROOT = Path(__file__).parents[2]
NEURON = sorted((ROOT / "neuron").rglob("*.py"))
PLAYGROUND = sorted((ROOT / "playground").rglob("*.py"))

PLAIN = {"numpy", "plotly", "segno", "neuron", "playground", *sys.stdlib_module_names}


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


def knows_streamlit(file):
    """Whether the rule lets a file import Streamlit: it lies in page/ or is a panel's page.py."""
    room = file.relative_to(ROOT / "playground").parts[0]
    return room == "page" or (room == "panels" and file.name == "page.py")


@pytest.mark.parametrize("file", [f for f in PLAYGROUND if not knows_streamlit(f)], ids=name_of)
def test_only_pages_import_streamlit(file):
    assert packages(file) <= PLAIN


def module_of(file):
    return ".".join(file.relative_to(ROOT).with_suffix("").parts)


PAGES = {module_of(file) for file in PLAYGROUND if knows_streamlit(file)}


@pytest.mark.parametrize("file", [f for f in PLAYGROUND if not knows_streamlit(f)], ids=name_of)
def test_what_needs_no_page_does_not_reach_streamlit_through_one(file):
    assert not imported(file) & PAGES


def test_every_file_of_the_playground_lies_in_a_room():
    assert [f.name for f in (ROOT / "playground").glob("*.py")] == ["__init__.py"]


def room_of(module):
    """Name the folder that a module lies in, as it is imported: playground.panels.step, neuron."""
    parts = module.split(".")
    folder = ROOT.joinpath(*parts)
    return module if folder.is_dir() else ".".join(parts[:-1])


def arrows():
    """Give, for each folder, the folders that its files import from, itself apart."""
    graph = {}
    for file in [*NEURON, *PLAYGROUND]:
        own = ".".join(file.relative_to(ROOT).parent.parts)
        known = [name for name in imported(file) if is_module(name)]
        graph.setdefault(own, set()).update(room_of(name) for name in known)
    return {own: rooms - {own} for own, rooms in graph.items()}


def is_module(name):
    path = ROOT.joinpath(*name.split("."))
    inside = name.partition(".")[0] in {"neuron", "playground"}
    return inside and (path.with_suffix(".py").is_file() or (path / "__init__.py").is_file())


@pytest.mark.parametrize("depth", [2, 3])
def test_folders_import_one_another_in_one_direction(depth):
    """Both the rooms of playground/ and the panels inside theirs."""
    graph = {}
    for own, rooms in arrows().items():
        short = [".".join(room.split(".")[:depth]) for room in (own, *rooms)]
        graph.setdefault(short[0], set()).update(set(short[1:]) - {short[0], "playground"})
    list(TopologicalSorter(graph).static_order())  # raises CycleError, which names the circle


def test_every_panel_is_found_where_the_table_says():
    folders = {file.parent.name for file in (ROOT / "playground" / "panels").glob("*/page.py")}
    assert folders == set(PANELS.values())


@pytest.mark.parametrize("folder", PANELS.values())
def test_every_panel_takes_what_is_shown_and_nothing_else(folder):
    """The page finds it by its folder's name, so that no type checker sees the call."""
    file = ROOT / "playground" / "panels" / folder / "page.py"
    (panel,) = (
        node
        for node in ast.parse(file.read_text()).body
        if isinstance(node, ast.FunctionDef) and node.name == "panel"
    )
    assert ast.unparse(panel.args) == "shown: Shown | None"


def test_the_guide_says_of_every_panel_what_it_is_for():
    guide = (ROOT / "playground" / "guide" / "text.py").read_text(encoding="utf-8")
    others = [name for name in PANELS if name != DIAGRAM]  # which is told with the board
    assert re.findall(r"^- \*\*(.+?)\*\*:", guide, re.MULTILINE) == others


@pytest.mark.parametrize("file", PLAYGROUND, ids=name_of)
def test_the_playground_reaches_neuron_by_its_public_names_alone(file):
    inside = {f"neuron.{module.stem}" for module in NEURON if module.stem != "__init__"}
    # Functions that bear the name of their file.
    own = {
        "batch_perceptron",
        "convex_hull",
        "curve_gap",
        "gradient",
        "perceptron",
        "separability",
        "wrong_line",
    }
    public = {f"neuron.{name}" for name in own}
    if name_of(file) == "playground/lessons/outcome.py":  # what a learner is to find the mistake of
        public.add("neuron._bugs")
    assert not (imported(file) & inside) - public


def test_a_neuron_with_a_mistake_is_no_public_name():
    assert not [name for name in neuron.__all__ if "bug" in name]
    users = [name_of(file) for file in PLAYGROUND if "neuron._bugs" in imported(file)]
    assert users == ["playground/lessons/outcome.py"]


ROUNDS = re.compile(r"[eEfFgG%]")
MARKUP = re.compile(r"<(svg|circle|path)\b")


def numbers_by_hand(file):
    """Find where a file writes a float itself: in an f-string with a format for floats, or by %.

    What Plotly and Streamlit write in the browser is not meant, nor the places of a drawing: a file
    that draws in SVG formats coordinates, and only a text that follows a tag is for readers.
    """
    draws = MARKUP.search(file.read_text())
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mod):
            left = node.left
            if isinstance(left, ast.JoinedStr) or isinstance(getattr(left, "value", 0), str):
                yield node.lineno, ast.unparse(node)
        if isinstance(node, ast.JoinedStr):
            for before, part in pairwise([ast.Constant(""), *node.values]):
                if isinstance(part, ast.FormattedValue) and part.format_spec is not None:
                    text = before.value if isinstance(before, ast.Constant) else ""
                    is_place = draws and not text.endswith(">")
                    if ROUNDS.search(ast.unparse(part.format_spec)[2:-1]) and not is_place:
                        yield part.lineno, ast.unparse(part)


OUTSIDE_NUMBERS = [file for file in PLAYGROUND if file.parent.name != "numbers"]


@pytest.mark.parametrize("file", OUTSIDE_NUMBERS, ids=name_of)
def test_only_numbers_writes_numbers(file):
    assert not list(numbers_by_hand(file))
    assert "·10" not in file.read_text()  # 6.9 × 10⁻⁵, everywhere


def test_a_number_written_by_hand_is_found(tmp_path):
    file = tmp_path / "words.py"
    for line, found in (
        ('f"a loss of {loss:.4g}"', True),
        ('f"{loss:.{digits}f}"', True),
        ('"%.2f" % loss', True),
        ('f"{count:,} of {place:02d}"', False),
        ('f"<b>{loss}</b>"', False),
        ("f'<circle cx=\"{x:.1f}\"/>'", False),
        ("f'<text><path/>{loss:.1f}</text>'", True),
        ('f"{name} = %{{y:.4g}}"', False),
    ):
        file.write_text(line)
        assert bool(list(numbers_by_hand(file))) == found, line


def mentions(file, name):
    return any(
        isinstance(node, ast.Attribute) and node.attr == name
        for node in ast.walk(ast.parse(file.read_text()))
    )


def test_only_session_touches_the_session_state():
    touching = [
        name_of(file) for file in [*PLAYGROUND, ROOT / "app.py"] if mentions(file, "session_state")
    ]
    assert touching == ["playground/page/session.py"]


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
