"""Any experiment survives its link to the last bit; any text gives one within the limits."""

import base64
import math
import random
import string
import zlib
from dataclasses import replace
from urllib.parse import urlencode

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from playground.link.codec import LONGEST, decode, encode
from playground.link.table import NAMES, TABLE
from playground.state import limits
from playground.state.events import SetTraining, check_row
from playground.state.experiment import Experiment, Sampling, fitted
from playground.state.options import OPTIONS, Choice, Count, Number, Switch, Text, with_option
from playground.state.pins import LONGEST_NAME, MOST_PINS, MOST_WORK, Pin, check_name
from playground.state.points import NO_POINTS, Points
from playground.state.settings import SAMPLING, TRAINING
from playground.state.task import ALL_CONTROLS, LONGEST_SENTENCE, Task, overstepped
from playground.state.update import update
from playground.state.words import MAY
from playground.tasks.goals import GOALS, judged

settings.register_profile("link", deadline=None, max_examples=100)
settings.load_profile("link")

CLICKED = st.integers(-600, 600).map(lambda steps: steps / 100)
GRID = st.floats(-limits.COORDINATE, limits.COORDINATE).map(lambda x: round(x, 2))
BITS = st.floats(-limits.COORDINATE, limits.COORDINATE)


def values_in(setting):
    values = st.integers if setting.whole else st.floats
    return values(setting.low, setting.high)


SAMPLINGS = st.builds(
    Sampling,
    **{name: values_in(setting) for name, setting in SAMPLING.items()}
    | {"direction": st.none() | values_in(SAMPLING["direction"])}
    | {"noise": st.just(0.0) | values_in(SAMPLING["noise"])},
)


SEEN = st.characters(categories=["L", "M", "N", "P", "S"])  # what can be seen, but for blanks


def names(most):
    """Names that need no tidying, whatever is in them."""
    return st.text(SEEN, min_size=1, max_size=most) | st.just("hours studied <b>$x$"[:most].strip())


def values_of(option, longest):
    match option:
        case Choice(values):
            return st.sampled_from(values)
        case Switch():
            return st.booleans()
        case Number(low, high):
            return st.floats(low, high)
        case Count(low, high):
            return st.integers(low, high)
        case Text(most, pattern):
            if pattern:
                return st.text("0123456789abcdXYZ.,~+-", max_size=most)
            return names(min(most, longest))


def far_and_near(generator, size):
    return generator.uniform(-1, 1, size) * limits.COORDINATE ** generator.uniform(0, 1, size)


KINDS = {  # each with how many a link is sure to take
    "clicked": (CLICKED, lambda generator, size: generator.integers(-600, 601, size) / 100, 500),
    "grid": (GRID, lambda generator, size: np.round(far_and_near(generator, size), 2), 350),
    "bits": (BITS, far_and_near, 320),
}
assert KINDS["clicked"][2] == limits.POINTS.most


@st.composite
def many_points(draw, most=limits.POINTS.most):
    """As many as a link is sure to take. The first are Hypothesis's own, with all its edges;
    the rest come from a generator, since each number that is drawn takes its time.
    """
    elements, rest, take = KINDS[draw(st.sampled_from(sorted(KINDS)))]
    number = draw(st.integers(0, min(most, take)))
    first = draw(hnp.arrays(np.float64, (min(number, 8), 2), elements=elements, fill=st.nothing()))
    generator = np.random.default_rng(draw(st.integers(0, 2**32)))
    X = np.concatenate([first, rest(generator, (number - len(first), 2))])
    return Points(X, generator.integers(0, 2, number))


def entered(name):
    """What becomes of a number that someone types into a field of the training settings."""
    return lambda value: getattr(update(Experiment(), SetTraining(((name, value),))), name)


@st.composite
def experiments(draw, most=limits.POINTS.most):
    sampling = draw(SAMPLINGS)
    points = draw(st.one_of(st.just(sampling.draw()), many_points(most)))
    # Beside 320 points to the bit a link has no room for four names of forty characters.
    longest = LONGEST_NAME if most < 100 else 2
    options = ()
    for name, option in OPTIONS.items():
        options = with_option(options, name, draw(values_of(option, longest)))
    iterations = draw(values_in(TRAINING["iterations"]))
    made = Experiment(
        points=points,
        sampling=sampling,
        iterations=iterations,
        iteration=draw(st.integers(0, iterations)),
        options=options,
        **{
            name: draw(values_in(TRAINING[name]).map(entered(name)))
            for name in ("alpha", "w1", "w2", "b")
        },
    )
    seen = draw(st.one_of(st.just(points), many_points(4)))  # when "Fit view" was pressed
    return draw(st.sampled_from([made, replace(made, box=fitted(replace(made, points=seen)).box)]))


@st.composite
def pinned(draw):
    """An experiment with pinned runs: on the board's points, on others, on one another's."""
    board = draw(experiments(most=30))
    others = [board.points, board.sampling.draw(), *draw(st.lists(many_points(5), max_size=3))]
    some = st.sampled_from([points for points in others if len(points)])
    numbers = draw(st.sets(st.integers(1, MOST_PINS)))
    training = {
        name: values_in(setting).map(entered(name)) if name != "iterations" else values_in(setting)
        for name, setting in TRAINING.items()
    }
    pin = st.builds(
        Pin, st.just(0), names(LONGEST_NAME), some, **training, standardise=st.booleans()
    )
    return replace(board, pins=tuple(replace(draw(pin), number=at) for at in sorted(numbers)))


@st.composite
def tasks(draw):
    """A task with any goal, and what somebody made of it, whether that is allowed or not."""
    begin = draw(experiments(most=20))
    goal = draw(st.sampled_from(sorted(GOALS)))
    task = Task(
        goal=goal,
        parameters=tuple(draw(values_in(one)) for one in GOALS[goal].parameters),
        begin=begin,
        may=tuple(name for name in MAY if draw(st.booleans())),
        hidden=tuple(name for name in ALL_CONTROLS if draw(st.booleans())),
        sentence=draw(st.just("") | names(LONGEST_SENTENCE)),
    )
    other = draw(st.just(begin) | experiments(most=20))
    return replace(draw(st.sampled_from([begin, other])), task=task)


def bits(experiment):
    numbers = (experiment.alpha, experiment.w1, experiment.w2, experiment.b, *experiment.box)
    sampling = experiment.sampling
    numbers += (sampling.margin, sampling.spread, sampling.balance, sampling.noise)
    numbers += (sampling.direction or 0.0, *(v for _, v in experiment.options if type(v) is float))
    return [number.hex() for number in numbers]


@given(experiments())
def test_a_link_gives_the_same_experiment_to_the_last_bit(experiment):
    link = encode(experiment)
    assert not link.left_out
    assert len(link.query) <= LONGEST
    for query in (link.query, link.parameters):
        other, ignored = decode(query)
        assert ignored == []
        assert other == experiment
        assert bits(other) == bits(experiment)
    assert encode(other) == link


@given(pinned())
@settings(max_examples=50)  # each of them up to eight runs
def test_a_link_gives_the_same_pinned_runs_to_the_last_bit(experiment):
    link = encode(experiment)
    assert not link.left_out
    for query in (link.query, link.parameters):
        other, ignored = decode(query)
        assert ignored == []
        assert other == experiment
        for pin, back in zip(experiment.pins, other.pins, strict=True):
            numbers = [(one.alpha.hex(), one.w1.hex(), one.b.hex()) for one in (pin, back)]
            assert numbers[0] == numbers[1]
    assert encode(other) == link


@given(tasks())
@settings(max_examples=60)
def test_a_link_gives_the_same_task_and_the_same_answer_to_the_last_bit(experiment):
    link = encode(experiment)
    for query in (link.query, link.parameters):
        other, ignored = decode(query)
        assert ignored == []
        assert other == experiment
        assert bits(other) + bits(other.task.begin) == bits(experiment) + bits(
            experiment.task.begin
        )
    assert encode(other) == link
    verdict = judged(other.task, other)
    assert verdict == judged(experiment.task, experiment)
    assert verdict.figure is None or math.isfinite(verdict.figure)


@given(tasks(), st.data())
@settings(max_examples=60)
def test_a_task_that_somebody_has_damaged_is_read_whole_or_not_at_all(experiment, data):
    """Its bytes are changed and packed again, so that only what they say is wrong."""
    text = encode(experiment).parameters["task"]
    raw = bytearray(zlib.decompress(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))))
    for _ in range(data.draw(st.integers(1, 4))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(32, 126))
    forged = base64.urlsafe_b64encode(zlib.compress(bytes(raw))).decode().rstrip("=")
    other, ignored = decode({"v": "1", "task": forged})
    within_limits(other)
    assert (other.task is None) == any("task" in line for line in ignored)
    if other.task:
        within_limits(other.task.begin)
        assert overstepped(other) == ()
        assert decode(encode(other).query) == (other, [])
        judged(other.task, other)


@given(experiments(), st.integers(0, 2**32))
def test_points_that_a_link_cannot_carry_leave_all_the_rest(experiment, seed):
    generator = np.random.default_rng(seed)
    points = Points(generator.normal(size=(500, 2)), generator.integers(0, 2, 500))
    link = encode(replace(experiment, points=points))
    assert "500 points" in link.left_out
    other, ignored = decode(link.query)
    assert len(ignored) == 1
    assert other == replace(experiment, points=NO_POINTS, box=other.box)


@given(st.integers(0, 2**32), st.integers(1, 10))
def test_two_hundred_points_by_hand_are_below_two_thousand_characters(seed, reach):
    generator = np.random.default_rng(seed)
    for number, most in ((200, 2000), (500, 4500)):
        X = np.round(generator.uniform(-6.0 * reach, 6.0 * reach, (number, 2)), 2)
        points = Points(X, generator.integers(0, 2, number))
        assert len(encode(Experiment(points=points)).query) < most


def within_limits(experiment):
    for row in experiment.points.rows():
        assert check_row(*row) == row
    assert len(experiment.points) <= limits.POINTS.most
    for name, setting in TRAINING.items():
        assert setting.low <= getattr(experiment, name) <= setting.high, name
    sampling = experiment.sampling
    for name, setting in SAMPLING.items():
        value = getattr(sampling, name)
        assert (name, value) == ("direction", None) or setting.low <= value <= setting.high, name
    assert 0 <= experiment.iteration <= experiment.iterations
    x1_from, x1_to, x2_from, x2_to = experiment.box
    assert all(map(math.isfinite, experiment.box))
    assert limits.NARROWEST_VIEW <= x1_to - x1_from <= 8 * limits.COORDINATE
    assert limits.NARROWEST_VIEW <= x2_to - x2_from <= 8 * limits.COORDINATE
    for name, value in experiment.options:
        assert OPTIONS[name].check(name, value) == value != OPTIONS[name].default
    assert experiment.options == tuple(sorted(experiment.options))
    assert len({name for name, _ in experiment.options}) == len(experiment.options)
    numbers = [pin.number for pin in experiment.pins]
    assert numbers == sorted(set(numbers))
    for pin in experiment.pins:
        assert 1 <= pin.number <= MOST_PINS
        assert check_name(pin.name) == pin.name != ""
        assert 0 < len(pin.points) * pin.iterations <= MOST_WORK
        for name, setting in TRAINING.items():
            assert setting.low <= getattr(pin, name) <= setting.high, name
    for count in (experiment.iterations, experiment.iteration, sampling.number, sampling.seed):
        assert type(count) is int


NUMBERLIKE = st.one_of(
    st.floats().map(str),
    st.integers().map(str),
    st.sampled_from(["nan", "-inf", "1e400", "1_0", "0x1p3", "9" * 5000, "٣", "\0", "+", "file"]),
)
VALUES = st.one_of(
    NUMBERLIKE,
    st.text(),
    st.text(alphabet=string.ascii_letters + string.digits + "-_", max_size=400),
    st.lists(NUMBERLIKE, max_size=5).map("_".join),
    many_points(20).map(lambda points: encode(Experiment(points=points)).parameters["points"]),
)
PINS = pinned().map(lambda experiment: encode(experiment).parameters.get("pins", ""))


@st.composite
def parameters(draw):
    """Names that are known and some that are not, each with any value; now and then real pins."""
    names = st.sampled_from(sorted(NAMES)) | st.text(max_size=8)
    made = draw(st.dictionaries(names, VALUES))
    return {**made, "pins": draw(PINS)} if draw(st.integers(0, 3)) == 0 else made


@given(st.text())
def test_any_text_is_a_link(text):
    experiment, ignored = decode(text)
    within_limits(experiment)
    assert all(isinstance(line, str) and len(line) < 300 for line in ignored)


@given(parameters())
@settings(max_examples=200)
def test_any_parameters_are_a_link(parameters):
    experiment, ignored = decode(parameters)
    within_limits(experiment)
    assert len(ignored) <= len(TABLE) + 1
    within_limits(decode(urlencode(parameters, errors="replace"))[0])
    assert decode(encode(experiment).query) == (experiment, [])


@given(experiments() | pinned(), st.integers(0, 2**32))
def test_a_damaged_link_is_a_link(experiment, seed):
    generator = random.Random(seed)
    text = list(encode(experiment).query or "v=1")
    for _ in range(generator.randint(1, 5)):
        place = generator.randrange(len(text))
        match generator.randrange(4):
            case 0:
                text[place] = generator.choice(string.printable)
            case 1:
                del text[place:]
            case 2:
                text.insert(place, generator.choice("&=%_.-1eN\u2028"))
            case 3:
                text[place:] = text[place // 2 :]
        text = text or ["&"]
    within_limits(decode("".join(text))[0])
