"""What is taken away: the files hold the run to the last digit, and run by themselves."""

import base64
import csv
import io
import json
import math
import os
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from neuron import boundary_segment, sample_separable
from playground.drawing.palette import LIGHT, SHADE, channels
from playground.exports.animation import animation_html
from playground.exports.notebook import notebook
from playground.exports.picture import picture
from playground.exports.scales import Scale, ticks
from playground.exports.script import PLOT_FILE, python_script
from playground.exports.svg import curve
from playground.exports.tables import points_csv, trajectory_csv
from playground.numbers.text import board_number, percent
from playground.state.experiment import Experiment, fitted
from playground.state.options import with_option
from playground.state.points import NO_POINTS, Points
from playground.state.run import trained
from tests import textbook
from tests.experiments import from_zero

RNG = np.random.default_rng(5)
NOISY = Points(RNG.normal(size=(40, 2)) * [1.0, 30.0], RNG.integers(0, 2, 40))
MANY = Points(*sample_separable(9_000, seed=3))
STANDARDISED = with_option((), "standardise", True)

EXPERIMENTS = {
    "first": replace(from_zero(), iteration=37),
    "noisy": Experiment(points=NOISY, alpha=0.02, iterations=300, w1=0.5, b=-1.0, iteration=7),
    "chaotic": Experiment(points=NOISY, alpha=1000.0, iterations=200, iteration=99),
    "standardised": Experiment(points=NOISY, options=STANDARDISED, iteration=1000),
    "one sample": Experiment(points=Points.of([(1.0, 2.0, 1)]), iteration=3),
    "far away": Experiment(points=Points.of([(1e12, 2.0, 1), (-1e12, 0, 1)]), alpha=1000.0),
    "many": Experiment(points=MANY, iterations=12, iteration=5),
    "no line": Experiment(points=Points.of([(1.0, 0.0, 1), (1.0, 0.0, 0)]), iterations=20),
}


@pytest.fixture(params=EXPERIMENTS, ids=str)
def case(request):
    experiment = fitted(EXPERIMENTS[request.param])
    return experiment, trained(experiment, experiment.iterations)


def executed(code, folder):
    (folder / "one_neuron.py").write_text(code, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-W", "error", "one_neuron.py"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": ""},
    )
    assert done.returncode == 0, done.stderr
    assert not done.stderr
    return done.stdout


def printed(text):
    """Read what the lesson prints: for each iteration its values, by name."""
    states, now = {}, {}
    for line in text.splitlines():
        if line.startswith("iteration "):
            now = states.setdefault(int(line.split()[1]), {})
        elif " = " in line:
            name, value = line.split(" = ")
            now[name] = json.loads(value)
    return states


def expect_the_run(states, experiment, run):
    trajectory, last = run.trajectory, run.last
    assert set(states) == {min(experiment.iteration, last), last}
    for k, state in states.items():
        assert state["W"] == trajectory.W[k].tolist()
        assert state["b"] == float(trajectory.b[k])
        assert state["loss"] == float(trajectory.loss[k])
        assert state["accuracy"] == float(trajectory.accuracy[k])
        if len(experiment.points) <= 8_192:
            assert state["gradient"] == [*trajectory.dW[k], trajectory.db[k]]


def test_the_script_prints_the_run_to_the_last_digit(case, tmp_path):
    experiment, run = case
    expect_the_run(printed(executed(python_script(experiment, run), tmp_path)), experiment, run)
    page = (tmp_path / PLOT_FILE).read_text(encoding="utf-8")
    assert "scatter" in page


def test_the_script_does_without_plotly(tmp_path):
    experiment = EXPERIMENTS["first"]
    run = trained(experiment, 1000)
    (tmp_path / "plotly.py").write_text("raise ImportError")
    text = executed(python_script(experiment, run), tmp_path)
    expect_the_run(printed(text), experiment, run)
    assert "Install plotly" in text


def test_every_iteration_of_the_script_is_that_of_the_run(case):
    """Not only those it prints: the whole table, from the code itself."""
    experiment, run = case
    code = python_script(experiment, run).split("# The plots")[0]
    space = {}
    exec(code, space)
    assert (space["thetas"][:, :2] == run.trajectory.W).all()
    assert (space["thetas"][:, 2] == run.trajectory.b).all()
    assert (space["losses"] == run.trajectory.loss).all()


def test_the_notebook_runs_from_top_to_bottom(case, capsys):
    experiment, run = case
    book = json.loads(notebook(experiment, run))
    assert (book["nbformat"], book["nbformat_minor"]) == (4, 5)
    ids = [cell["id"] for cell in book["cells"]]
    assert len(set(ids)) == len(ids)
    space = {}
    for cell in book["cells"]:
        code = "".join(cell["source"])
        if cell["cell_type"] == "code":
            exec(code.replace("figure.show()", "figure.to_json()"), space)
    expect_the_run(printed(capsys.readouterr().out), experiment, run)


KERNEL = """
import sys, nbformat, nbclient
book = nbformat.read(sys.argv[1], as_version=4)
nbformat.validate(book)
nbclient.NotebookClient(book, timeout=120).execute()
for cell in book.cells:
    for output in cell.get("outputs", []):
        if output.output_type == "stream":
            print(output.text, end="")
"""


def test_jupyter_accepts_and_runs_the_notebook(tmp_path):
    if not os.environ.get("CI"):
        for name in ("nbformat", "nbclient", "ipykernel"):
            pytest.importorskip(name)
    experiment = EXPERIMENTS["first"]
    run = trained(experiment, 1000)
    (tmp_path / "book.ipynb").write_text(notebook(experiment, run), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", KERNEL, "book.ipynb"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    expect_the_run(printed(done.stdout), experiment, run)


@pytest.mark.parametrize("write", [python_script, notebook, animation_html, picture])
@pytest.mark.parametrize("options", [(), STANDARDISED])
def test_without_points_there_is_something_true_to_take_away(write, options):
    experiment = Experiment(points=NO_POINTS, w1=1.0, b=-2.0, options=options)
    text = write(experiment, trained(experiment, 1000))
    assert "NaN" not in text
    assert "nan" not in re.sub(r"[A-Za-z0-9+/]{20,}", "", text)


def test_the_script_without_points_runs(tmp_path):
    experiment = Experiment(w1=1.0, w2=0.5, b=-2.0)
    text = executed(python_script(experiment, trained(experiment, 1000)), tmp_path)
    assert "W = [1.0, 0.5]\nb = -2.0" in text


def test_the_trajectory_reads_back_to_the_same_bits(case):
    experiment, run = case
    rows = list(csv.DictReader(io.StringIO(trajectory_csv(experiment, run))))
    trajectory = run.trajectory
    assert [int(row["iteration"]) for row in rows] == list(range(run.last + 1))
    for name, values in {
        "w1": trajectory.W[:, 0],
        "w2": trajectory.W[:, 1],
        "b": trajectory.b,
        "loss": trajectory.loss,
        "dw1": trajectory.dW[:, 0],
        "dw2": trajectory.dW[:, 1],
        "db": trajectory.db,
        "accuracy": trajectory.accuracy,
    }.items():
        assert [float(row[name]) for row in rows] == values.tolist(), name
    for row in rows[:: max(1, len(rows) // 10)]:
        length = np.linalg.norm([float(row[name]) for name in ("dw1", "dw2", "db")])
        assert float(row["gradient_norm"]) == pytest.approx(length, rel=1e-14)


def test_a_run_that_was_longer_before_is_cut_to_its_length():
    experiment = replace(from_zero(), iterations=10)
    longer = trained(replace(experiment, iterations=50), 50)
    assert len(trajectory_csv(experiment, longer).splitlines()) == 12
    assert "iterations = 10\n" in python_script(experiment, longer)


def test_points_read_back_to_the_same_bits():
    rows = list(csv.reader(io.StringIO(points_csv(NOISY))))
    assert rows[0] == ["x1", "x2", "y"]
    assert Points.of([tuple(map(float, row)) for row in rows[1:]]) == NOISY


def parts(svg):
    root = ET.fromstring(svg)
    return root, {node.get("id"): node for node in root.iter() if node.get("id")}


def frame(root):
    """The upper left corner of the board in the drawing: that of the part that is shaded."""
    shaded = next(node for node in root.iter() if node.get("fill") == "url(#shade)")
    assert (shaded.get("width"), shaded.get("height")) == ("560", "560")
    return float(shaded.get("x")), float(shaded.get("y"))


def as_read(value):
    """Four decimals, or three and a power of ten, halves away from zero: by exact fractions."""
    exact, sign = abs(Fraction(value)), "\N{MINUS SIGN}" if value < 0 else ""
    if not exact or Fraction(1, 1000) <= exact < 100_000:
        units = math.floor(exact * 10**4 + Fraction(1, 2))
        return f"{sign}{units // 10**4}.{units % 10**4:04d}"
    power = math.floor(math.log10(exact.numerator) - math.log10(exact.denominator))
    power += exact >= Fraction(10) ** (power + 1)
    power -= exact < Fraction(10) ** power
    units = math.floor(exact / Fraction(10) ** power * 1000 + Fraction(1, 2))
    if units == 10_000:
        units, power = 1000, power + 1
    return f"{sign}{units // 1000}.{units % 1000:03d}e{power}".replace("-", "\N{MINUS SIGN}")


def test_the_picture_shows_the_line_the_points_and_the_numbers(case):
    experiment, run = case
    root, by_id = parts(picture(experiment, run))
    k = min(experiment.iteration, run.last)
    name = "{http://www.w3.org/2000/svg}"
    marks = [n for n in root.iter(f"{name}circle") if n.get("id") is None]
    assert len(marks) == int((experiment.points.y == 0).sum())
    assert by_id["iteration"].text == str(k)
    trajectory = run.trajectory
    state = (trajectory.loss[k], *trajectory.W[k], trajectory.b[k])
    for id_, value in zip(("loss", "w1", "w2", "b"), state, strict=True):
        assert by_id[id_].text == as_read(float(value)), id_
    right = Fraction(round(float(trajectory.accuracy[k]) * len(experiment.points)))
    percents = Decimal(math.floor(1000 * right / len(experiment.points) + Fraction(1, 2))) / 10
    assert by_id["accuracy"].text == f"{percents:.1f} %"
    if experiment.options:
        return
    segment = boundary_segment(run.trajectory.W[k], float(run.trajectory.b[k]), experiment.box)
    line = [float(by_id["boundary"].get(name)) for name in ("x1", "y1", "x2", "y2")]
    if segment is None:
        assert line[:2] == line[2:]
        return
    x1_from, x1_to, x2_from, x2_to = experiment.box
    left, top = frame(root)
    across = left + 560 * (segment[:, 0] - x1_from) / (x1_to - x1_from)
    up = top + 560 - 560 * (segment[:, 1] - x2_from) / (x2_to - x2_from)
    expected = np.column_stack([across, up])
    found = np.array(line).reshape(2, 2)
    distance = min(np.abs(found - expected).max(), np.abs(found[::-1] - expected).max())
    assert distance < 0.01


def tint(P):
    """The board's colour on white: full tint where P is 0 or 1, none where it is one half."""
    strength = SHADE * abs(2 * P - 1)
    own = channels(LIGHT["class1" if P > 0.5 else "class0"])
    return [255 + strength * (channel - 255) for channel in own]


def stops_of(text):
    found = re.findall(r'<stop offset="([^"]+)" stop-color="rgb\((\d+),(\d+),(\d+)\)"/>', text)
    assert len(found) == text.count("<stop ")
    return [(float(offset), [int(level) for level in rgb]) for offset, *rgb in found]


@pytest.mark.parametrize("write", [picture, animation_html])
def test_the_shading_runs_through_the_probabilities(write):
    experiment = from_zero()
    stops = stops_of(write(experiment, trained(experiment, 1000)))
    assert len(stops) == 49
    for place, (offset, rgb) in enumerate(stops):
        assert offset == pytest.approx(place / 48, abs=1e-6)
        P = float(textbook.sigmoid(16 * place / 48 - 8))
        assert rgb == pytest.approx(tint(P), abs=0.5 + 1e-9)
    assert stops[24] == (0.5, [255, 255, 255])


@pytest.mark.parametrize("write", [picture, animation_html])
def test_the_perceptron_has_two_tones(write):
    experiment = replace(from_zero(), options=with_option((), "activation", "Perceptron"))
    stops = stops_of(write(experiment, trained(experiment, 1000)))
    assert [offset for offset, _ in stops] == [0, 0.5, 0.5, 1]
    for (_, rgb), P in zip(stops, (0.0, 0.0, 1.0, 1.0), strict=True):
        assert rgb == pytest.approx(tint(P), abs=0.5)


NUMBERS = [0.0, -0.0, 0.03125, -0.03125, 1e-3, 9.9999e-4, 99999.99996, 1e5, -5e13, 9.9996e7, 5e-324]
NUMBERS += [1.7976931348623157e308, -1e-5, 0.5, 12345.67885, 2.5e-7, 1.0005e6, 1.00049999e6]
NUMBERS += (RNG.normal(size=300) * 10.0 ** RNG.integers(-12, 12, 300)).tolist()


def test_numbers_are_written_in_the_film_and_on_the_board_as_in_the_picture():
    node = shutil.which("node")
    if node is None and not os.environ.get("CI"):
        pytest.skip("no Node.js")
    film = animation_html(from_zero(), trained(from_zero(), 10))
    written = re.search(r"function written\(value\) \{.*?\n\}", film, re.DOTALL)[0]
    board = Path("static/board-playback.js").resolve().as_uri()
    code = f"""
        import {{ shown }} from "{board}";
        {written}
        console.log(JSON.stringify({json.dumps(NUMBERS)}.map((x) => [shown(x), written(x)])));
    """
    texts = json.loads(subprocess.check_output([node, "--input-type=module", "-e", code]))
    for value, (on_board, in_film) in zip(NUMBERS, texts, strict=True):
        assert board_number(value) == as_read(value) == on_board == in_film


@pytest.mark.parametrize("share", [0.0, 1.0, 0.5, 1 / 3, 0.0625, 59 / 60])
def test_a_share_is_written_with_one_decimal(share):
    assert percent(share) == f"{math.floor(Fraction(share) * 1000 + Fraction(1, 2)) / 10:.1f} %"


def test_the_line_of_a_standardised_run_lies_where_its_score_is_zero():
    experiment = replace(fitted(EXPERIMENTS["standardised"]), iteration=50)
    run = trained(experiment, 1000)
    root, by_id = parts(picture(experiment, run))
    left, top = frame(root)
    line = np.array([float(by_id["boundary"].get(n)) for n in ("x1", "y1", "x2", "y2")])
    x1_from, x1_to, x2_from, x2_to = experiment.box
    ends = np.column_stack(
        [
            x1_from + (line[::2] - left) / 560 * (x1_to - x1_from),
            x2_from + (top + 560 - line[1::2]) / 560 * (x2_to - x2_from),
        ]
    )
    X = experiment.points.X
    Z = ((ends - X.mean(axis=0)) / X.std(axis=0)) @ run.trajectory.W[50] + run.trajectory.b[50]
    assert np.abs(Z).max() < 1e-4


KINDS = {"Float32Array": "<f4", "Float64Array": "<f8"}


def test_the_film_holds_every_iteration(case):
    experiment, run = case
    page = animation_html(experiment, run)
    assert len(page) < 6e6
    assert "http" not in page.replace("http://www.w3.org/2000/svg", "")
    film = json.loads(re.search(r"const film = (.*);", page)[1])
    assert film["last"] == run.last
    arrays = {
        name: np.frombuffer(
            base64.b64decode(entry["data"]), "<f8" if "64" in entry["type"] else "<f4"
        )
        for name, entry in film["arrays"].items()
    }
    assert (arrays["loss"] == run.trajectory.loss).all()
    assert (arrays["w1"] == run.trajectory.W[:, 0]).all()
    assert (arrays["b"] == run.trajectory.b).all()
    assert len(arrays["boundary"]) == 4 * (run.last + 1)


def test_the_longest_film_of_many_points_is_below_six_megabytes():
    experiment = Experiment(points=MANY, iterations=20_000, alpha=0.5)
    few = trained(replace(experiment, iterations=10), 10)
    # The drawing grows with the points, the arrays with the iterations: measure each.
    drawing = len(animation_html(replace(experiment, iterations=10), few))
    small = replace(from_zero(), iterations=20_000)
    arrays = len(animation_html(small, trained(small, 20_000)))
    assert drawing * 10_000 / 9_000 + arrays < 6e6


def test_a_thinned_curve_keeps_its_extremes():
    y = RNG.uniform(0, 100, size=20_000)
    places = np.column_stack([np.linspace(0, 560, 20_000), y])
    kept = np.array([pair.split() for pair in curve(places)[1:].split("L")], dtype=float)
    assert len(kept) < 10_000
    columns = np.floor(np.linspace(0, 560, 20_000) / 0.25)
    for column in (0, 17, 1000, 2239):
        inside = y[columns == column]
        near = kept[np.abs(kept[:, 0] - (column + 0.5) * 0.25) < 0.15]
        assert near[:, 1].max() >= round(inside.max(), 2)
        assert near[:, 1].min() <= round(inside.min(), 2)


@pytest.mark.parametrize(
    ("scale", "labels"),
    [
        (Scale(-6, 6), ["−6", "−4", "−2", "0", "2", "4", "6"]),
        (Scale(0, 0.73), ["0.0", "0.2", "0.4", "0.6"]),
        (Scale(0, 20_000), ["0", "5000", "10000", "15000", "20000"]),
        (Scale(0, 1, whole=True), ["0", "1"]),
        (Scale(99_999, 99_999.05), ["99999.00", "99999.01", "99999.02", "99999.03", "99999.04"]),
        (Scale(1e12 - 1e3, 1e12 + 1e3), ["9.999999990e11", "9.999999995e11", "1.0000000000e12"]),
        (Scale(-1.1e12, 1.1e12), ["−1.0e12", "−5e11", "0", "5e11", "1.0e12"]),
        (Scale(-3.2, -0.1, log=True), ["0.001", "0.01", "0.1"]),
        (Scale(-0.6, 0.1, log=True), ["0.5", "1"]),
        (Scale(-0.26, -0.06, log=True), ["0.6", "0.7", "0.8"]),
        (Scale(-340, 15, log=True), ["1e−300", "1e−240", "1e−180", "1e−120", "1e−60", "1"]),
        (Scale(290, 323, log=True), ["1e294", "1e300", "1e306"]),
    ],
)
def test_ticks_are_round_numbers_that_differ(scale, labels):
    found = ticks(scale)
    assert [label for _, label in found][: len(labels)] == labels
    assert len({label for _, label in found}) == len(found)
    assert np.isfinite(scale.pixel([value for value, _ in found])).all()
    for value, label in found:
        assert float(label.replace("\N{MINUS SIGN}", "-")) == pytest.approx(value, rel=1e-12, abs=0)


def test_twenty_thousand_iterations_of_five_hundred_points_are_all_in_the_film():
    points = Points(*sample_separable(500, seed=3))
    experiment = Experiment(points=points, iterations=20_000, alpha=0.5, iteration=19_999)
    run = trained(experiment, 20_000)
    page = animation_html(experiment, run)
    assert len(page.encode()) < 6e6
    film = json.loads(re.search(r"const film = (.*);", page)[1])
    assert (film["last"], film["shown"]) == (20_000, 19_999)
    loss = np.frombuffer(base64.b64decode(film["arrays"]["loss"]["data"]))
    assert (loss == run.trajectory.loss).all()
    assert len(loss) == 20_001


@pytest.mark.parametrize(
    ("low", "high", "labels"),
    [
        (-6, 6, ["−6", "−4", "−2", "0", "2", "4", "6"]),
        (0, 0.73, ["0.0", "0.2", "0.4", "0.6"]),
        (0, 20_000, ["0", "5000", "10000", "15000", "20000"]),
    ],
)
def test_ticks_are_round_numbers(low, high, labels):
    assert [label for _, label in ticks(Scale(low, high, 0, 1))] == labels
