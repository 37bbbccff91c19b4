"""What "Show" shows is in the picture and the film as it is on the board."""

import json
import re
import xml.etree.ElementTree as ET
from dataclasses import replace

import numpy as np
import pytest

from neuron import boundary_segment
from playground.drawing.overlay import TRAIL, overlay, trail_rows
from playground.exports.animation import animation_html
from playground.exports.picture import picture
from playground.state.experiment import Experiment
from playground.state.options import SHOWN_ON_BOARD, with_option
from playground.state.points import Points
from playground.state.ready_made import with_set
from playground.state.run import trained
from tests.panel_states import STATES, run_of

CROSSED = Experiment(Points.of([(-1, 0, 0), (1, 0.5, 0), (0, 1, 1), (0, -1, 1), (2, 2, 1)]))
SIDE = 560


def switched(experiment, *names):
    for name in names:
        experiment = replace(experiment, options=with_option(experiment.options, name, True))
    return experiment


def far_out(**fields):
    plain = replace(with_set(Experiment(), "far from the origin"), options=(), iterations=300)
    return replace(plain, **fields)


def nodes(svg, name):
    return [node for node in ET.fromstring(svg).iter() if node.get("class") == name]


def places_of(node):
    """The places of a node, in pixels."""
    if node.get("cx"):
        return np.array([[float(node.get("cx")), float(node.get("cy"))]])
    if node.get("x1"):
        return np.array([float(node.get(name)) for name in ("x1", "y1", "x2", "y2")]).reshape(2, 2)
    return np.array(
        [
            [float(v) for v in pair.split()]
            for pair in re.split("[ML]", node.get("d").rstrip("Z"))[1:]
        ]
    )


def in_pixels(experiment, svg, places):
    """Where the board of the picture has these places, from its frame alone."""
    shaded = next(n for n in ET.fromstring(svg).iter() if n.get("fill") == "url(#shade)")
    left, top = float(shaded.get("x")), float(shaded.get("y"))
    x1_from, x1_to, x2_from, x2_to = experiment.box
    across = left + SIDE * (places[:, 0] - x1_from) / (x1_to - x1_from)
    return np.column_stack([across, top + SIDE * (x2_to - places[:, 1]) / (x2_to - x2_from)])


@pytest.mark.parametrize("write", [picture, animation_html])
@pytest.mark.parametrize("switch", [name for name in SHOWN_ON_BOARD if name != "trail"])
def test_each_switch_is_drawn_where_the_board_has_it(switch, write):
    plain = CROSSED if switch == "optimum" else far_out()
    experiment = switched(plain, switch)
    sheet = overlay(experiment)
    assert sheet["data"]
    text, bare = (write(one, run_of(one)) for one in (experiment, plain))
    if write is animation_html:
        text, bare = (re.search(r"<svg.*?</svg>", page, re.DOTALL)[0] for page in (text, bare))
    for trace in sheet["data"]:
        found = nodes(text, trace["name"])
        assert not nodes(bare, trace["name"])
        expected = in_pixels(experiment, text, np.column_stack([trace["x"], trace["y"]]))
        assert np.abs(np.vstack([places_of(one) for one in found]) - expected).max() < 0.002
    assert [note.text for note in nodes(text, "note")] == [n["text"] for n in sheet["annotations"]]


def test_the_point_in_both_hulls_is_marked_with_its_weights():
    experiment = switched(CROSSED, "hulls")
    svg = picture(experiment, run_of(experiment))
    assert len(nodes(svg, "common")) == 1
    assert len(nodes(svg, "shares")) > 1
    assert all(note.text.startswith("λ = ") for note in nodes(svg, "note"))


def test_the_trail_is_the_boundary_of_the_iterations_before():
    experiment = switched(far_out(iteration=9), "trail")
    run = run_of(experiment)
    svg = picture(experiment, run)
    lines = nodes(svg, "trail")
    assert len(lines) == len(TRAIL)
    before = [row for row in trail_rows() if row < 9][::-1]
    for node, row in zip(lines[::-1], before, strict=False):  # the newest lies on top
        ends = boundary_segment(run.trajectory.W[row], run.trajectory.b[row], experiment.box)
        expected = in_pixels(experiment, svg, ends)
        found = places_of(node)
        assert min(np.abs(found - expected).max(), np.abs(found[::-1] - expected).max()) < 0.01
    film = json.loads(re.search(r"const film = (.*);", animation_html(experiment, run))[1])
    assert film["trail"] == [row for row in trail_rows() if row <= 300]


@pytest.mark.parametrize("name", STATES)
def test_everything_at_once_at_the_edges_is_finite_and_can_be_read(name):
    experiment = switched(STATES[name], *SHOWN_ON_BOARD)
    svg = picture(experiment, trained(experiment, experiment.iterations))
    ET.fromstring(svg)
    assert not re.search(r"nan|inf(?!\w)", svg)
