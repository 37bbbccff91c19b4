"""What the tests of links read: the address, what the screen says, and an experiment by hand."""

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import numpy as np

from playground.state.points import Points
from tests.browser.driver import Board
from tests.experiments import from_zero

READOUTS = ("loss", "accuracy", "w1", "w2", "b", "gradient-norm", "iteration", "points")


def query(board: Board) -> str:
    return urlsplit(board.page.url).query


def expect_address(board: Board, condition: str, arg: object = None) -> None:
    """Wait until the parameters of the address fulfil a condition in JavaScript."""
    board.page.wait_for_function(
        f"arg => {{ const p = new URLSearchParams(location.search); return {condition}; }}", arg=arg
    )


def screen(board: Board) -> dict[str, float | None]:
    return {name: board.number(name) for name in READOUTS}


def by_hand(number):
    generator = np.random.default_rng(4)
    X = np.round(generator.uniform(-5.5, 5.5, (number, 2)), 2)
    return Points(X, (X.sum(axis=1) > 0.3).astype(float))


EDITED = replace(
    from_zero(), points=by_hand(200), alpha=0.45, iterations=300, w1=0.5, iteration=123
)


def points_in(query):
    return parse_qs(query)["points"][0]
