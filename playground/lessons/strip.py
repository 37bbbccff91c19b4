"""What the strip above the board says of the open scene: before, while it plays, and afterwards."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from playground.lessons.opening import guess_now, outcome_of
from playground.lessons.predictions import Choose, PlaceLine, PlacePoint, Sketch
from playground.lessons.shelf import open_scene_of
from playground.lessons.words import (
    DRAG,
    DRAW,
    NO_POINT,
    NO_SKETCH,
    ON_THE_CURVE,
    POINT_AT,
    TOO_HIGH,
    TOO_LOW,
    WATCHING,
    as_you_said,
    choose_class,
    left_line,
    lines_apart,
    scene_of,
    sketch_off,
    you_said,
)
from playground.numbers.text import grouped, spoken
from playground.state.lesson_events import ASK, TELL

if TYPE_CHECKING:
    from playground.lessons.outcome import Outcome
    from playground.lessons.predictions import Prediction
    from playground.lessons.shelf import OpenedScene
    from playground.state.experiment import Experiment


@dataclass(frozen=True, slots=True)
class Strip:
    """The strip's texts, in Markdown."""

    title: str
    place: str
    at: str
    """How far the scene has come."""
    words: str
    question: str
    how: str
    answers: tuple[str, ...]
    """To choose from; none where the guess is made on the board."""
    chosen: str | None
    has_guess: bool
    difference: str
    """How far the guess and what happened are apart."""
    said: str
    why: str
    last: bool


def strip_of(experiment: Experiment) -> Strip | None:
    """Say what the strip shows; None where no lesson is open."""
    opened = open_scene_of(experiment)
    if opened is None:
        return None
    scene, at = opened.scene, experiment.option("scene_at")
    guess = guess_now(experiment, opened)
    prediction = scene.prediction
    answers = prediction.answers if isinstance(prediction, Choose) else ()
    outcome = outcome_of(opened, guess) if at == TELL else None
    return Strip(
        title=opened.lesson.title,
        place=scene_of(place=opened.place, scenes=len(opened.lesson.scenes)),
        at=at,
        words=f"{scene.words} {scene.do}" if at == ASK else WATCHING,
        question=scene.question,
        how=_how(prediction),
        answers=answers,
        chosen=answers[guess] if answers and isinstance(guess, int) else None,
        has_guess=guess is not None,
        difference=difference(outcome) if outcome else "",
        said=said(outcome) if outcome else "",
        why=scene.why,
        last=opened.last,
    )


def _how(prediction: Prediction) -> str:
    """Say how a guess is made that is not chosen from answers."""
    match prediction:
        case PlaceLine():
            return DRAG
        case PlacePoint(label):
            return choose_class(label)
        case Sketch():
            return DRAW
        case Choose():
            return ""


def said(outcome: Outcome) -> str:
    """Write what is said of what happened."""
    return " ".join(one.written(outcome) for one in outcome.scene.said if one.when(outcome))


def difference(outcome: Outcome) -> str:
    """Say how far a guess and what happened are apart, or that there was no guess on the board."""
    prediction, guess = outcome.scene.prediction, outcome.guess
    match prediction:
        case Choose():
            if not isinstance(guess, int):
                return ""
            return _of_answers(prediction, guess, prediction.right(outcome))
        case PlaceLine():
            return _of_lines(outcome)
        case PlacePoint():
            if not isinstance(guess, tuple):
                return NO_POINT
            return POINT_AT.format(*map(spoken, guess))
        case Sketch():
            return _of_curves(outcome)


def _of_answers(prediction: Choose, guess: int, right: int) -> str:
    mine, its = prediction.answers[guess], prediction.answers[right]
    return as_you_said(its) if guess == right else you_said(mine, its)


def _of_lines(outcome: Outcome) -> str:
    if outcome.guess is None:
        loss = spoken(outcome.run.loss[-1], 3)
        return left_line(loss)
    total, steps = len(outcome.y), grouped(len(outcome.run.loss) - 1)
    return lines_apart(
        right=outcome.right_of_line,
        total=total,
        loss=spoken(outcome.loss_of_line, 3),
        neurons=spoken(outcome.run.loss[-1], 3),
        steps=steps,
        degrees=spoken(outcome.angle_of_line, 2),
    )


def _of_curves(outcome: Outcome) -> str:
    if outcome.guess is None:
        return NO_SKETCH
    gap = outcome.gap
    if not gap.largest:
        return ON_THE_CURVE
    side = TOO_HIGH if gap.largest > 0 else TOO_LOW
    return sketch_off(
        mean=spoken(gap.mean, 2), at=grouped(gap.at), largest=spoken(abs(gap.largest), 2), side=side
    )


def is_about_another_run(experiment: Experiment, opened: OpenedScene) -> bool:
    """Say whether the visitor has changed the run that the words are about."""
    watched = outcome_of(opened, guess_now(experiment, opened)).watched
    names = ("points", "alpha", "w1", "w2", "b")
    return any(getattr(experiment, name) != getattr(watched, name) for name in names)
