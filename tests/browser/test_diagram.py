"""The neuron as a diagram: it shows the iteration's weights and the sample that flows through."""

import re

import numpy as np
import pytest
from playwright.sync_api import expect

from tests import textbook
from tests.browser.test_layout import resize


def texts(board):
    return [text for text in board.neuron.locator(".labels text").all_text_contents() if text]


def number_after(board, name):
    node = board.neuron.locator(".labels text", has_text=f"{name} = ")
    expect(node).to_have_count(1)
    return float(node.text_content().split(" = ")[1].replace("−", "-"))


def test_the_edges_carry_the_weights_of_the_iteration(board):
    for k in (0, 7, 300):
        board.field("Iteration").fill(str(k))
        board.expect("iteration", k)
        for name, readout in (("w₁", "w1"), ("w₂", "w2"), ("b", "b")):
            assert number_after(board, name) == pytest.approx(board.number(readout), abs=5e-5)


def test_an_edge_grows_with_its_weight_and_its_colour_tells_the_sign(board):
    def edge(name):
        style = board.neuron.locator(f".traceedge-{name} .js-line").get_attribute("style")
        return (
            float(re.search(r"stroke-width: ([\d.]+)px", style)[1]),
            re.search(r"stroke: (rgb\([^)]*\)|#\w+)", style)[1],
        )

    start = edge("w1")[0]
    board.page.keyboard.press("End")
    board.expect("iteration", 1000)
    widths = {name: edge(name)[0] for name in ("w1", "w2", "b")}
    assert widths["w1"] > start
    sizes = {name: abs(board.number(name)) for name in widths}
    assert sorted(widths, key=widths.get) == sorted(sizes, key=sizes.get)
    signs = {name: board.number(name) > 0 for name in widths}
    colours = {name: edge(name)[1] for name in widths}
    for one in widths:
        for other in widths:
            assert (colours[one] == colours[other]) == (signs[one] == signs[other])


def test_a_chosen_sample_flows_through_while_it_plays(board):
    x1, x2, label = board.points()[5]
    board.page.keyboard.down("Alt")
    board.click(x1, x2)
    board.page.keyboard.up("Alt")
    expect(board.page.locator(".ring")).to_be_visible()
    expect(board.neuron.locator(".labels text", has_text=f"label {label}")).to_have_count(1)
    board.page.mouse.move(5, 5)
    board.button("Play").click()
    board.page.wait_for_function(
        "n => Number(n.dataset.value) > 30", arg=board.node("iteration").element_handle()
    )
    board.page.keyboard.press("Space")
    expect(board.button("Play")).to_be_visible()
    w1, w2, b = (board.number(name) for name in ("w1", "w2", "b"))
    z = w1 * x1 + w2 * x2 + b
    assert number_after(board, "z") == pytest.approx(z, abs=6e-5)
    assert number_after(board, "a") == pytest.approx(textbook.sigmoid(z), abs=6e-5)
    board.expect("points", 60)  # choosing adds no point


def test_the_sample_under_the_pointer_flows_through(board):
    board.page.keyboard.press("ArrowRight")
    board.expect("iteration", 1)
    x1, x2, _ = board.points()[0]
    board.page.mouse.move(*board.pixel(x1, x2))
    w1, w2, b = (board.number(name) for name in ("w1", "w2", "b"))
    assert number_after(board, "z") == pytest.approx(w1 * x1 + w2 * x2 + b, abs=6e-5)
    board.page.mouse.move(*board.pixel(-5.5, 5.5))
    expect(board.neuron.locator(".labels text", has_text="z = ")).to_have_count(0)


def test_the_point_under_the_pointer_is_followed_while_it_plays(board):
    x1, x2, _ = board.points()[9]
    board.page.mouse.move(*board.pixel(x1, x2))
    board.field("Speed").select_option("20")
    board.page.keyboard.press("Space")
    expect(board.button("Pause")).to_be_visible()
    # Of one frame: what stands beside the pointer, in the diagram, and below the board.
    frame = board.page.wait_for_function(
        """([root, neuron]) => {
          const tip = root.querySelector(".tip").textContent;
          const number = (name) => Number(root.querySelector(`[data-name=${name}]`).dataset.value);
          const labels = [...neuron.querySelectorAll(".labels text")].map((node) => node.textContent);
          return number("iteration") > 15 && /z = .*\\d/.test(tip) && {
            tip, labels, w1: number("w1"), w2: number("w2"), b: number("b")
          };
        }""",
        arg=[board.page.locator(".board-root").element_handle(), board.neuron.element_handle()],
    ).json_value()
    expect(board.button("Pause")).to_be_visible()
    z = frame["w1"] * x1 + frame["w2"] * x2 + frame["b"]
    shown = re.search(r"z = (\S+)", frame["tip"])[1]
    assert float(shown.replace("−", "-")) == pytest.approx(z, abs=6e-5)
    assert f"z = {shown}" in frame["labels"]
    board.page.mouse.move(*board.pixel(-5.5, 5.5))
    expect(board.neuron.locator(".labels text", has_text="z = ")).to_have_count(0)


def test_standardised_features_flow_through_as_the_neuron_sees_them(board):
    board.page.locator("label", has_text="Standardise features").click()
    expect(board.neuron.locator(".labels text", has_text=re.compile("^s₁$"))).to_have_count(1)
    board.field("Iteration").fill("20")
    board.expect("iteration", 20)
    X = np.array(board.points())[:, :2]
    board.page.mouse.move(*board.pixel(*X[4]))
    expect(board.neuron.locator(".labels text", has_text="z = ")).to_have_count(1)
    s1, s2 = (X[4] - X.mean(axis=0)) / X.std(axis=0)
    shown = texts(board)
    assert ["s₁" in shown, "s₂" in shown, "x₁" in shown] == [True, True, False]
    assert {f"{s:.4f}".replace("-", "−") for s in (s1, s2)} <= set(shown)
    w1, w2, b = (board.number(name) for name in ("w1", "w2", "b"))
    assert number_after(board, "z") == pytest.approx(w1 * s1 + w2 * s2 + b, abs=6e-5)
    expect(board.page.locator(".tip")).to_contain_text("s₁ = ")


def test_the_perceptron_decides_in_two_tones_and_says_what_was_lost(board):
    board.field("Iteration").fill("40")
    board.expect("iteration", 40)
    loss = board.number("loss")
    board.neuron.get_by_role("radio", name="Perceptron").check(force=True)
    expect(board.page.locator(".line")).to_contain_text("says 1 where z ≥ 0")
    expect(board.page.locator(".line")).to_contain_text("training goes on with the sigmoid")
    stops = board.page.locator("#shade stop").evaluate_all(
        "stops => stops.map(s => [Number(s.getAttribute('offset')), s.getAttribute('stop-color')])"
    )
    assert [offset for offset, _ in stops] == [0, 0.5, 0.5, 1]
    assert len({colour for _, colour in stops}) == 2
    board.expect("loss", loss)  # training is the same
    expect(board.neuron.locator(".tracecurve-Perceptron")).to_be_visible()
    expect(board.neuron.locator(".tracecurve-Sigmoid")).to_be_hidden()
    board.neuron.get_by_role("radio", name="Sigmoid", exact=True).check(force=True)
    expect(board.page.locator(".line")).not_to_contain_text("perceptron")
    expect(board.page.locator("#shade stop")).to_have_count(49)


COLLISIONS = """neuron => {
  const box = (node) => node.getBoundingClientRect();
  const labels = [...neuron.querySelectorAll(".labels text")].filter((node) => node.textContent);
  const apart = (a, b) =>
    a.right <= b.left || b.right <= a.left || a.bottom - 3 <= b.top || b.bottom - 3 <= a.top;
  const found = [];
  for (const [at, one] of labels.entries())
    for (const other of labels.slice(at + 1))
      if (!apart(box(one), box(other))) found.push([one.textContent, other.textContent]);
  const lines = [...neuron.querySelectorAll("[class*=traceedge-] .js-line, [class*=traceflow-] .js-line")];
  const nodes = [...neuron.querySelectorAll(".tracenodes .point")].map(box);
  const inside = ({ x, y }, { left, right, top, bottom }) =>
    x > left && x < right && y > top + 2 && y < bottom - 3;
  for (const line of lines) {
    const to = line.getScreenCTM();
    const length = line.getTotalLength();
    const point = (share) => line.getPointAtLength(share * length).matrixTransform(to);
    const places = Array.from({ length: 101 }, (_, at) => point(at / 100));
    for (const label of labels)
      // The names of features stand in their nodes, which lie above the edges.
      if (label.textContent.length > 2 && places.some((place) => inside(place, box(label))))
        found.push([label.textContent, line.parentNode.parentNode.getAttribute("class")]);
    if (line.closest("[class*=traceedge-]") && !nodes.some((node) => inside(places[0], node)))
      found.push(["an edge begins outside of a node"]);
  }
  return found;
}"""


def test_no_number_lies_on_an_edge_or_another_and_edges_end_at_nodes(opened):
    at = "/?v=1&w1=-12.3456&w2=11.25&b=-10.5&chosen=3"
    board = opened(at=at)
    expect(board.neuron.locator(".labels text", has_text="z = ")).to_have_count(1)
    expect(board.neuron.locator(".labels text", has_text="w₁ = −12.3456")).to_have_count(1)
    assert not board.neuron.evaluate(COLLISIONS)
    for size in ((1920, 1080), (768, 1024), (390, 844)):
        width = board.neuron.bounding_box()["width"]
        resize(board, size)
        expect(board.neuron.locator(".labels text", has_text="z = ")).to_have_count(1)
        assert board.neuron.bounding_box()["width"] != width
        assert not board.neuron.evaluate(COLLISIONS), size


def test_a_weight_of_0_is_drawn_in_the_colour_of_neither_class(board):
    def colour(name):
        line = board.neuron.locator(f".traceedge-{name} .js-line")
        return line.evaluate("line => getComputedStyle(line).stroke")

    neither = colour("w1")
    assert colour("w2") == colour("b") == neither
    board.button("Step forward").click()
    board.expect("iteration", 1)
    assert colour("w1") != neither
