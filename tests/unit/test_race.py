"""The measurement of loops against matrices: bounded, in slices, and honest about both."""

import threading
import time

import numpy as np
import pytest

from playground.drawing.figures import COLOUR
from playground.panels.matrices import figures, words
from playground.panels.matrices import race as racing
from playground.panels.matrices.race import FEATURES, SAMPLES, Lap, Race, race


class Hours:
    """A clock that only work moves: each sample by loops and each number by matrices costs."""

    def __init__(self, monkeypatch, loop=1e-6, matrix=2e-8):
        self.time, self.longest, self.slice, self.rests = 0.0, 0.0, 0.0, 0
        real_scalar, real = racing.gradient_scalar, racing.gradient

        def scalar(X, y, W, b):
            self.spend(loop * X.size)
            self.slice += loop * X.size
            self.longest = max(self.longest, self.slice)
            return np.zeros_like(W), 0.0

        def matrices(X, y, W, b):
            self.spend(matrix * X.size)
            return np.zeros_like(W), 0.0

        assert real_scalar is not real
        monkeypatch.setattr(racing, "gradient_scalar", scalar)
        monkeypatch.setattr(racing, "gradient", matrices)

    def spend(self, seconds):
        self.time += seconds

    def rest(self, seconds):
        assert seconds > 0
        self.rests += 1
        self.slice = 0.0
        self.spend(seconds)

    def now(self):
        return self.time

    def race(self):
        return race(now=self.now, clock=self.now, rest=self.rest)


@pytest.mark.parametrize("loop", [1e-8, 2e-7, 1e-6, 1e-5])
def test_it_is_bounded_and_rests_however_slow_the_server_is(monkeypatch, loop):
    hours = Hours(monkeypatch, loop=loop, matrix=loop / 50)
    result = hours.race()
    assert result.laps
    assert result.seconds == hours.time <= racing.BUDGET
    first_slice = racing.FIRST_SLICE * max(FEATURES) * loop
    assert hours.longest <= max(1.01 * racing.SLICE, first_slice)
    for lap in result.laps:
        assert lap.loops == pytest.approx(loop * lap.m * lap.d, rel=1e-6)
        assert lap.matrices == pytest.approx(max(loop / 50 * lap.m * lap.d, racing.FINE), rel=1e-6)
        assert lap.looped == lap.m or lap.looped >= racing.ENOUGH


def test_a_fast_server_measures_everything(monkeypatch):
    result = Hours(monkeypatch, loop=1e-8, matrix=1e-10).race()
    assert result.complete
    assert [(lap.m, lap.d) for lap in result.laps] == [(m, d) for m in SAMPLES for d in FEATURES]
    assert all(lap.looped == lap.m for lap in result.laps)
    assert "All loops ran to the end" in words.how_measured(result)


def test_a_slow_server_says_what_it_left_out(monkeypatch):
    result = Hours(monkeypatch, loop=2e-6, matrix=1e-7).race()
    assert not result.complete
    missing = len(SAMPLES) * len(FEATURES) - len(result.laps)
    assert f"Time ran out before {missing} of the sizes" in words.about_race(result)
    assert words.ratio_table(result).count("–") == missing


def test_the_real_thing():
    start = time.monotonic()
    result = race()
    assert time.monotonic() - start <= racing.BUDGET + 1.0  # the tests' machine may be busy
    assert result.laps[0].m == SAMPLES[0]
    assert words.largest_difference(result) < 1e-14  # both ways compute the same gradient
    assert all(lap.loops > 0 and lap.matrices > 0 for lap in result.laps)


def test_other_threads_run_all_the_while():
    waits, finished = [], threading.Event()

    def measure():
        race()
        finished.set()

    thread = threading.Thread(target=measure)
    thread.start()
    last = time.perf_counter()
    while not finished.wait(0.002):
        waits.append(time.perf_counter() - last)
        last = time.perf_counter()
    thread.join()
    # Without rests and slices, one 100,000 by 50 loop would hold the others up for a second.
    assert np.median(waits) < 0.05
    assert len(waits) > 20


def test_one_at_a_time():
    entered, leave = threading.Event(), threading.Event()

    def hold(_):
        entered.set()
        leave.wait(10)

    thread = threading.Thread(target=race, kwargs={"rest": hold})
    thread.start()
    assert entered.wait(10)
    assert race() is None
    leave.set()
    thread.join(30)
    assert not thread.is_alive()
    assert not racing.TURN.locked()


RESULT = Race(
    laps=(
        Lap(100, 2, 2e-4, 100, 1e-4, 1e-17),
        Lap(100, 10, 6e-4, 100, 1e-4, 1e-17),
        Lap(100, 50, 1e-3, 100, 1e-4, 3e-16),
        Lap(100_000, 50, 0.9, 12_000, 0.02, 2e-17),
    ),
    seconds=1.25,
)


def test_the_words_say_the_ratios():
    table = words.ratio_table(RESULT)
    assert "| m = 100 | 2.0 × | 6.0 × | 10 × |" in table
    assert "| m = 100,000 | – | – | ≈ 45 × |" in table
    assert "**45 times** as fast (m = 100,000, d = 50)" in words.about_race(RESULT)
    assert "agree to 3 × 10⁻¹⁶" in words.about_race(RESULT)
    assert "took 1.3 s" in words.how_measured(RESULT)
    assert "of 100,000 samples 12,000 (d = 50)" in words.how_measured(RESULT)
    assert "too busy" in words.about_race(Race((), 2.0))


def test_the_plot_shows_every_time_and_marks_the_extrapolated():
    figure = figures.race_figure(RESULT)
    assert figure.layout.xaxis.type == figure.layout.yaxis.type == "log"
    drawn = {
        (trace.name, x): (y, fill, kind)
        for trace in figure.data
        for x, y, fill, kind in zip(
            trace.x, trace.y, trace.marker.color, trace.customdata, strict=True
        )
    }
    assert len(drawn) == 2 * len(RESULT.laps)
    for lap in RESULT.laps:
        y, fill, kind = drawn["loops, d = " + str(lap.d), lap.m]
        assert y == lap.loops
        assert (fill == COLOUR["background"]) == (kind == "extrapolated") == (lap.looped < lap.m)
        y, fill, kind = drawn["matrices, d = " + str(lap.d), lap.m]
        assert (y, fill, kind) == (lap.matrices, COLOUR["text"], "measured")
