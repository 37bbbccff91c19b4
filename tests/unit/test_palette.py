"""Everyone can read the colours: contrast by WCAG, and the classes told apart by any eye."""

import tomllib
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from colorspacious import cspace_convert, deltaE

from playground.drawing.palette import DARK, LIGHT, channels, shade

THEMES = pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])

TEXT, SHAPE = 4.5, 3.0
"""Contrasts that WCAG asks for: of text, and of lines and markers with what is behind them."""

APART = 20.0
"""In CAM02-UCS, where 1 is about the least difference that is seen side by side."""

EYES = {
    "as most": None,
    "deuteranopia": "deuteranomaly",
    "protanopia": "protanomaly",
    "tritanopia": "tritanomaly",
}
"""The names that colorspacious has for them, at full severity."""

LINES = [name for name in LIGHT if name not in {"background", "grid"}]


def rgb(colour):
    return np.array(channels(colour)) / 255


def luminance(colour):
    linear = cspace_convert(rgb(colour), "sRGB1", "sRGB1-linear")
    return linear @ [0.2126, 0.7152, 0.0722]


def contrast(one, other):
    low, high = sorted([luminance(one), luminance(other)])
    return (high + 0.05) / (low + 0.05)


def seen(colour, eye):
    if eye is None:
        return rgb(colour)
    space = {"name": "sRGB1+CVD", "cvd_type": eye, "severity": 100}
    return np.clip(cspace_convert(rgb(colour), space, "sRGB1"), 0, 1)


def shaded(palette, P):
    """The board's colour where class 1 has the probability P, as #rrggbb."""
    parts = shade(P, palette).removeprefix("rgb(").removesuffix(")").split(",")
    return "#" + "".join(f"{int(part):02x}" for part in parts)


def test_the_contrast_is_the_one_of_wcag():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)  # a well-known grey


@THEMES
def test_text_has_its_contrast_on_the_page_and_on_the_shaded_board(palette):
    assert contrast(palette["muted"], palette["background"]) >= TEXT
    for P in (0, 0.5, 1):
        assert contrast(palette["text"], shaded(palette, P)) >= TEXT


@THEMES
@pytest.mark.parametrize("name", LINES)
def test_every_line_and_marker_stands_out_from_the_page(palette, name):
    """On the shaded board a marker has an outline in the page's colour, which is beside it."""
    assert contrast(palette[name], palette["background"]) >= SHAPE


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_focus_stands_out_and_so_does_what_is_written_on_a_button(name):
    config = Path(__file__).parents[2] / ".streamlit" / "config.toml"
    theme = tomllib.loads(config.read_text())["theme"][name]
    assert contrast(theme["primaryColor"], theme["secondaryBackgroundColor"]) >= SHAPE
    assert contrast(theme["primaryColor"], theme["backgroundColor"]) >= TEXT


@THEMES
@pytest.mark.parametrize("eye", EYES.values(), ids=EYES)
def test_every_eye_tells_the_classes_apart(palette, eye):
    points = [seen(palette[name], eye) for name in ("class0", "class1")]
    assert deltaE(*points, input_space="sRGB1") >= APART
    sides = [seen(shaded(palette, P), eye) for P in (0, 1)]
    assert deltaE(*sides, input_space="sRGB1") >= APART / 2  # two large areas


@THEMES
def test_in_grey_the_classes_still_differ(palette):
    """As on a photocopy; their shapes differ as well."""
    lightness = [
        cspace_convert(rgb(palette[name]), "sRGB1", "CIELab")[0] for name in ("class0", "class1")
    ]
    assert abs(lightness[0] - lightness[1]) >= 5


@THEMES
@pytest.mark.parametrize("eye", EYES.values(), ids=EYES)
def test_every_eye_tells_the_class_from_the_line_and_the_page(palette, eye):
    colours = [seen(palette[name], eye) for name in ("class0", "class1", "text", "background")]
    for one, other in combinations(colours, 2):
        assert deltaE(one, other, input_space="sRGB1") >= APART
