"""The panel "Loss landscape" without Streamlit: every number, every edge, every word."""

import json
import re
from dataclasses import replace
from decimal import localcontext
from functools import cache

import numpy as np
import pytest

from neuron import sample_separable
from playground.numbers.sums import shown_step
from playground.numbers.text import spoken
from playground.page.plot import plot_message
from playground.panels.landscape.figures import cut_figure, map_figure
from playground.panels.landscape.surface import surface_figure
from playground.panels.landscape.view import click_decimals, landscape_cut, landscape_map
from playground.panels.landscape.words import (
    about_cut,
    about_gradient,
    about_map,
    about_step,
    cut_alt,
    map_alt,
    shown_change,
    step_formula,
    surface_alt,
)
from playground.state.checks import Refused
from playground.state.events import StartFrom, Undo
from playground.state.experiment import Experiment
from playground.state.history import History, applied
from playground.state.options import with_option
from playground.state.points import Points
from playground.state.run import trained
from playground.state.settings import TRAINING
from playground.state.shown import what_is_shown
from playground.state.update import update
from tests.app_numbers import close, close_up, in_words

AXES = {"w1-w2": (0, 1), "w1-b": (0, 2), "w2-b": (1, 2)}


def mixed(m=200, seed=0):
    """Two clouds that overlap: no line separates them."""
    generator = np.random.default_rng(seed)
    y = generator.integers(0, 2, m)
    return Points(generator.normal(size=(m, 2)) * 2 + y[:, None], y)


def separable(m=60):
    return Points(*sample_separable(m, seed=7, margin=0.6))


EDGES = {
    "separable": Experiment(separable()),
    "mixed": Experiment(mixed(), alpha=1.0),
    "500 points": Experiment(mixed(500)),
    "one class": Experiment(Points.of([(1.0, 2.0, 1), (2.0, 0.5, 1)])),
    "one sample": Experiment(Points.of([(1.0, 2.0, 0)])),
    "one sample at the origin": Experiment(Points.of([(0.0, 0.0, 1)])),
    "two labels on one spot": Experiment(Points.of([(0.0, 0.0, 1), (0.0, 0.0, 0)])),
    "saturated": Experiment(Points.of([(100.0, 0.0, 1), (-100.0, 0.0, 0)]), w1=100.0),
    "saturated, wrong": Experiment(Points.of([(100.0, 0.0, 1), (-100.0, 0.0, 0)]), w1=-100.0),
    "W near 1e4": Experiment(mixed(), alpha=1000.0),
    "very far samples": Experiment(
        Points.of([(1e12, -1e12, 1), (-1e12, 1e12, 0), (1.0, 1.0, 0)]), alpha=1000.0
    ),
    "one update": Experiment(separable(), iterations=1),
}
PLACES = [0, 1, 999]
ON_THE_WAY = [0, 1, 30]


def shown(name, k=0, **options):
    experiment = replace(EDGES[name], iteration=k)
    for option, value in options.items():
        experiment = replace(experiment, options=with_option(experiment.options, option, value))
    whole = whole_run(name)
    return what_is_shown(experiment, whole), whole.trajectory


@cache
def whole_run(name):
    return trained(EDGES[name], EDGES[name].iterations)


def loss_at(here, theta):
    X, y = here.X, here.y
    Z = X @ theta[:2] + theta[2]
    return float(np.mean(np.logaddexp(0.0, -(2 * y - 1) * Z)))


def gradient_at(here, theta):
    X, y = here.X, here.y
    A = 1 / (1 + np.exp(-(X @ theta[:2] + theta[2])))
    return np.append(X.T @ (A - y), np.sum(A - y)) / len(y)


def state(trajectory, k):
    return np.append(trajectory.W[k], trajectory.b[k])


@pytest.mark.parametrize("axes", AXES)
@pytest.mark.parametrize("k", ON_THE_WAY)
def test_the_map_holds_the_losses_path_and_direction_of_the_run(axes, k):
    here, trajectory = shown("mixed", k, landscape_axes=axes)
    view = landscape_map(here, trajectory)
    i, j = AXES[axes]
    for row, column in ((0, 0), (3, 70), (80, 80)):
        theta = state(trajectory, k)
        theta[i], theta[j] = view.first[column], view.second[row]
        assert view.losses[row, column] == pytest.approx(loss_at(here, theta), rel=1e-9)
    assert view.path.shape == (1001, 2)
    assert view.path[k].tolist() == state(trajectory, k)[[i, j]].tolist()
    assert (view.path_losses == trajectory.loss).all()
    slopes = gradient_at(here, state(trajectory, k))
    assert view.gradient_norm == pytest.approx(np.linalg.norm(slopes), rel=1e-6)
    assert view.plane_norm == pytest.approx(np.linalg.norm(slopes[[i, j]]), rel=1e-6)
    assert view.downhill == pytest.approx(
        -slopes[[i, j]] / np.linalg.norm(slopes[[i, j]]), abs=1e-6
    )
    assert view.held_at == state(trajectory, k)[3 - i - j]


@pytest.mark.parametrize("place", [0, 1, 2])
@pytest.mark.parametrize("power", [0.0, 1.0, 2.5])
def test_the_cut_holds_curve_slope_step_and_landing(place, power):
    name = ("w1", "w2", "b")[place]
    here, trajectory = shown("mixed", 4, landscape_parameter=name, landscape_alpha=power)
    view = landscape_cut(here, trajectory)
    theta = state(trajectory, 4)
    for at in (0, 200, 400):
        there = theta.copy()
        there[place] = view.values[at]
        assert view.losses[at] == pytest.approx(loss_at(here, there), rel=1e-9)
    slope = gradient_at(here, theta)[place]
    assert view.value == theta[place]
    assert view.slope == pytest.approx(slope, rel=1e-6)
    assert view.alpha == pytest.approx(10**power)
    assert view.step == pytest.approx(-(10**power) * slope, rel=1e-6)
    there = theta.copy()
    there[place] += view.step
    assert view.landing == there[place]
    assert view.loss_after == pytest.approx(loss_at(here, there), rel=1e-9)
    assert view.change == pytest.approx(view.loss_after - view.loss, rel=1e-6, abs=1e-12)
    assert view.values[0] < min(view.landing, view.value)
    assert view.values[-1] > max(view.landing, view.value)


@pytest.mark.parametrize("name", ["w1", "w2", "b"])
def test_the_tangent_touches_the_curve_with_its_slope_from_edge_to_edge(name):
    here, trajectory = shown("mixed", 4, landscape_parameter=name)
    view = landscape_cut(here, trajectory)
    figure = cut_figure(view)
    (tangent,) = (trace for trace in figure.data if trace.name == "tangent")
    (x0, x1), (y0, y1) = tangent.x, tangent.y
    assert (x0, x1) == tuple(figure.layout.xaxis.range) == (view.values[0], view.values[-1])
    slope = gradient_at(here, state(trajectory, 4))[("w1", "w2", "b").index(name)]
    assert (y1 - y0) / (x1 - x0) == pytest.approx(slope, rel=1e-6)
    assert np.interp(view.value, tangent.x, tangent.y) == pytest.approx(view.loss, rel=1e-9)


@pytest.mark.parametrize("axes", AXES)
def test_the_caption_says_what_is_held_and_that_the_path_is_a_projection(axes):
    here, trajectory = shown("mixed", 4, landscape_axes=axes)
    view = landscape_map(here, trajectory)
    held = 3 - sum(AXES[axes])
    name, value = ("w₁", "w₂", "b")[held], state(trajectory, 4)[held]
    flat = about_map(view, "Contours", here)
    assert f"{name} is held at {spoken(value)}" in flat
    assert f"a projection: each state has its own {name}" in flat
    raised = about_map(view, "3-D surface", here)
    assert "own loss" in raised
    assert "projection" not in raised


def test_the_step_overshoots_exactly_above_the_rate_that_is_named():
    here, trajectory = shown("mixed", 0)
    rate = landscape_cut(here, trajectory).overshoot_from
    for factor, rises in ((0.99, False), (1.01, True)):
        power = float(np.log10(factor * rate / here.alpha))
        view = landscape_cut(*shown("mixed", 0, landscape_alpha=power))
        assert (view.loss_after > view.loss) is rises
        assert ("**This step overshoots:**" in about_step(view, here.alpha)) is rises
        traces = {trace.name: trace for trace in cut_figure(view).data}
        assert traces["landing"].marker.symbol == ("x-thin" if rises else "circle-open")


def finite_numbers(value, place=""):
    """Check that nothing in a figure's JSON is NaN or infinite."""
    if isinstance(value, dict):
        for name, entry in value.items():
            finite_numbers(entry, f"{place}.{name}")
    elif isinstance(value, list | tuple | np.ndarray):
        array = np.asarray(value)
        if array.dtype.kind == "f":
            assert np.isfinite(array).all(), place
        else:
            for entry in value:
                finite_numbers(entry, place)
    elif isinstance(value, float):
        assert np.isfinite(value), place


@pytest.mark.parametrize("edge", EDGES)
@pytest.mark.parametrize("k", PLACES)
@pytest.mark.parametrize("axes", AXES)
def test_every_edge_is_drawn_and_described(edge, k, axes):
    here, trajectory = shown(
        edge, k, landscape_axes=axes, landscape_parameter="b", landscape_alpha=3.0
    )
    view, cut = landscape_map(here, trajectory), landscape_cut(here, trajectory)
    for figure in (map_figure(view), surface_figure(view), cut_figure(cut)):
        for trace in figure.data:
            finite_numbers(dict(trace._props))
        message = plot_message(figure, alt="x", iteration=view.k, clickable=True)
        json.loads(message, parse_constant=pytest.fail)
    texts = [about_map(view, kind, here) for kind in ("Contours", "3-D surface")] + [
        about_gradient(view, "Contours"),
        about_step(cut, here.alpha),
        about_cut(cut),
        step_formula(cut),
    ]
    texts += [map_alt(view), surface_alt(view), cut_alt(cut)]
    for text in texts:
        assert text
        assert not re.search(r"\b(nan|inf|None)\b", text), text


def test_the_path_and_the_present_are_drawn_where_they_are():
    here, trajectory = shown("separable", 40)
    traces = {trace.name: trace for trace in map_figure(landscape_map(here, trajectory)).data}
    whole = np.column_stack([traces["whole"].x, traces["whole"].y])
    assert whole == pytest.approx(trajectory.W, rel=1e-6)
    assert traces["so-far"].x == pytest.approx(trajectory.W[:41, 0], rel=1e-6)
    here = [traces["here"].x[0], traces["here"].y[0]]
    assert here == pytest.approx(trajectory.W[40], rel=1e-6)


def test_on_the_surface_each_state_stands_at_its_own_loss():
    here, trajectory = shown("separable", 40)
    figure = surface_figure(landscape_map(here, trajectory))
    traces = {trace.name: trace for trace in figure.data}
    assert 10 ** traces["whole"].z == pytest.approx(trajectory.loss, rel=1e-12)
    assert 10 ** traces["here"].z[0] == pytest.approx(trajectory.loss[40], rel=1e-12)
    assert traces["here"].customdata[0] == trajectory.loss[40]
    assert (traces["whole"].customdata == trajectory.loss).all()
    assert len(traces["so-far"].x) == len(traces["so-far"].customdata) == 41


def test_a_run_that_goes_on_is_looked_at_from_the_same_side():
    def eye(iterations):
        experiment = Experiment(separable(), iterations=iterations)
        run = trained(experiment, iterations)
        view = landscape_map(what_is_shown(experiment, run), run.trajectory)
        return surface_figure(view).layout.scene.camera

    assert eye(1000) == eye(2000) == eye(4000) != eye(3)


def test_states_whose_loss_is_0_are_not_on_the_surface_and_the_words_say_why():
    here, trajectory = shown("mixed", 40)
    losses = trajectory.loss.copy()
    losses[30:] = 0.0
    gone = replace(landscape_map(here, trajectory), path_losses=losses)
    traces = {trace.name: trace for trace in surface_figure(gone).data}
    assert [len(traces[name].x) for name in ("whole", "so-far", "here")] == [30, 30, 0]
    said = about_map(gone, "3-D surface", here)
    assert "From iteration 30 on the loss is so small that float64 calls it 0" in said
    assert "the present one is not drawn" in said
    before = replace(gone, k=12)
    assert [len(trace.x) for trace in surface_figure(before).data[1:]] == [30, 13, 1]
    assert "not drawn" not in about_map(before, "3-D surface", here)
    nothing = replace(gone, path_losses=0 * losses)
    said = about_map(nothing, "3-D surface", here)
    assert "neither path nor present is drawn" in said
    assert "calls it 0, which" not in about_map(nothing, "Contours", here)


@pytest.mark.parametrize("edge", EDGES)
def test_the_heights_have_three_marks_at_least_that_are_in_view_and_true(edge):
    for k in PLACES:
        here, trajectory = shown(edge, min(k, whole_run(edge).last))
        heights = surface_figure(landscape_map(here, trajectory)).layout.scene.zaxis
        marks = [
            place for place in heights.tickvals if heights.range[0] <= place <= heights.range[1]
        ]
        assert 3 <= len(marks) == len(heights.tickvals) <= 10
        for place, text in zip(heights.tickvals, heights.ticktext, strict=True):
            power = re.fullmatch(r"10<sup>(.*)</sup>", text)
            value = 10.0 ** int(power[1].replace("−", "-")) if power else float(in_words(text))
            assert value == pytest.approx(10**place, rel=1e-3)
        assert len(set(heights.ticktext)) == len(heights.ticktext)


@pytest.mark.parametrize("edge", EDGES)
def test_the_marks_of_the_axes_keep_off_the_corners_where_they_would_meet(edge):
    here, trajectory = shown(edge, 0)
    scene = surface_figure(landscape_map(here, trajectory)).layout.scene
    for axis in (scene.xaxis, scene.yaxis):
        low, high = axis.range
        shares = (np.array(axis.tickvals) - low) / (high - low)
        assert 3 <= len(shares) <= 6
        assert shares.min() > 0.09
        assert shares.max() < 0.91
        assert np.diff(shares).min() > 0.1
    low, high = scene.zaxis.range
    assert (min(scene.zaxis.tickvals) - low) / (high - low) > 0.09


@pytest.mark.parametrize("axes", AXES)
def test_hovering_tells_the_loss_and_the_arrow_has_one_length(axes):
    for k in (0, 30):
        here, trajectory = shown("mixed", k, landscape_axes=axes)
        view = landscape_map(here, trajectory)
        figure = map_figure(view)
        assert (figure.data[0].customdata == view.losses).all()
        assert "log-loss = %{customdata:.4g}" in figure.data[0].hovertemplate
        arrow = figure.layout.annotations[0]
        across, up = arrow.x - arrow.ax, arrow.y - arrow.ay
        width = view.first[-1] - view.first[0]
        assert np.hypot(across, up) == pytest.approx(0.1 * width)
        slopes = gradient_at(here, state(trajectory, k))[list(AXES[axes])]
        assert across * slopes[0] + up * slopes[1] < 0
        assert abs(across * slopes[1] - up * slopes[0]) < 1e-3 * width * np.linalg.norm(slopes)


def test_contours_stand_a_constant_factor_apart_as_the_text_says():
    here, trajectory = shown("separable", 40)
    view = landscape_map(here, trajectory)
    contours = map_figure(view).data[0].contours
    assert 10**contours.size == pytest.approx(view.levels.factor)
    assert f"by the factor {view.levels.factor:g}." in about_map(view, "Contours", here)
    assert 10**contours.start >= view.losses.min() * 0.999
    assert 10**contours.end <= view.losses.max() * 1.1


def test_the_words_name_the_numbers():
    here, trajectory = shown("mixed", 7)
    view, cut = landscape_map(here, trajectory), landscape_cut(here, trajectory)
    theta = state(trajectory, 7)
    slopes = gradient_at(here, theta)
    assert f"**{spoken(np.linalg.norm(slopes))}**" in about_gradient(view, "Contours")
    assert f"**{spoken(np.linalg.norm(slopes[:2]))}**" in about_gradient(view, "Contours")
    assert f"b is held at {spoken(theta[2])}" in about_map(view, "Contours", here)
    step = about_step(cut, here.alpha)
    assert f"∂L/∂w₁ is **{spoken(slopes[0])}**" in step
    after = theta - [slopes[0], 0, 0]
    before_and_after = [loss_at(here, theta), loss_at(here, after)]
    *losses, change = shown_change(cut)
    assert all(close(*pair) for pair in zip(losses, before_and_after, strict=True))
    assert close(change, abs(before_and_after[1] - before_and_after[0]), slack="1.001")
    assert "α = 1, 1 × the run's" in step
    assert f"w₂ = {spoken(theta[1])} and b = {spoken(theta[2])}" in about_cut(cut)


def some_hundred_cuts():
    generator = np.random.default_rng(3)
    for name in ("separable", "mixed", "one sample", "saturated", "very far samples"):
        for k in (0, 1, 2, 7, 40, 200, 900):
            for power in generator.uniform(-3, 3, 4).round(2).tolist():
                parameter = ("w1", "w2", "b")[generator.integers(3)]
                options = {"landscape_parameter": parameter, "landscape_alpha": power}
                here, trajectory = shown(name, k, **options)
                yield here, landscape_cut(here, trajectory)


def test_the_step_holds_for_a_calculator_in_some_hundred_states():
    for _, cut in some_hundred_cuts():
        step = shown_step(cut.value, cut.alpha, cut.slope, cut.landing)
        (before,), (rate, factor) = step.factors
        with localcontext() as context:
            context.prec = 400
            assert close_up(before + rate * factor, step.total)
            assert close_up(before + step.terms[1], step.total)
            assert close_up(rate * factor, step.terms[1])
        assert step.terms[1] != 0 or cut.slope == 0
        for number, value in (
            (before, cut.value),
            (rate, -cut.alpha),
            (factor, cut.slope),
            (step.total, cut.landing),
        ):
            assert close(number, value)


def test_the_step_is_written_out():
    here, trajectory = shown("mixed", 7, landscape_parameter="b", landscape_alpha=0.5)
    cut = landscape_cut(here, trajectory)
    step = shown_step(cut.value, cut.alpha, cut.slope, cut.landing)
    (before,), (rate, factor) = step.factors
    assert step_formula(cut) == (
        r"\begin{aligned} b - \alpha\,\frac{\partial L}{\partial b} &= "
        rf"{before} - {-rate} \cdot {factor} \\ &= {before} - {-step.terms[1]} = {step.total} "
        r"\end{aligned}"
    )


def test_what_the_words_say_of_the_loss_agrees_with_itself():
    seen = {"changes": 0, "too little": 0}
    for here, cut in some_hundred_cuts():
        said, change = about_step(cut, here.alpha), shown_change(cut)
        if cut.level or cut.change == 0:
            assert "by" not in said.split("overshoot")[0]
        elif change is None:
            assert f"by {spoken(abs(cut.change))}, too little for the digits of" in said
            assert abs(cut.change) < 1e-12 * cut.loss
            seen["too little"] += 1
        else:
            before, after, size = change
            assert f"by {spoken(size)}, from {spoken(before)} to {spoken(after)}. " in said
            with localcontext() as context:
                context.prec = 400
                assert close_up(abs(after - before), size)
            assert (after > before) == (cut.change > 0) == ("overshoots:" in said)
            assert close(before, cut.loss)
            assert close(after, cut.loss_after)
            assert float(size) == pytest.approx(abs(cut.change), rel=0.05)
            seen["changes"] += 1
    assert seen["changes"] > 70
    assert seen["too little"] > 0


def test_at_the_bottom_there_is_no_arrow_of_rounding():
    here, trajectory = shown("mixed", 999)
    view, cut = landscape_map(here, trajectory), landscape_cut(here, trajectory)
    assert 0 < view.gradient_norm < 1e-14
    assert "level here, rounding apart" in about_gradient(view, "Contours")
    assert map_figure(view).layout.annotations == ()
    assert "level, rounding apart" in about_step(cut, here.alpha)


def test_a_tiny_slope_on_separable_data_is_no_rounding():
    here, trajectory = shown("saturated", 5)
    view = landscape_map(here, trajectory)
    assert view.gradient_norm < 1e-300
    assert view.level is (view.plane_norm == 0)


def test_without_a_slope_nothing_is_claimed():
    here, trajectory = shown("two labels on one spot", 3)
    view, cut = landscape_map(here, trajectory), landscape_cut(here, trajectory)
    assert "level here" in about_gradient(view, "Contours")
    assert "landscape is flat" in about_map(view, "Contours", here)
    assert "slope ∂L/∂w₁ is **0**: level" in about_step(cut, here.alpha)
    assert map_figure(view).layout.annotations == ()


@pytest.mark.parametrize(("scale", "decimals"), [(0.0, 3), (30.0, 1), (1e4, 0)])
def test_a_click_is_rounded_to_less_than_a_pixel_and_to_whole_numbers_far_out(scale, decimals):
    here, trajectory = shown("separable")
    view = landscape_map(here, trajectory)
    reach = max(scale, 2.0)
    wide = replace(view, first=np.linspace(-reach, reach, 81))
    if scale == 0.0:
        decimals = 3
    assert click_decimals(wide) == decimals
    assert 10.0**-decimals <= max(2 * reach / 380, 1.0)


def test_a_click_sets_two_initial_weights_and_goes_to_the_start():
    before = replace(EDGES["separable"], iteration=40, b=1.0)
    after = update(before, StartFrom((("w1", 2.5), ("w2", -1.0))))
    assert (after.w1, after.w2, after.b, after.iteration) == (2.5, -1.0, 1.0, 0)
    history = applied(History(before), StartFrom((("w1", 2.5), ("w2", -1.0))))
    assert applied(history, Undo()).present.w1 == before.w1


@pytest.mark.parametrize("value", [100.5, -101.0, float("nan"), None])
def test_a_click_beyond_the_limits_is_refused(value):
    with pytest.raises(Refused, match="Initial w₁"):
        update(EDGES["separable"], StartFrom((("w1", value), ("b", 0.0))))
    assert (TRAINING["w1"].low, TRAINING["w1"].high) == (-100.0, 100.0)


def test_the_message_names_colours_and_brings_both_themes():
    here, trajectory = shown("separable")
    figure = map_figure(landscape_map(here, trajectory))
    message = json.loads(plot_message(figure, alt="name", iteration=3, clickable=True))
    assert message["figure"]["layout"]["font"]["color"] == "@text"
    assert set(message["themes"]) == {"light", "dark"}
    assert (message["alt"], message["iteration"], message["clickable"]) == ("name", 3, True)
    assert "#00000" not in json.dumps(message["figure"])


def test_no_axis_has_letters_for_powers_of_ten_and_long_numbers_have_room():
    for name, long in (("separable", False), ("very far samples", True)):
        here, trajectory = shown(name, 30)
        view, cut = landscape_map(here, trajectory), landscape_cut(here, trajectory)
        for figure in (map_figure(view), cut_figure(cut)):
            axes = (figure.layout.xaxis, figure.layout.yaxis)
            assert [axis.exponentformat for axis in axes] == ["power", "power"]
            low, high = axes[1].range
            assert axes[1].automargin is not (1e-3 < high - low < 1e4)
        assert map_figure(view).layout.yaxis.automargin is long
        scene = surface_figure(view).layout.scene
        assert scene.xaxis.exponentformat == scene.yaxis.exponentformat == "power"
        assert not scene.zaxis.title.text  # cut off by some views: the figure has it at the top
        (title,) = surface_figure(view).layout.annotations
        assert (title.text, title.x, title.y) == ("↑ log-loss", 0, 1)
