"""The strip of the open lesson, above the board: words, a question, a guess, and what happened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

import streamlit as st

from playground.lessons.opening import open_event, watch_event
from playground.lessons.predictions import Choose
from playground.lessons.shelf import open_scene_of
from playground.lessons.strip import is_about_another_run, strip_of
from playground.page import session, words
from playground.page.redraw import redraw
from playground.state.lesson_events import ASK, TELL, WATCH, LeaveLesson, MakeGuess, Tell

if TYPE_CHECKING:
    from playground.lessons.shelf import OpenedScene
    from playground.lessons.strip import Strip

STRIP: Final = "lesson"
HEAD: Final = "lesson-head"
ASKING: Final = "lesson-ask"
WHY: Final = "lesson-why"
"""Keys of containers, which are CSS classes: see page.css."""

ANSWER: Final = "lesson-answer"


def lesson_strip() -> None:
    """Show the strip, if a lesson is open."""
    opened, strip = open_scene_of(session.experiment()), strip_of(session.experiment())
    if opened is None or strip is None:
        return
    with st.container(key=STRIP):
        _head(opened, strip)
        if strip.at == TELL:
            _told(opened, strip)
            return
        st.markdown(strip.words)
        with st.container(key=ASKING, horizontal=True, vertical_alignment="center"):
            if strip.at == WATCH:
                st.button(words.TELL_ME_NOW, key="lesson-tell", on_click=_tell)
            else:
                _ask(opened, strip)


def _head(opened: OpenedScene, strip: Strip) -> None:
    """Show where one is, and the ways on."""
    with st.container(key=HEAD, horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{strip.title}** · {strip.place}")
        here = opened.place
        kind: Literal["primary", "secondary"] = "primary" if strip.at == TELL else "secondary"
        st.button(words.BACK, key="lesson-back", on_click=_go, args=(here - 1,), disabled=here == 1)
        if not strip.last:
            st.button(words.NEXT, key="lesson-next", on_click=_go, args=(here + 1,), type=kind)
        st.button(words.LEAVE_LESSON, key="lesson-leave", on_click=_leave, type="tertiary")


def _ask(opened: OpenedScene, strip: Strip) -> None:
    """Ask for the guess."""
    if strip.answers:
        key = f"{ANSWER}-{opened.number}-{opened.place}"
        session.write_widgets({key: strip.chosen})
        st.markdown(f"**{strip.question}**", width="content")
        st.pills(
            strip.question,
            strip.answers,
            key=key,
            format_func=lambda answer: f"{strip.answers.index(answer) + 1} · {answer}",
            on_change=_answered,
            args=(key,),
            label_visibility="collapsed",
            width="content",
        )
    else:
        st.markdown(f"**{strip.question}** {strip.how}", width="content")
    label = words.WATCH_IT if opened.scene.plays else words.SEE
    st.button(label, key="lesson-watch", on_click=_watch, type="primary")


def _told(opened: OpenedScene, strip: Strip) -> None:
    """Say what happened, and ask why; our own words unfold after a moment to think."""
    st.markdown(f"{strip.difference} {strip.said}")
    with st.container(key=ASKING, horizontal=True, vertical_alignment="center"):
        why = st.popover(words.WHY_IS_IT, key="lesson-why-button")
        with why, st.container(key=WHY, gap="small"):
            st.markdown(f"**{words.THINK}**")
            with st.expander(words.OUR_WORDS):
                st.markdown(strip.why)
        changed = is_about_another_run(session.experiment(), opened)
        label = words.BACK_TO_RUN if changed else words.GUESS_AGAIN
        st.button(label, key="lesson-again", on_click=_go, args=(opened.place,))
        st.markdown(_afterwards(opened, changed=changed), width="content")


def _afterwards(opened: OpenedScene, *, changed: bool) -> str:
    """Say what one can do now."""
    if changed:
        return words.ANOTHER_RUN
    if opened.scene.boards:
        return words.PLAY_ON
    return words.ALL_YOURS


@session.heard
def _go(place: int) -> None:
    session.dispatch(open_event(session.experiment().option("lesson"), place))
    redraw()


@session.heard
def _leave() -> None:
    session.dispatch(LeaveLesson())
    redraw()


@session.heard
def _answered(key: str) -> None:
    opened = open_scene_of(session.experiment())
    chosen = session.widget_value(key)
    if opened is None or not isinstance(opened.scene.prediction, Choose):
        return
    answers = opened.scene.prediction.answers
    guess = Choose.write(answers.index(chosen)) if chosen in answers else ""
    session.dispatch(MakeGuess(guess))


@session.heard
def _watch() -> None:
    present = session.experiment()
    opened = open_scene_of(present)
    if opened is not None and present.option("scene_at") == ASK:
        session.dispatch(watch_event(present, opened))
        redraw()


@session.heard
def _tell() -> None:
    session.dispatch(Tell())
