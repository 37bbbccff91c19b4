"""What becomes of pinned runs: pinned, renamed, let go, shown on the board; and trained again."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, assert_never

from playground.state import limits, theory, words
from playground.state.checks import Refused, check_count
from playground.state.experiment import Experiment, fitted, points_out_of_view
from playground.state.options import COMPARE, with_option
from playground.state.pin_events import PinEvent, PinRun, RemovePin, RenamePin, ShowPin
from playground.state.pins import (
    MOST_PINS,
    MOST_WORK,
    Pin,
    check_name,
    default_name,
    free_number,
    pin_numbered,
    too_much,
)
from playground.state.run import Run, rose_at, run_key, trained
from playground.state.settings import MOST_ITERATIONS
from playground.state.start import OWN

if TYPE_CHECKING:
    from collections.abc import Sequence


def with_pins(experiment: Experiment, event: PinEvent) -> Experiment:
    """Return the experiment after an event of its pinned runs."""
    match event:
        case PinRun():
            return _pinned(experiment)
        case RenamePin(number, name):
            pin = _asked_for(experiment, number)
            others = [one for one in experiment.pins if one is not pin]
            called = check_name(name) or default_name(pin.alpha, others)
            return _with(experiment, replace(pin, name=called))
        case RemovePin(number):
            pin = _asked_for(experiment, number)
            return replace(experiment, pins=tuple(p for p in experiment.pins if p is not pin))
        case ShowPin(number):
            return _shown(experiment, _asked_for(experiment, number))
    assert_never(event)


def run_on_board(experiment: Experiment) -> Pin:
    """Give the run on the board as it would be pinned, with the next free number."""
    return Pin(
        number=free_number(experiment.pins),
        name=default_name(experiment.alpha, experiment.pins),
        points=experiment.points,
        alpha=experiment.alpha,
        iterations=experiment.iterations,
        w1=experiment.w1,
        w2=experiment.w2,
        b=experiment.b,
        standardise=experiment.option("standardise"),
    )


def pin_on_board(experiment: Experiment) -> Pin | None:
    """Give the pinned run that is on the board now, if one is."""
    now = run_on_board(experiment)
    return next((pin for pin in experiment.pins if pin.is_run_of(now)), None)


def why_not_pinned(experiment: Experiment) -> str:
    """Say why the run on the board cannot be pinned; empty where it can."""
    number, iterations = len(experiment.points), experiment.iterations
    same = pin_on_board(experiment)
    if not number:
        return words.NOTHING_TO_PIN
    if number * iterations > MOST_WORK:
        return str(too_much(number, iterations))
    if same is not None:
        longer = iterations > same.iterations
        return "" if longer else words.pinned_already(same.number)
    if len(experiment.pins) >= MOST_PINS:
        return str(limits.PINS.refusal(MOST_PINS + 1))
    return ""


def experiment_of(pin: Pin) -> Experiment:
    """Give the experiment whose run was pinned, with everything else as it is by default."""
    return Experiment(
        points=pin.points,
        alpha=pin.alpha,
        iterations=pin.iterations,
        w1=pin.w1,
        w2=pin.w2,
        b=pin.b,
        options=with_option((), "standardise", pin.standardise),
    )


@dataclass(frozen=True, slots=True, eq=False)
class PinnedRun:
    """A pinned run with its numbers, as far as it is trained."""

    pin: Pin
    experiment: Experiment
    run: Run

    def reaches(self, iterations: int) -> bool:
        """Say whether it is trained so far, or has no more iterations."""
        return self.run.stopped or self.run.trained >= min(iterations, self.pin.iterations)


def compared_runs(
    experiment: Experiment,
    known: Sequence[PinnedRun] = (),
    board: Run | None = None,
    iterations: int = MOST_ITERATIONS,
    seconds: float = math.inf,
) -> tuple[PinnedRun, ...]:
    """Train the pinned runs while the panel that compares them is open; else there are none.

    ``known`` are those of before, and ``board`` is the run on the board: however many others share
    the server, none of them is trained anew with each event. So many ``iterations`` are needed now:
    eight long runs of many points take seconds to their ends, which the board need not wait for.
    Once so many ``seconds`` of processor time are used up, the rest are left for the next time.
    """
    if not experiment.pins or experiment.option("panel") != COMPARE:
        return ()
    runs = {run.key: run for run in (board, *(one.run for one in known)) if run}
    compared = []
    end, late = time.thread_time() + seconds, False
    for pin in experiment.pins:
        before = next((one for one in known if one.pin is pin), None)
        if before is None or not before.reaches(iterations):
            if late:
                continue
            own = experiment_of(pin)
            before = PinnedRun(pin, own, trained(own, iterations, runs.get(run_key(own))))
            if before.reaches(pin.iterations) and before.run.trajectory:
                rose_at(own, before.run.trajectory)  # what the panel says of it, while there is
                theory.limit_line(own)  # time: both are kept
            late = time.thread_time() >= end
        compared.append(before)
    return tuple(compared)


def _asked_for(experiment: Experiment, number: object) -> Pin:
    wanted = check_count(words.PIN_NUMBER, number, 1, MOST_PINS)
    return pin_numbered(experiment.pins, wanted)


def _with(experiment: Experiment, pin: Pin) -> Experiment:
    """Put a pinned run in the place of the one with its number, or in order among the others."""
    others = [one for one in experiment.pins if one.number != pin.number]
    return replace(experiment, pins=tuple(sorted([*others, pin], key=lambda one: one.number)))


def _pinned(experiment: Experiment) -> Experiment:
    why_not = why_not_pinned(experiment)
    if why_not:
        raise Refused(why_not)
    same = pin_on_board(experiment)
    if same is not None:  # the same run, which has become longer
        return _with(experiment, replace(same, iterations=experiment.iterations))
    return _with(experiment, run_on_board(experiment))


def _shown(experiment: Experiment, pin: Pin) -> Experiment:
    """Make a pinned run the one on the board: the iteration stays, the view where it still fits."""
    options = with_option(experiment.options, "standardise", pin.standardise)
    if (experiment.w1, experiment.w2, experiment.b) != pin.start:
        options = with_option(options, "start", OWN)
    if experiment.points != pin.points:
        options = with_option(options, "chosen", -1)
    shown = replace(
        experiment,
        points=pin.points,
        alpha=pin.alpha,
        iterations=pin.iterations,
        w1=pin.w1,
        w2=pin.w2,
        b=pin.b,
        options=options,
    )
    return fitted(shown) if points_out_of_view(shown) else shown
