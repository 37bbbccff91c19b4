"""Where points of one's own came from: what was read, and what was made of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playground.tables.columns import Columns
    from playground.tables.reader import Table


@dataclass(frozen=True, slots=True)
class Source:
    """What was read last, for this visitor."""

    name: str
    """The file, or that the text was pasted."""
    table: Table | None = None
    columns: Columns | None = None
    choice: bool = False
    """Whether other columns could be meant."""
    said: str = ""
    """What was read, in words; or what is wrong."""
    refused: bool = False
