"""Lesson 1: the line is not drawn somehow; W is its normal, b shifts it, ‖W‖ sharpens it."""

from __future__ import annotations

from dataclasses import replace

from playground.lessons.lesson import Board, Lesson, Said, Scene
from playground.lessons.predictions import Choose, PlaceLine, Sketch
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
        Scene(
            words="Three boards.",
            do="Look.",
            question="Which?",
            prediction=Choose(("One", "Two"), lambda _: 1),
            experiment=FIRST,
            boards=(
                Board("α = 0.05", FIRST),
                Board("α = 0.5", replace(FIRST, alpha=0.5)),
                Board("wrong neuron A", FIRST, "squared"),
            ),
            said=(Said("The arrow turned."),),
            why="W points to class 1.",
        ),
        Scene(
            words="Sketch.",
            do="Look.",
            question="How will the loss fall?",
            prediction=Sketch(),
            experiment=FIRST,
            said=(Said("The arrow turned."),),
            why="W points to class 1.",
        ),
        Scene(
            words="Line.",
            do="Look.",
            question="Where will the line be?",
            prediction=PlaceLine(),
            experiment=FIRST,
            said=(Said("The arrow turned."),),
            why="W points to class 1.",
        ),
    ),
)
