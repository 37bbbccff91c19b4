"""What a table calls its features and classes: names for the words on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from playground.state.checks import Refused
from playground.state.options import NAMED, OPTIONS
from playground.tables.cells import NUMBER, label_key, short
from playground.tables.columns import FEATURE_NAMES
from playground.tables.reader import LABEL_NAMES
from playground.tables.words import NAME, not_named

if TYPE_CHECKING:
    from playground.tables.columns import Columns
    from playground.tables.points import Reading
    from playground.tables.reader import Table

SAY_NOTHING: Final = frozenset(name for names in FEATURE_NAMES for name in names)
"""Headings of features that are no names: those that the formulas have already."""

SAY_YES: Final = frozenset({"1", "true", "yes"})
SAY_NO: Final = frozenset({"0", "-1", "false", "no"})
"""Labels that say of a heading whether it holds, such as "passed"."""

Names = tuple[str, str, str, str]


def names_in(table: Table, columns: Columns, reading: Reading) -> Names:
    """Give the names of x₁, x₂, class 0 and class 1; empty where the table has none.

    Without a header features have none, but words that stand for classes are names of theirs.
    """
    x1, x2 = (_feature(table, place) for place in (columns.x1, columns.x2))
    class0, class1 = _classes(table, columns.label, reading)
    return x1, x2, class0, class1


def _feature(table: Table, place: int) -> str:
    if not table.has_header or table.headings[place] in {"", *SAY_NOTHING}:
        return ""
    return _seen(table.names[place])


def _classes(table: Table, place: int, reading: Reading) -> tuple[str, str]:
    words = {label: word for word, label in reading.classes}
    keys = {label: label_key(word) for label, word in words.items()}
    heading = table.headings[place]
    tells = table.has_header and heading not in {"", "y", *SAY_NOTHING, *LABEL_NAMES}
    if tells and keys.get(1, "1") in SAY_YES and keys.get(0, "0") in SAY_NO:
        name = _seen(table.names[place])
        return (_seen(not_named(name)), name) if name else ("", "")
    if any(NUMBER.fullmatch(key) or key in SAY_YES | SAY_NO for key in keys.values()):
        return "", ""
    return _seen(words.get(0, "")), _seen(words.get(1, ""))


def _seen(text: str) -> str:
    """Shorten a name to what there is room for; one that cannot be seen whole is none."""
    try:
        return str(OPTIONS[NAMED[0]].check(NAME, short(text)))
    except Refused:
        return ""
