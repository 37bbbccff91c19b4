"""What a screen reader is told of board and curve: sentences with places for the numbers."""

from __future__ import annotations

from typing import Final

TOLD: Final = {
    "points": "Points: {points}, {zeros} of {class0} and {ones} of {class1}.",
    "noPoints": "No points.",
    "line": "The line where z = 0 runs from {from} to {to}; {class1} is on the side of {side}.",
    "noLine": "No line in view.",
    "curve": "Log-loss {first} at iteration 0, {loss} at iteration {iteration} of {iterations}.",
    "noCurve": "No log-loss without points.",
    "iteration": "Iteration {iteration} of {iterations}: log-loss {loss}, accuracy {accuracy}.",
    "onlyIteration": "Iteration {iteration}.",
}
"""The page puts in the numbers of the moment: static/board-telling.js."""
