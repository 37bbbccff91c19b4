"""What can happen in a lesson, as plain values; what a lesson is, lessons/ says."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from playground.state.options import DIAGRAM, LESSON, with_option

if TYPE_CHECKING:
    from playground.state.experiment import Experiment

ASK: Final = "ask"
WATCH: Final = "watch"
TELL: Final = "tell"
"""How far a scene has come: a guess is asked for, its run plays, and its words are said."""


@dataclass(frozen=True, slots=True)
class OpenScene:
    """A scene is opened: what is on the screen is that scene's, but for the pinned runs."""

    experiment: Experiment
    gesture: str = ""


@dataclass(frozen=True, slots=True)
class MakeGuess:
    """An answer is chosen, or a curve is sketched: the guess as text, checked by its scene."""

    guess: object
    gesture: str = ""


@dataclass(frozen=True, slots=True)
class Watch:
    """The guess stands; the scene's run plays, or where there is none its words are said."""

    experiment: Experiment
    """What is watched."""
    guess: object
    plays: bool = True
    gesture: str = ""


@dataclass(frozen=True, slots=True)
class Tell:
    """The words of the scene are wanted now, wherever its run has come to."""


@dataclass(frozen=True, slots=True)
class LeaveLesson:
    """The lesson is closed; what is on the board stays."""

    gesture: str = ""


def sketched(heights: tuple[int, ...], gesture: str = "") -> MakeGuess:
    """Make the guess of a curve that was sketched, from its heights."""
    return MakeGuess("~".join(map(str, heights)), gesture)


LessonEdit = OpenScene | MakeGuess | Watch | LeaveLesson
"""Those that can be undone."""


def in_lesson(experiment: Experiment, event: LessonEdit | Tell) -> Experiment:
    """Return the experiment after an event of a lesson."""
    match event:
        case OpenScene(opened):
            return replace(opened, pins=experiment.pins)
        case MakeGuess(guess):
            return _with(experiment, guess=guess)
        case Watch(watched, guess, plays):
            begun = replace(watched, pins=experiment.pins, iteration=0)
            places = {name: experiment.option(name) for name in ("lesson", "scene")}
            if watched.option("panel") == DIAGRAM:  # it asks for no panel of its own
                places["panel"] = experiment.option("panel")
            return _with(begun, **places, guess=guess, scene_at=WATCH if plays else TELL)
        case Tell():
            return _with(experiment, scene_at=TELL)
        case LeaveLesson():
            return _with(experiment, **{name: one.default for name, one in LESSON.items()})


def told_at_the_end(experiment: Experiment) -> Experiment:
    """Return the experiment with the scene's words said, where its run has come to its end."""
    watching = experiment.option("scene_at") == WATCH
    if not watching or experiment.iteration < experiment.iterations:
        return experiment
    return _with(experiment, scene_at=TELL)


def _with(experiment: Experiment, **values: object) -> Experiment:
    options = experiment.options
    for name, value in values.items():
        options = with_option(options, name, value)
    return replace(experiment, options=options)
