"""A visitor's text in what others read: in a spreadsheet it is no formula, in Python no code."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def cell(text: str) -> str:
    """Write a text so that no spreadsheet takes it for a formula.

    Examples
    --------
    >>> cell("=HYPERLINK(1)"), cell("Ada"), cell(" +1")
    ("'=HYPERLINK(1)", 'Ada', "' +1")
    """
    return f"'{text}" if text.lstrip()[:1] in {"=", "+", "-", "@"} else text


def literal(text: str, without: Iterable[str] = ()) -> str:
    r"""Write a text as Python code, in which none of certain words stands.

    Examples
    --------
    >>> print(literal('a "b"'), literal("SHOW me", without=["SHOW"]))
    "a \"b\"" "\x53HOW me"
    """
    code = json.dumps(text, ensure_ascii=False)
    for word in without:
        code = code.replace(word, f"\\x{ord(word[0]):02x}{word[1:]}")
    return code
