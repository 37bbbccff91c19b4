"""Picture and film as they are painted: the shading pixel by pixel, and type that can be read."""

import io
from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import expect

from neuron import sample_separable
from playground.drawing.palette import LIGHT, SHADE, channels
from playground.exports.animation import animation_html
from playground.exports.picture import picture
from playground.state.experiment import Experiment, fitted, following
from playground.state.options import with_option
from playground.state.points import NO_POINTS, Points
from playground.state.run import trained
from tests.experiments import from_zero

RNG = np.random.default_rng(5)
NOISY = fitted(
    Experiment(points=Points(RNG.normal(size=(40, 2)) * [1, 30], RNG.integers(0, 2, 40)))
)
FIRST = replace(from_zero(), iteration=37)
X, Y = sample_separable(3000, seed=3)
FAR = [(1e12, 2.0, 1), (-1e12, 0, 0), (9e11, 5, 1)]


def option(experiment, name, value):
    return replace(experiment, options=with_option((), name, value))


STATES = {
    "normal": FIRST,
    "log scale": option(replace(FIRST, iteration=400), "log_scale", "log loss"),
    "perceptron": option(FIRST, "activation", "Perceptron"),
    "perceptron of points with scales of their own": option(
        replace(NOISY, alpha=0.01, iteration=20), "activation", "Perceptron"
    ),
    "standardised": option(replace(NOISY, iteration=50), "standardise", True),
    "diverged": replace(NOISY, alpha=1000.0, iteration=99),
    "no points": replace(FIRST, points=NO_POINTS, w1=0.3, w2=-0.2, b=0.1),
    "one class": replace(FIRST, points=Points(FIRST.points.X[FIRST.points.y == 1], np.ones(30))),
    "3,000 points": option(
        replace(following(Experiment(points=Points(X * 1e5, Y))), iterations=200, iteration=99),
        "log_scale",
        "log loss",
    ),
    "huge weights": replace(
        following(Experiment(points=Points.of(FAR))), alpha=1000.0, iteration=3
    ),
}


def state(experiment):
    """W and b in the points' own units, at the iteration shown."""
    run = trained(experiment, experiment.iterations)
    if run.trajectory is None:
        return np.array([experiment.w1, experiment.w2]), experiment.b
    W, b = run.trajectory.W[experiment.iteration], float(run.trajectory.b[experiment.iteration])
    if experiment.option("standardise"):
        mean, deviation = experiment.points.X.mean(axis=0), experiment.points.X.std(axis=0)
        W, b = W / deviation, b - float(W @ (mean / deviation))
    return W, b


def tint(P):
    strength = SHADE * abs(2 * P - 1)
    own = channels(LIGHT["class1" if P > 0.5 else "class0"])
    return [255 + strength * (channel - 255) for channel in own]


PLOT = """() => {
  const shaded = document.querySelector('[fill="url(#shade)"]');
  const { a, e, f } = shaded.getScreenCTM();
  const [x, y] = ["x", "y"].map((name) => Number(shaded.getAttribute(name)));
  for (const node of document.querySelectorAll('[clip-path="url(#inside)"], #arrow')) node.remove();
  return [a * x + e, a * y + f, 560 * a];
}"""


@pytest.fixture(params=["picture", "film", "film on a phone"])
def painted(request, browser, tmp_path):
    width = 390 if request.param == "film on a phone" else 1420
    page = browser.new_page(viewport={"width": width, "height": 1500 if width == 390 else 800})
    kind, write = ("svg", picture) if request.param == "picture" else ("html", animation_html)

    def paint(experiment):
        path = tmp_path / f"file.{kind}"
        text = write(experiment, trained(experiment, experiment.iterations))
        path.write_text(text, encoding="utf-8")
        page.goto(path.as_uri())
        return page

    yield paint
    page.close()


@pytest.mark.parametrize("name", STATES)
def test_the_shading_is_the_probability_at_every_pixel(painted, name):
    experiment = STATES[name]
    page = painted(experiment)
    left, top, side = page.evaluate(PLOT)
    image = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    W, b = state(experiment)
    x1_from, x1_to, x2_from, x2_to = experiment.box
    span = np.array([x1_to - x1_from, x2_to - x2_from])
    # What two pixels change the score by: beside a steep boundary a pixel may have either tint.
    grain = 2 * float(np.abs(W * span).sum()) / side
    seen = set()
    for across, up in np.ndindex(29, 29):
        px, py = int(left + side * (across + 0.5) / 29), int(top + side * (up + 0.5) / 29)
        share = np.array([(px + 0.5 - left) / side, 1 - (py + 0.5 - top) / side])
        z = float(W @ (np.array([x1_from, x2_from]) + share * span)) + b
        found = image.getpixel((px, py))
        if experiment.option("activation") == "Perceptron":
            if abs(z) > grain:
                assert found == pytest.approx(tint(float(z >= 0)), abs=1.5)
                seen.add(z >= 0)
        elif grain < 1 or abs(z) > 8 + grain:
            P = 0.5 * (1 + np.tanh(z / 2))
            assert found == pytest.approx(tint(P), abs=2.5), (share, z)
            seen.add(P > 0.5)
    assert seen == {True, False}


@pytest.mark.parametrize("name", ["normal", "log scale", "standardised", "no points"])
def test_where_the_probability_is_one_half_the_background_shows(painted, name):
    experiment = STATES[name]
    page = painted(experiment)
    ends = page.evaluate(
        """() => {
          const line = document.getElementById("boundary");
          const { a, e, f } = line.getScreenCTM();
          const [x1, y1, x2, y2] = ["x1", "y1", "x2", "y2"].map((n) => Number(line.getAttribute(n)));
          return [[a * x1 + e, a * y1 + f], [a * x2 + e, a * y2 + f]];
        }"""
    )
    page.evaluate(PLOT)
    image = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    for share in (0.2, 0.35, 0.5, 0.65, 0.8):
        x, y = np.array(ends[0]) * (1 - share) + np.array(ends[1]) * share
        assert min(image.getpixel((int(x), int(y)))) >= 251


BOXES = """() => [...document.querySelectorAll("svg text, dt, dd")].map((node) => {
  const { left, top, right, bottom } = node.getBoundingClientRect();
  const rest = (bottom - top) * 0.15; // above and below the ink
  return [node.textContent, left, top + rest, right, bottom - rest];
})"""


@pytest.mark.parametrize("name", STATES)
def test_no_text_lies_on_another_or_outside(painted, name):
    page = painted(STATES[name])
    boxes = page.evaluate(BOXES)
    width = page.evaluate("Math.max(document.documentElement.clientWidth, 1)")
    assert len(boxes) > 12
    for (text, l, t, r, b), (other, l2, t2, r2, b2) in combinations(boxes, 2):
        assert r <= l2 or r2 <= l or b <= t2 or b2 <= t, (text, other)
    for text, l, t, r, _ in boxes:
        assert l >= 0, text
        assert t >= 0, text
        assert r <= max(width, 1420), text
        assert r <= width or page.url.endswith("svg"), text


def test_the_longest_film_plays_to_its_end(browser, tmp_path):
    points = Points(*sample_separable(500, seed=3))
    experiment = Experiment(points=points, iterations=20_000, alpha=0.5, iteration=19_800)
    run = trained(experiment, 20_000)
    path = tmp_path / "film.html"
    path.write_text(animation_html(experiment, run), encoding="utf-8")
    assert path.stat().st_size < 6e6
    page = browser.new_page(viewport={"width": 1280, "height": 720})
    page.goto(path.as_uri())
    expect(page.locator("#iteration")).to_have_text("19800")
    page.get_by_role("button", name="Play").click()
    expect(page.locator("#iteration")).to_have_text("20000")
    expect(page.get_by_role("button", name="Play")).to_be_visible()
    for name, values in {"loss": run.trajectory.loss, "w1": run.trajectory.W[:, 0]}.items():
        assert float(page.locator(f"#{name}").get_attribute("data-value")) == values[20_000]
    page.close()


def test_type_is_legible_on_a_phone(browser, tmp_path):
    page = browser.new_page(viewport={"width": 390, "height": 844}, device_scale_factor=2)
    path = tmp_path / "film.html"
    path.write_text(animation_html(FIRST, trained(FIRST, 1000)), encoding="utf-8")
    page.goto(path.as_uri())
    sizes = page.evaluate(
        """() => [...document.querySelectorAll("svg text, dt, dd, button, select")].map((node) =>
          parseFloat(getComputedStyle(node).fontSize) * (node.getScreenCTM?.().a ?? 1))"""
    )
    assert min(sizes) >= 12
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.close()
