"""All lessons by their numbers: each file beside this whose name begins with n and a number."""

from __future__ import annotations

import importlib
import pkgutil
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import playground.lessons as room
from playground.lessons.lesson import Lesson

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playground.lessons.lesson import Scene
    from playground.state.experiment import Experiment

FILE = re.compile(r"n(\d\d)_\w+")


def _found() -> Mapping[int, Lesson]:
    found = {}
    for module in pkgutil.iter_modules(room.__path__):
        named = FILE.fullmatch(module.name)
        if named:
            lesson = importlib.import_module(f"{room.__name__}.{module.name}").LESSON
            if isinstance(lesson, Lesson):
                found[int(named[1])] = lesson
    return dict(sorted(found.items()))


LESSONS: Final = _found()
"""The lessons in their order; a number is in links, so it is never given to another one."""


@dataclass(frozen=True, slots=True, eq=False)
class OpenedScene:
    """The scene that is open, and its place."""

    lesson: Lesson
    number: int
    scene: Scene
    place: int
    """From 1 on."""

    @property
    def last(self) -> bool:
        """Whether no scene follows."""
        return self.place == len(self.lesson.scenes)


def scene_at(number: int, place: int) -> OpenedScene | None:
    """Find a scene by its lesson's number and its place; None if there is none."""
    lesson = LESSONS.get(number)
    if lesson is None or not 1 <= place <= len(lesson.scenes):
        return None
    return OpenedScene(lesson, number, lesson.scenes[place - 1], place)


def open_scene_of(experiment: Experiment) -> OpenedScene | None:
    """Find the scene that is open in an experiment."""
    return scene_at(experiment.option("lesson"), experiment.option("scene"))
