"""Widgets for options and settings: each shows what the experiment says; a change is an event."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from playground.page import session
from playground.page.follow import follow
from playground.state.events import SetOption
from playground.state.options import OPTIONS, Choice, Count, Number, Option, Switch, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from playground.state.settings import Setting

MARK_DECIMALS = 9
"""So that 0.1 + 0.2 is a mark at 0.3."""


def choice(
    name: str,
    label: str,
    there: Sequence[str] | None = None,
    **layout: Any,  # noqa: ANN401
) -> str:
    """Show a choice between the names of an option, or those that are there, as a row of buttons.

    What it shows is the experiment's or, where that is not there, the first; "" without any.
    """
    values = _option(name, Choice).values if there is None else there
    if not values:
        return ""
    now = str(session.experiment().option(name))
    shown = now if now in values else values[0]
    wiring = {**_wiring(name)}
    session.write_widgets({wiring["key"]: shown})
    st.segmented_control(label, values, required=True, **wiring, **layout)
    return shown


def switch(name: str, label: str, **layout: Any) -> bool:  # noqa: ANN401
    """Show an option that is on or off."""
    _option(name, Switch)
    st.toggle(label, **_wiring(name), **layout)
    return bool(session.experiment().option(name))


def slider(name: str, label: str, step: float, **layout: Any) -> float:  # noqa: ANN401
    """Show a number as a slider over its range."""
    option = _option(name, Number)
    st.slider(label, option.low, option.high, step=step, **_wiring(name), **layout)
    return float(session.experiment().option(name))


def scale(name: str, label: str, step: float, shown: Callable[[float], str]) -> float:
    """Show a number as a slider that is marked with something else that follows from it."""
    option = _option(name, Number)
    value = float(session.experiment().option(name))
    places = round((option.high - option.low) / step)
    marks = [round(option.low + place * step, MARK_DECIMALS) for place in range(places + 1)]
    st.select_slider(label, marks_with(marks, value), format_func=shown, **_wiring(name))
    return value


def marks_with(marks: Sequence[float], value: float) -> list[float]:
    """Give a slider's marks with this value in the place of the nearest one.

    What a link or a field says need not be a mark. No mark is added, so that the slider stays the
    same while it is pulled away from there.

    Examples
    --------
    >>> marks_with((1.0, 2.0, 5.0), 2.4)
    [1.0, 2.4, 5.0]
    """
    nearest = min(marks, key=lambda mark: abs(mark - value))
    return [value if mark == nearest else mark for mark in marks]


def count(name: str, label: str, step: int = 1, **layout: Any) -> int:  # noqa: ANN401
    """Show a whole number as a field."""
    option = _option(name, Count)
    st.number_input(label, option.low, option.high, step=step, **_wiring(name), **layout)
    return int(session.experiment().option(name))


def field(name: str, setting: Setting, value: float | None, on_change: Callable[..., None]) -> None:
    """Show a setting as a field; its callback gets the setting's name and the field's key."""
    key = session.key_at(name, value)
    may_be_empty = setting.default is None
    if may_be_empty:  # an emptied field goes back to the value that it was made with
        session.write_widgets({key: value})
    st.number_input(
        setting.label,
        setting.low,
        setting.high,
        value=None if may_be_empty else value,
        step=setting.step,
        format=None if setting.whole else "%g",
        key=key,
        help=setting.help or None,
        placeholder=setting.placeholder or None,
        on_change=on_change,
        args=(name, key),
    )


def text(name: str, label: str, on_change: Callable[..., None], **layout: Any) -> None:  # noqa: ANN401
    """Show a short text as a field; its callback gets the option's name and the field's key."""
    option = _option(name, Text)
    value = str(session.experiment().option(name))
    key = session.key_at(name, value)
    st.text_input(
        label, value, option.longest, key=key, on_change=on_change, args=(name, key), **layout
    )


def _option(name: str, kind: type[Any]) -> Any:  # noqa: ANN401
    option: Option = OPTIONS[name]
    if not isinstance(option, kind):
        raise TypeError(f"{name} is a {type(option).__name__}, not a {kind.__name__}")
    return option


def _wiring(name: str) -> Mapping[str, Any]:
    key = f"option-{name}"
    session.write_widgets({key: session.experiment().option(name)})
    on_change: Callable[[str], None] = _changed
    return {"key": key, "on_change": on_change, "args": (name,)}


@session.heard
def _changed(name: str) -> None:
    session.dispatch(SetOption(name, session.widget_value(f"option-{name}")))
    follow()
