"""How a scene is opened, by a button or by a link, and how its guess is made to stand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from playground.lessons import words
from playground.lessons.outcome import Outcome
from playground.lessons.predictions import Choose, PlaceLine, PlacePoint, Sketch, written
from playground.lessons.shelf import open_scene_of, scene_at
from playground.link.codec import decode, names_scene_alone
from playground.state.lesson_events import LeaveLesson, OpenScene, Watch
from playground.state.options import with_option
from playground.state.update import update

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playground.lessons.predictions import Guess
    from playground.lessons.shelf import OpenedScene
    from playground.state.experiment import Experiment


def beginning(opened: OpenedScene) -> Experiment:
    """Give what is on the screen when a scene has just been opened."""
    options = opened.scene.experiment.options
    for name, value in (("lesson", opened.number), ("scene", opened.place)):
        options = with_option(options, name, value)
    return replace(opened.scene.experiment, options=options)


def open_event(number: int, place: int) -> OpenScene | LeaveLesson:
    """Make the event that opens a scene; without such a scene, one that leaves the lesson."""
    opened = scene_at(number, place)
    return LeaveLesson() if opened is None else OpenScene(beginning(opened))


def read_link(query: Mapping[str, str] | str) -> tuple[Experiment, list[str]]:
    """Read a query as ``decode`` does; one that names a scene alone opens that.

    Examples
    --------
    >>> read_link("v=1&lesson=1&scene=2")[0].option("scene")
    2
    >>> read_link("lesson=99")[1]
    ['There is no such lesson, or no such scene in it.']
    """
    experiment, ignored = decode(query)
    if not experiment.option("lesson"):
        return experiment, ignored
    opened = open_scene_of(experiment)
    if opened is None:
        left = update(experiment, LeaveLesson())
        return left, [*ignored, words.NO_SUCH_SCENE]
    return (beginning(opened) if names_scene_alone(query) else experiment), ignored


def guess_now(experiment: Experiment, opened: OpenedScene) -> Guess | None:
    """Give the guess as far as it is made, before it stands or after."""
    prediction, start = opened.scene.prediction, opened.scene.experiment
    if experiment.option("scene_at") != "ask" or isinstance(prediction, Choose | Sketch):
        return prediction.read(experiment.option("guess"))
    if isinstance(prediction, PlaceLine):
        line = (experiment.w1, experiment.w2, experiment.b)
        moved = line != (start.w1, start.w2, start.b)
        return line if moved and any(line[:2]) else None
    known = set(start.points.rows())
    own = [row for row in experiment.points.rows() if row not in known]
    of_class = [row for row in own if row[2] == prediction.label]
    return of_class[-1][:2] if of_class else None


def watch_event(experiment: Experiment, opened: OpenedScene) -> Watch:
    """Make the event after which the guess stands, and the scene's own run plays."""
    guess = guess_now(experiment, opened)
    if guess is None:
        text = ""
    elif isinstance(guess, int):
        text = Choose.write(guess)
    elif isinstance(opened.scene.prediction, Sketch):
        text = experiment.option("guess")
    else:
        text = written(guess)
    watched = outcome_of(opened, guess).watched
    return Watch(watched, text, plays=opened.scene.plays)


def outcome_of(opened: OpenedScene, guess: Guess | None) -> Outcome:
    """Put a guess beside what happens, with the point that it adds, chosen, among the others."""
    scene = opened.scene
    watched = scene.then or scene.experiment
    if isinstance(scene.prediction, PlacePoint) and isinstance(guess, tuple):
        x1, x2 = guess
        points = watched.points.added((x1, x2, scene.prediction.label))
        options = with_option(watched.options, "chosen", len(points) - 1)
        watched = replace(watched, points=points, options=options)
    return Outcome(scene, guess, watched)
