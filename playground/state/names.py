"""What features and classes are called: by letters in formulas, by their names in words.

A formula calls the features that the neuron is trained on x as they are, or s standardised. Words
about the visitor's own data take the names that they gave, if they gave any.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from playground.state import words
from playground.state.options import NAMED

if TYPE_CHECKING:
    from playground.state.experiment import Experiment


@dataclass(frozen=True, slots=True)
class FeatureNames:
    """The letter of the features, and of the matrix that holds them."""

    letter: str
    matrix: str

    @property
    def plain(self) -> tuple[str, str]:
        """Name both features in running text.

        Examples
        --------
        >>> STANDARDISED.plain
        ('s₁', 's₂')
        """
        return f"{self.letter}₁", f"{self.letter}₂"

    @property
    def latex(self) -> tuple[str, str]:
        """Name both features in a formula.

        Examples
        --------
        >>> AS_THEY_ARE.latex
        ('x_1', 'x_2')
        """
        return f"{self.letter}_1", f"{self.letter}_2"

    def renamed(self, text: str) -> str:
        """Write a text that calls the features x₁ and x₂ with the names they have here.

        Examples
        --------
        >>> STANDARDISED.renamed("(a − y)x₁")
        '(a − y)s₁'
        """
        for name, own in zip(AS_THEY_ARE.plain, self.plain, strict=True):
            text = text.replace(name, own)
        return text


AS_THEY_ARE: Final = FeatureNames("x", "X")
STANDARDISED: Final = FeatureNames("s", "S")


def names_of(experiment: Experiment) -> FeatureNames:
    """Name the features of an experiment as its neuron sees them."""
    return STANDARDISED if experiment.option("standardise") else AS_THEY_ARE


@dataclass(frozen=True, slots=True)
class Called:
    """What words about the data call the features and the classes.

    The names that were given are a visitor's text, whatever is in it: they are shown as text, never
    as HTML, as Markdown, or as the markup that Plotly knows.
    """

    given: tuple[str, str, str, str]
    """Names of x₁, x₂, class 0 and class 1; empty where there is none."""

    @property
    def axes(self) -> tuple[str, str]:
        """Name both features.

        Examples
        --------
        >>> Called(("hours studied", "", "", "passed")).axes
        ('hours studied', 'x₂')
        """
        x1, x2 = (own or plain for own, plain in zip(self.given, AS_THEY_ARE.plain, strict=False))
        return x1, x2

    @property
    def standardised(self) -> tuple[str, str]:
        """Name both features on the scale of the neuron."""
        pairs = zip(self.given, STANDARDISED.plain, strict=False)
        x1, x2 = (words.standardised(own) if own else plain for own, plain in pairs)
        return x1, x2

    def of_class(self, label: int) -> str:
        """Name a class in a sentence.

        Examples
        --------
        >>> [Called(("", "", "", "passed")).of_class(label) for label in (0, 1)]
        ['class 0', 'passed']
        """
        return self.given[2 + label] or words.class_named(label)

    @property
    def probability(self) -> str:
        """Name the probability that the neuron gives.

        Examples
        --------
        >>> Called(("", "", "", "passed")).probability, Called(("", "", "", "")).probability
        ('P(passed)', 'P(Y = 1 | x)')
        """
        return f"P({self.given[3]})" if self.given[3] else "P(Y = 1 | x)"

    @property
    def has_axis(self) -> bool:
        """Say whether a feature has a name of its own."""
        return any(self.given[:2])

    @property
    def has_class(self) -> bool:
        """Say whether a class has a name of its own."""
        return any(self.given[2:])


NOTHING: Final = Called(("", "", "", ""))
"""No names of one's own."""


def called(experiment: Experiment) -> Called:
    """Give the names that an experiment has."""
    x1, x2, class0, class1 = (experiment.option(name) for name in NAMED)
    return Called((x1, x2, class0, class1))
