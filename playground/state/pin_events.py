"""What can happen to pinned runs: events, as plain values. What each of them does: pinning.py."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PinRun:
    """The button "Pin run": the run on the board is kept beside those that come."""

    gesture: str = ""


@dataclass(frozen=True, slots=True)
class RenamePin:
    """A pinned run is called something else; with an empty name, by its learning rate again."""

    number: object
    name: object
    gesture: str = ""


@dataclass(frozen=True, slots=True)
class RemovePin:
    """A pinned run is let go."""

    number: object
    gesture: str = ""


@dataclass(frozen=True, slots=True)
class ShowPin:
    """The button "Show on the board": a pinned run becomes the run on the board."""

    number: object
    gesture: str = ""


PinEvent = PinRun | RenamePin | RemovePin | ShowPin
