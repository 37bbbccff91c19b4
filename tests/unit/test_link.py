"""The link: what is in it, how long it is, old links, and links that nobody should have sent."""

import base64
import dataclasses
import math
import re
import zlib
from dataclasses import fields, replace
from urllib.parse import parse_qs

import h11
import numpy as np
import pytest

from playground.link.codec import LONGEST, decode, encode
from playground.link.packed import HEADER, pack, unpack
from playground.link.share import LONGEST_ADDRESS
from playground.link.table import NAMES, NOT_IN_LINK, TABLE
from playground.state import limits
from playground.state.events import AddPoint, ClearPoints, MovePoint, SamplePoints, SetSampling
from playground.state.experiment import Experiment, Sampling, click_decimals, first_experiment
from playground.state.options import OPTIONS, Choice
from playground.state.points import Points
from playground.state.settings import SAMPLING, TRAINING
from playground.state.update import update
from tests.experiments import from_zero

FIRST = from_zero()
MOST_TYPED = Experiment(
    sampling=Sampling(499, 2.9999999999999996, 4294967295),
    alpha=999.9999999999999,
    iterations=19999,
    w1=-99.99999999999999,
    w2=-99.99999999999997,
    b=-99.99999999999996,
    iteration=19998,
    box=(-123456.78901234567, 876543.2109876543, -123456.78901234569, 876543.2109876544),
    options=(("log_scale", "log loss"), ("panel", "From loops to matrices")),
)


def by_hand(number, reach=6.0, seed=1):
    generator = np.random.default_rng(seed)
    X = np.round(generator.uniform(-reach, reach, (number, 2)), 2)
    return Points(X, generator.integers(0, 2, number))


def test_a_first_visit_has_a_clean_address():
    assert encode(first_experiment()).query == ""
    assert decode("") == (first_experiment(), [])
    assert decode({"embed": "true", "utm_source": "letter"}) == (first_experiment(), [])


def test_a_sampled_set_is_its_parameters_only():
    drawn = update(update(FIRST, SetSampling.of(number=500, margin=1.25, seed=99)), SamplePoints())
    assert encode(drawn).query == "v=1&n=500&margin=1.25&seed=99"
    assert decode("v=1&n=500&margin=1.25&seed=99") == (drawn, [])


def test_settings_of_the_next_sample_do_not_touch_the_points():
    typed = update(FIRST, SetSampling.of(number=10, margin=1.0, seed=3))
    assert len(typed.points) == 60
    assert decode(encode(typed).query) == (typed, [])


@pytest.mark.parametrize(("number", "most"), [(200, 2000), (500, 4500)])
@pytest.mark.parametrize("reach", [6.0, 100.0, 10_000.0])
def test_points_made_by_hand_stay_short_with_every_setting_at_its_longest(number, most, reach):
    experiment = replace(MOST_TYPED, points=by_hand(number, reach))
    link = encode(experiment)
    assert len(link.query) < most
    assert not link.left_out
    assert decode(link.query) == (experiment, [])


def rounded(value, decimals):
    """As static/board-pointer.js keeps a coordinate."""
    if decimals >= 0:
        return float(f"{value:.{decimals}f}") + 0.0
    grain = 10.0**-decimals
    return math.floor(value / grain + 0.5) * grain + 0.0


def clicked(experiment, number, pixels):
    """Points made by clicks on whole pixels of a board of this size, all over it."""
    generator = np.random.default_rng(number)
    low, high = np.array(experiment.box[::2]), np.array(experiment.box[1::2])
    places = low + generator.integers(0, pixels + 1, (number, 2)) / pixels * (high - low)
    rows = [
        [rounded(v, d) for v, d in zip(place, click_decimals(experiment), strict=True)]
        for place in places.tolist()
    ]
    return Points(np.array(rows), generator.integers(0, 2, number))


VIEWS = [10.0**power for power in range(-3, 13)]


@pytest.mark.parametrize("pixels", [330, 487, 1000])
@pytest.mark.parametrize("half", VIEWS)
@pytest.mark.parametrize(("number", "most"), [(200, 2000), (500, 4500)])
def test_clicks_stay_short_in_any_view(half, pixels, number, most):
    """Round a view or a ragged one, about the origin or beside it, on both axes or on one."""
    views = {
        (-half, half, -half, half),
        (-0.87 * half, 1.13 * half, 0.31 * half, 2.31 * half),
        (-half, half, -6.0, 6.0),
        (-6.0, 6.0, -7.77 * half, half),
    }
    for box in views:
        if max(map(abs, box)) > limits.COORDINATE:
            continue
        empty = replace(MOST_TYPED, box=box)
        experiment = replace(empty, points=clicked(empty, number, pixels))
        link = encode(experiment)
        assert not link.left_out
        assert len(link.query) < most, box
        assert decode(link.query) == (experiment, [])


def test_points_on_a_coarse_grid_keep_every_bit():
    generator = np.random.default_rng(6)
    for power in range(13):
        most = 10 ** (12 - power)
        X = generator.integers(-most, most, (50, 2), endpoint=True) * 10.0**power
        X[:, 1] = 0.0
        points = Points(X, generator.integers(0, 2, 50))
        assert unpack(pack(points)) == points


def test_points_are_written_on_the_coarsest_grid_that_loses_nothing():
    generator = np.random.default_rng(8)
    for decimals in range(-12, 13):
        steps = generator.integers(-(10**3), 10**3, 40)
        steps[:2] = 1, 0  # of which one lies on no coarser grid, and one on all
        X = np.zeros((40, 2))
        X[:, 0] = steps * 10.0**-decimals if decimals < 0 else steps / 10.0**decimals
        text = pack(Points(X, np.ones(40)))
        way = zlib.decompress(base64.urlsafe_b64decode(text + "=="))[2:4]
        assert list(way) == [decimals if decimals >= 0 else 128 - decimals, 128 + 12]


def test_a_sampled_set_of_five_hundred_still_fits_when_one_point_was_moved():
    drawn = update(update(FIRST, SetSampling.of(number=500, margin=0.6, seed=7)), SamplePoints())
    moved = update(drawn, MovePoint(drawn.points.rows()[0], (0.37, -1.25, 1)))
    link = encode(moved)
    assert len(link.query) < 6000
    assert decode(link.query) == (moved, [])


def test_points_on_no_grid_keep_every_bit():
    generator = np.random.default_rng(2)
    X = generator.normal(size=(300, 2)) * 10.0 ** generator.integers(-300, 4, (300, 2))
    X[0] = -0.0, 0.0
    X[1] = 5e-324, -limits.COORDINATE
    points = Points(X, generator.integers(0, 2, 300))
    assert unpack(pack(points)) == points


def test_minus_zero_costs_no_more_than_another_number():
    points = by_hand(500)
    negative = Points(np.where(np.arange(1000).reshape(500, 2) < 2, -0.0, points.X), points.y)
    assert unpack(pack(negative)) == negative
    assert abs(len(pack(negative)) - len(pack(points))) < 40


def test_more_than_a_link_can_carry_is_said_and_never_shown_as_something_else():
    generator = np.random.default_rng(3)
    points = Points(generator.normal(size=(500, 2)), generator.integers(0, 2, 500))
    link = encode(replace(FIRST, points=points, alpha=2.0))
    assert "500 points" in link.left_out
    assert len(link.query) <= LONGEST
    experiment, ignored = decode(link.query)
    assert len(experiment.points) == 0
    assert experiment.alpha == 2.0
    assert ignored == ["The points were too many for a link: load them from their file."]


def test_an_empty_board_is_not_the_first_one():
    empty = update(FIRST, ClearPoints())
    assert decode(encode(empty).query) == (empty, [])


def test_every_field_and_every_option_is_in_the_table():
    """A field that is added without a row would be lost by a link: this is where one notices."""
    names = {row.name for row in TABLE}
    assert len(names) == len(TABLE)
    of_sampling = {name: name for name in SAMPLING} | {"number": "n"}
    assert {field.name for field in fields(Sampling)} == set(of_sampling)
    others = {"points", *TRAINING, "iteration", "box", "pins", "task"}
    assert {field.name for field in fields(Experiment)} == others | {"sampling", "options"}
    assert names == set(of_sampling.values()) | (others - {"box"} | {"view"}) | set(OPTIONS)
    assert not {name.lower() for name in NAMES} & {"embed", "embed_options"}


def test_names_of_choices_stay_apart_in_a_link():
    for option in OPTIONS.values():
        if isinstance(option, Choice):
            short = {value.lower().replace(" ", "-") for value in option.values}
            assert len(short) == len(option.values)


OLD_LINKS = {
    # Version 1, as they were sent. Never change these lines: whoever has the link still has it.
    "v=1&alpha=2&iteration=37": {"alpha": 2.0, "iteration": 37, "points": FIRST.points},
    "v=1&n=20&margin=1.5&seed=3&iterations=50&w1=-1&w2=0.25&b=1e-05": {
        "sampling": Sampling(20, 1.5, 3),
        "points": Sampling(20, 1.5, 3).draw(),
        "iterations": 50,
        "w1": -1.0,
        "w2": 0.25,
        "b": 1e-05,
    },
    "v=1&points=eNpjYmBibDhhxIACjFG5DAAzlQGz&log_scale=on&panel=loss-landscape": {
        "points": Points.of([(1.0, -2.5, 1), (0.25, 0.0, 0)]),
        "options": (("log_scale", "log loss"), ("panel", "Loss landscape")),
    },
    "v=1&view=-1_7_-4_4&activation=perceptron&chosen=5": {
        "box": (-1.0, 7.0, -4.0, 4.0),
        "options": (("activation", "Perceptron"), ("chosen", 5)),
    },
}


@pytest.mark.parametrize("query", OLD_LINKS)
def test_old_links_keep_working(query):
    experiment, ignored = decode(query)
    assert ignored == []
    wanted = replace(
        Experiment(sampling=Sampling(60, 0.6, 7), alpha=0.3, iterations=1000),
        **{"points": Sampling(60, 0.6, 7).draw()} | OLD_LINKS[query],
    )
    assert experiment == wanted


def test_the_default_set_is_the_same_on_every_machine():
    """Links name it by its parameters: if these points change, old links show others."""
    points = Sampling(60, 0.6, 7).draw()
    assert zlib.crc32(points.X.tobytes() + points.y.tobytes()) == CRC_OF_THE_DEFAULT_SET


CRC_OF_THE_DEFAULT_SET = 139837226


BAD_VALUES = {
    "alpha": [
        "nan",
        "inf",
        "-inf",
        "1e999",
        "0",
        "1e-300",
        "1001",
        "",
        "1_0",
        "\u0661",
        " 1",
        "0x1",
    ],
    "iterations": ["0", "20001", "1.5", "9" * 5000, "-3"],
    "iteration": ["-1", "1e9", "NaN"],
    "n": ["1", "501", "-0", "sixty"],
    "margin": ["-0.1", "3.5", "nan"],
    "seed": ["-1", "4294967296", "0.5"],
    "w1": ["101", "-1e2.5", "Infinity"],
    "w2": ["--1", "nan"],
    "b": ["1e400", "[]"],
    "view": ["", "1_2", "0_0_0_0", "1_0_0_1", "nan_1_0_1", "-1e300_1e300_-1e300_1e300"],
    "log_scale": ["yes", "1", "True"],
    "panel": ["Everything", "../../etc/passwd", "<script>"],
    "chosen": ["-2", "10000", "none"],
    "points": ["", "A", "AAAA", "%%%%", "ü", "eNpjYmBibDhhxIACjFG5DAAzlQG", "x" * 15_000],
}


@pytest.mark.parametrize(
    ("name", "value"), [(name, value) for name, values in BAD_VALUES.items() for value in values]
)
def test_a_bad_value_falls_back_with_a_message(name, value):
    experiment, ignored = decode({"v": "1", "b" if name != "b" else "w1": "2", name: value})
    assert len(ignored) == 1
    assert ignored[0].endswith("The link's value was ignored.")
    assert len(ignored[0]) < 300
    assert experiment == replace(FIRST, **{"b" if name != "b" else "w1": 2.0})


def stream(raw):
    return base64.urlsafe_b64encode(zlib.compress(raw, 9)).decode().rstrip("=")


def test_a_bomb_is_not_inflated():
    bomb = stream(b"\0" * 5_000_000)
    assert len(bomb) < 15_000
    with pytest.raises(ValueError, match="more points than the board"):
        unpack(bomb)


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"", "damaged"),
        (b"\1\0\2\2", "damaged"),
        (b"\1\0\2\2" + bytes(18), "damaged"),
        (b"\1\0\15\2" + bytes(17), "damaged"),
        (b"\1\0\x8d\2" + bytes(17), "damaged"),
        (b"\1\0\x7f\2" + bytes(17), "damaged"),
        (b"\1\0\xfe\2" + bytes(17), "damaged"),
        (b"\1\0\x8c\0\x80" + b"\4" + bytes(7) + bytes(8), "beyond"),
        (b"\1\0\x8c\0\x80" + b"\xff" * 8 + bytes(8), "beyond"),
        ((10_001).to_bytes(2, "little") + b"\2\2", "10,001 points"),
        (b"\1\0\0\0\x80" + bytes(7) + b"\x7f" + bytes(8), "beyond"),
        (b"\1\0\xff\0\0" + np.array([np.nan]).tobytes() + bytes(8), "beyond"),
        (b"\1\0\xff\0\0" + np.array([-np.inf]).tobytes() + bytes(8), "beyond"),
    ],
)
def test_streams_that_no_board_wrote_are_refused(raw, message):
    with pytest.raises(ValueError, match=message):
        unpack(stream(raw))


def test_a_stream_with_something_behind_it_is_refused():
    whole = base64.urlsafe_b64decode(pack(by_hand(3)) + "==") + b"more"
    with pytest.raises(ValueError, match="damaged"):
        unpack(base64.urlsafe_b64encode(whole).decode().rstrip("="))
    assert HEADER == 4


def test_a_flipped_character_is_noticed():
    text = pack(by_hand(50))
    place = len(text) // 2
    flipped = text[:place] + ("A" if text[place] != "A" else "B") + text[place + 1 :]
    with pytest.raises(ValueError, match="damaged"):
        unpack(flipped)


def test_a_link_of_a_later_version_is_read_as_far_as_it_goes():
    experiment, ignored = decode("v=7&alpha=2&neurons=3")
    assert experiment == replace(FIRST, alpha=2.0)
    assert ignored == [
        "This link comes from a newer playground; what this one does not know was ignored."
    ]


@pytest.mark.parametrize("version", ["", "0", "-1", "one", "1.5", "nan", "1e400"])
def test_a_version_that_is_none_is_said(version):
    experiment, ignored = decode({"v": version, "alpha": "2"})
    assert experiment.alpha == 2.0
    said = f"The link's version must be a whole number from 1 on, not {version!r}."
    assert ignored == [f"{said} It was read as version 1."]


def test_our_links_are_far_from_what_the_server_refuses():
    """Streamlit's server reads a request's head with h11, which gives up where it is too large."""
    other_headers = 3_000  # Chromium's with Streamlit's cookies are some 1,500
    whole = LONGEST + LONGEST_ADDRESS + other_headers
    assert whole < h11._connection.DEFAULT_MAX_INCOMPLETE_EVENT_SIZE
    server = h11.Connection(h11.SERVER)
    head = f"GET /?{'y' * LONGEST} HTTP/1.1\r\nHost: a\r\nX: {'x' * other_headers}\r\n\r\n"
    for place in range(0, len(head), 500):  # in pieces, as a network brings it
        server.receive_data(head[place : place + 500].encode())
        event = server.next_event()
    assert isinstance(event, h11.Request)
    too_long = h11.Connection(h11.SERVER)  # as README says
    too_long.receive_data(b"GET /?" + b"y" * 17_000)
    with pytest.raises(h11.RemoteProtocolError):
        too_long.next_event()


def test_a_huge_link_is_not_even_read():
    experiment, ignored = decode("alpha=2&x=" + "y" * 30_000)
    assert experiment == first_experiment()
    assert len(ignored) == 1


def test_the_iteration_is_never_behind_the_end_of_the_run():
    experiment, _ = decode("iterations=10&iteration=500")
    assert (experiment.iterations, experiment.iteration) == (10, 10)


def test_the_last_of_two_values_counts_as_in_streamlit():
    assert decode("alpha=1&alpha=2")[0].alpha == 2.0


def test_a_query_needs_no_escapes_and_is_what_a_browser_reads_back():
    query = encode(replace(MOST_TYPED, points=by_hand(50))).query
    assert re.fullmatch(r"[A-Za-z0-9_.&=~-]+", query)
    assert {name: values[-1] for name, values in parse_qs(query).items()} == encode(
        decode(query)[0]
    ).parameters


def test_a_link_written_by_hand_shows_all_its_points():
    experiment, ignored = decode("n=500&margin=3&seed=5")
    assert ignored == []
    assert experiment == update(
        update(replace(FIRST, sampling=Sampling()), SetSampling.of(number=500, margin=3, seed=5)),
        SamplePoints(),
    )
    assert experiment.box != limits.HOME_BOX


def test_a_view_kept_while_points_came_and_went():
    away = update(FIRST, AddPoint((50.0, 0.0, 1)))
    assert away.box == limits.HOME_BOX
    assert "view=home" in encode(away).query
    assert decode(encode(away).query) == (away, [])
    assert NOT_IN_LINK not in encode(away).query
    assert dataclasses.is_dataclass(away)
