"""Answers that come back as links: each is what it is, whatever it claims to be."""

import csv
import io
from dataclasses import replace
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playground.link.answers import (
    LONGEST_LABEL,
    LONGEST_REST,
    MARKS,
    MOST_LINKS,
    Answer,
    answers,
    answers_csv,
    first_task,
    pasted,
    summary,
    task_of,
)
from playground.link.codec import encode
from playground.link.words import BROKEN, CHANGED, NO_TASK, NOT_REACHED, OTHER, REACHED
from playground.state.events import AddPoint, SetTraining, ShowIteration
from playground.state.experiment import first_experiment
from playground.state.points import Points
from playground.state.task import Task, begun
from playground.state.texts import cell
from playground.state.update import update
from playground.tasks.goals import judged

FIRST = first_experiment()
TASK = Task("loss", (0.05, 100), FIRST, may=("alpha",), sentence="How fast?")
BEGIN = begun(TASK)
SOLVED = update(BEGIN, SetTraining((("alpha", 1.0),)))


def url(experiment):
    return f"https://example.org/app?{encode(experiment).query}"


def checked(*lines, task=TASK):
    return list(answers(pasted("\n".join(lines)), task, lambda _: None))


def test_each_answer_is_named_as_what_it_is():
    other = begun(replace(TASK, parameters=(0.04, 100)))
    cheating = replace(SOLVED, w1=9.0)
    found = checked(
        f"Ada, {url(SOLVED)}",
        f"Blaise\t{url(BEGIN)}",
        f"Carl: {url(other)}",
        f"Daniel {url(cheating)}",
        f"Emmy {url(SOLVED)[:-30]}",
        f"Felix {url(FIRST)}",
        "Georg forgot",
    )
    results = [REACHED, NOT_REACHED, OTHER, CHANGED, BROKEN, NO_TASK, BROKEN]
    assert [one.result for one in found] == results
    names = ["Ada", "Blaise", "Carl", "Daniel", "Emmy", "Felix", "Georg forgot"]
    assert [one.label for one in found] == names
    assert set(results) == set(MARKS)
    verdict = judged(TASK, SOLVED)
    assert (found[0].figure, found[0].at, found[0].words) == (
        verdict.figure,
        verdict.at,
        verdict.words,
    )
    assert "the start and the line" in found[3].words
    assert summary(found) == (
        "7 links: 1 reached, 1 not reached, 1 changed what may not be, 1 another task, "
        "1 no task, 2 broken."
    )


def test_a_link_cannot_claim_what_does_not_hold():
    """What a link says of the iteration, or of a best line, is not believed but measured."""
    claims = f"{url(BEGIN)}&iteration=1000&best_w1=-9&by_hand=on"
    assert [one.result for one in checked(claims)] == [NOT_REACHED]


@pytest.mark.parametrize(
    "changes",
    [
        {"points": FIRST.points.added((0.0, 0.0, 1))},
        {"points": Points.of([(0.0, 0.0, 0), (1.0, 1.0, 1)])},
        {"w1": -2.0, "w2": -2.0, "b": -1.5},
        {"b": 1.6},
        {"options": (*FIRST.options, ("standardise", True))},
        {"options": (*FIRST.options, ("x1_name", "mine"))},
    ],
)
def test_what_may_not_be_changed_counts_for_nothing_even_where_the_goal_is_reached(changes):
    forged = replace(SOLVED, **changes)
    forged = replace(forged, options=tuple(sorted(forged.options)))
    assert [one.result for one in checked(url(forged))] == [CHANGED]


def test_what_is_only_looked_at_is_free():
    looked = update(update(SOLVED, ShowIteration(50)), ShowIteration(3))
    assert checked(url(replace(looked, iterations=5)))[0].result == REACHED


@pytest.mark.parametrize(
    "line",
    [
        "https://example.org/?v=1&task=AAAA",
        "https://example.org/?v=1&task=",
        f"{url(SOLVED)}&alpha=2",  # twice
        f"{url(SOLVED)}&w1=nan",
        f"{url(SOLVED)}&points=file",
        f"{url(SOLVED)}&v=2",
        url(SOLVED).replace("v=1", "v=9"),
        "https://example.org/?" + "a" * 30_000,
        "mailto:someone",
    ],
)
def test_a_broken_link_is_named_as_one(line):
    assert [one.result for one in checked(line)] == [BROKEN]


def test_a_link_is_found_in_what_surrounds_it():
    for line in (
        f"  Ada Lovelace |  {url(SOLVED)}  ",
        f"Ada Lovelace ({url(SOLVED)})",
        f"Ada Lovelace: <{url(SOLVED)}>.",
        f"Ada Lovelace ?{encode(SOLVED).query}",
        f"Ada Lovelace {url(SOLVED)}#board",
        f"Ada Lovelace\u200b {url(SOLVED)}",
    ):
        (one,) = checked(line)
        assert (one.label, one.result) == ("Ada Lovelace", REACHED), line


def test_without_a_task_the_first_one_that_a_link_carries_is_meant():
    lines = pasted(f"nothing\n{url(FIRST)}\n{url(SOLVED)}")
    assert first_task(lines) == TASK
    assert task_of(url(BEGIN)) == (TASK, "")
    assert task_of("  ") == (None, "")
    assert task_of(url(FIRST))[1]


def test_no_more_than_three_hundred_are_checked():
    assert len(checked(*["x"] * (MOST_LINKS + 5))) == MOST_LINKS


def test_others_have_their_turn_between_two_answers():
    turns = []
    list(answers(pasted(f"{url(BEGIN)}\n" * 3), TASK, turns.append))
    assert len(turns) == 3
    assert all(0 <= seconds < LONGEST_REST for seconds in turns)


def read_back(text):
    return list(csv.DictReader(io.StringIO(text)))


def test_the_table_reads_back_with_every_digit():
    found = checked(f"Ada {url(SOLVED)}", f"Blaise {url(BEGIN)}", "Carl")
    rows = read_back(answers_csv(found, TASK))
    assert [row["label"] for row in rows] == ["Ada", "Blaise", "Carl"]
    assert float(rows[0]["figure"]) == judged(TASK, SOLVED).figure
    assert rows[0]["measured"] == "lowest log-loss"
    assert rows[2]["figure"] == ""


@pytest.mark.parametrize("formula", ['=HYPERLINK("http://x")', "+1", "-1", "@SUM(A1)", "  =1"])
def test_a_formula_in_a_label_stays_text(formula):
    (row,) = read_back(answers_csv([Answer(1, formula, BROKEN, "")], None))
    assert row["label"] == f"'{formula}"
    assert cell("a=b") == "a=b"


@given(st.text(max_size=300), st.sampled_from([url(SOLVED), url(BEGIN), "?v=1", ""]))
@settings(deadline=None, max_examples=100)
def test_whatever_is_pasted_gives_a_row_for_each_line(text, link):
    for one in checked(text + link, quote(text, safe="&=?/") + link):
        assert one.result in MARKS
        assert len(one.label) <= LONGEST_LABEL
        assert one.label.isprintable()


def test_a_point_too_many_for_the_goal_is_told_from_one_that_is_not_allowed():
    asked = Task("mixed", (1,), FIRST, may=("points",))
    mixed = update(begun(asked), AddPoint((-2.0, -1.5, 0)))
    twice = update(mixed, AddPoint((-2.0, -1.4, 0)))
    results = [one.result for one in checked(url(mixed), url(twice), task=asked)]
    assert results == [REACHED, NOT_REACHED]
