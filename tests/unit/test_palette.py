"""Everyone can read the colours: contrast by WCAG, and the classes told apart by any eye."""

import re
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
def test_the_text_has_its_contrast_on_the_page_and_on_the_shaded_board(palette):
    for P in (0, 0.5, 1):
        assert contrast(palette["text"], shaded(palette, P)) >= TEXT


@THEMES
@pytest.mark.parametrize("name", LINES)
def test_every_colour_can_write_on_the_page_and_draw_on_each_shade_of_the_board(palette, name):
    """What is written on the shaded board has the page's colour around it."""
    assert contrast(palette[name], palette["background"]) >= TEXT
    for P in np.linspace(0, 1, 11):
        assert contrast(palette[name], shaded(palette, P)) >= SHAPE, P


@pytest.mark.parametrize(("name", "palette"), [("light", LIGHT), ("dark", DARK)])
def test_streamlit_s_theme_is_the_palette_s_and_the_focus_stands_out(name, palette):
    theme = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text())["theme"][name]
    assert theme["backgroundColor"] == palette["background"]
    assert theme["textColor"] == palette["text"]
    assert theme["primaryColor"] == palette["class0"]  # of what has the focus, and of buttons
    assert contrast(theme["primaryColor"], theme["secondaryBackgroundColor"]) >= SHAPE


ROOT = Path(__file__).parents[2]
PALETTE = ROOT / "playground" / "drawing" / "palette.py"
LITERAL = re.compile(r"(?<!&)#(?:[0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b|rgba?\([\d ,.]+")
NO_COLOURS = re.compile(r"#000|#0{6}|rgba?\(0[ ,]+0[ ,]+0\b")
"""Shadows, masks and nothing at all; and the modules of a QR code, on white."""


def literals(text):
    found = LITERAL.findall(text.replace('light="#ffffff"', ""))
    return [colour for colour in found if not NO_COLOURS.match(colour)]


def test_every_colour_stands_in_the_palette():
    assert literals("a { color: #d9480f; fill: rgb(1 2 3); stroke: rgb(0 0 0 / 30%) } &#128;") == [
        "#d9480f",
        "rgb(1 2 3",
    ]
    own = [
        path
        for ending in ("py", "css", "html")
        for path in (ROOT / "playground").rglob(f"*.{ending}")
    ]
    static = [path for ending in ("js", "css") for path in (ROOT / "static").glob(f"*.{ending}")]
    for path in [*own, *static]:
        if path != PALETTE and not path.name.startswith("plotly"):
            assert not literals(path.read_text(encoding="utf-8")), path
    icon = set(literals((ROOT / "static" / "icon.svg").read_text()))
    assert icon <= set(LIGHT.values())


def test_style_sheets_name_no_colour_that_is_not_there():
    for path in [ROOT / "playground" / "page" / "page.css", *(ROOT / "static").glob("*.css")]:
        names = set(re.findall(r"var\(--palette-(\w+)\)", path.read_text()))
        assert names <= set(LIGHT), path


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
def test_every_eye_tells_the_classes_from_the_line_and_the_page(palette, eye):
    names = ("class0", "class1", "text", "background")
    colours = [seen(palette[name], eye) for name in names]
    for one, other in combinations(colours, 2):
        assert deltaE(one, other, input_space="sRGB1") >= APART
