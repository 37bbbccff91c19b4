"""What the features are called that the neuron is trained on: x as they are, or s standardised."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

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
