"""The page "The maths" and the address, in a simulated session."""

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from playground.link.codec import encode
from playground.maths.sections import SECTIONS
from playground.page import maths
from playground.state.experiment import first_experiment
from tests import textbook
from tests.experiments import from_zero


def app(**parameters):
    test = AppTest.from_file("../../app.py", default_timeout=60)
    for name, value in parameters.items():
        test.query_params[name] = value
    return test.run()


def maths_page():
    def script():
        from playground.page.maths import page  # noqa: PLC0415

        page()

    return AppTest.from_function(script, default_timeout=60).run()


def links(test):
    return [node.proto for node in test.get("link_button")]


def test_the_page_has_every_section_with_its_link():
    test = maths_page()
    assert not test.exception
    assert [header.value for header in test.header] == [
        f"{number}. {section.title}" for number, section in enumerate(SECTIONS, 1)
    ]
    assert [link.url for link in links(test)] == [
        f"./?{encode(section.experiment).query}" for section in SECTIONS
    ]
    assert len({link.label for link in links(test)}) == len(SECTIONS)
    assert all(link.label.startswith("Try it: ") for link in links(test))


@pytest.mark.parametrize("z", [-6.0, 0.0, 6.0])
def test_the_slider_moves_the_sentence(z):
    test = maths_page()
    test.slider(key="maths-z").set_value(z).run()
    assert not test.exception
    assert maths.sentence(z) in [text.value for text in test.markdown]


def test_a_session_starts_from_its_address():
    experiment = replace(from_zero(), alpha=0.75, w1=1.5)
    test = app(**encode(experiment).parameters)
    assert not test.exception
    assert test.number_input(key="alpha").value == 0.75
    assert test.number_input(key="w1").value == 1.5


def test_no_two_servers_answer_the_same_address_with_the_same_message():
    """Streamlit shows a page anew only for what differs, and the page must say that it is drawn."""
    first, second = (app(alpha="0.5").get("bidi_component")[0].proto.bytes for _ in range(2))
    assert first != second
    assert len(first) == len(second)


def test_the_address_is_not_written_in_the_first_run_and_follows_later():
    test = app(alpha="0.75", guest="yes", seed="nan")
    assert test.query_params == {"alpha": "0.75", "guest": "yes", "seed": "nan"}
    test.number_input(key="alpha").set_value(2.0).run()
    test.run()
    assert test.query_params == {"v": "1", "alpha": "2", "guest": "yes"}


def test_a_first_visit_leaves_the_address_clean():
    test = app()
    test.run()
    assert test.query_params == {}


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.title)
def test_every_try_it_opens_the_state_that_it_promises(section):
    test = app(**encode(section.experiment).parameters)
    assert not test.exception
    record, promised = test.session_state["visit"], section.experiment
    assert record.history.present == promised
    assert record.refusal == ""
    X, y = promised.points.X, promised.points.y
    start = (promised.w1, promised.w2), promised.b
    W, b = textbook.weights_after(promised.iteration, X, y, promised.alpha, *start)
    run, k = record.run.trajectory, promised.iteration
    assert [*run.W[k], run.b[k]] == pytest.approx([*W, b], rel=1e-9, abs=1e-12)
    assert run.loss[k] == pytest.approx(textbook.log_loss(X, y, W, b), rel=1e-9, abs=1e-12)


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        ({"alpha": "nan"}, "α must be a number"),
        ({"alpha": "2", "points": "AAAA"}, "points in the link are damaged"),
        ({"points": "\xff\xfe\0<script>alert(1)</script>"}, "damaged"),
        ({"v": "99", "alpha": "2"}, "newer playground"),
        ({"alpha": "2", "x": "y" * 21_000}, "too long"),
        ({"iterations": "20000", "seed": "-1"}, "Seed must lie between"),
        ({"v": "-1"}, "version must be a whole number from 1 on, not '-1'"),
    ],
)
def test_a_bad_link_opens_the_playground_and_says_what_was_ignored(bad, said):
    test = app(**bad)
    assert not test.exception
    record = test.session_state["visit"]
    assert said in record.refusal
    assert len(record.history.present.points) == 60
    test.number_input(key="alpha").set_value(0.7).run()
    assert record.refusal == ""


@pytest.mark.parametrize("bad", ["nan", "-1", "1e400", "", "\0", "x" * 15_000])
def test_hostile_values_leave_the_playground_standing(bad):
    test = app(**dict.fromkeys(encode(SECTIONS[3].experiment).parameters, bad))
    assert not test.exception
    unread = first_experiment() if len(bad) > 1_000 else from_zero()  # too long to be one of ours
    assert test.number_input(key="alpha").value == unread.alpha
