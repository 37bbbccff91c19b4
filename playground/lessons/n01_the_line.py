"""Lesson 1: the line is not drawn somehow; W is its normal, b shifts it, ‖W‖ sharpens it."""

from __future__ import annotations

from playground.lessons.lesson import Lesson, Said, Scene
from playground.lessons.predictions import Choose
from playground.state.experiment import first_experiment

FIRST = first_experiment()

LESSON = Lesson(
    title="Where the line comes from",
    misconception="The line is drawn somehow.",
    minutes=6,
    explains="what W, b and ‖W‖ each do to the line",
    article="Section 1: the decision boundary is where the score w₁x₁ + w₂x₂ + b is 0.",
    scenes=(
        Scene(
            words="Every point of this set is on the wrong side of the line.",
            do="Look which way the arrow of W points.",
            question="When it has learned, where will the arrow point?",
            prediction=Choose(("Where it does now", "About the other way"), lambda _: 1),
            experiment=FIRST,
            said=(Said("The arrow turned."),),
            why="W points to class 1.",
        ),
    ),
)
