"""The page's style sheet, with the palette's colours put before it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from playground.drawing.palette import variables

SHEET = Path(__file__).with_name("page.css")


@cache
def style() -> str:
    """Give the style sheet as an element of the page."""
    return f"<style>\n{variables()}\n{SHEET.read_text(encoding='utf-8')}</style>"
