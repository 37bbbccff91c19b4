"""What "Teach with it" says of links and answers is what they are."""

import re

import pytest

from playground.guide.text_teach import RESULTS, goals_table, lesson_text, link_table
from playground.lessons.opening import read_link
from playground.lessons.shelf import LESSONS
from playground.link.answers import MARKS
from playground.link.codec import decode
from playground.link.table import LACKING, NAMES
from playground.link.words_meanings import OF_OPTIONS, meanings
from playground.state.options import OPTIONS, Choice
from playground.tasks.goals import GOALS


def test_every_parameter_is_explained_once():
    assert sorted(one.name for one in meanings()) == sorted(NAMES)
    assert set(OF_OPTIONS) == set(OPTIONS)
    assert all(one.meaning and one.range for one in meanings())
    assert len(link_table().splitlines()) == len(NAMES) + 2


CHOICES = [one for one in meanings() if isinstance(OPTIONS.get(one.name), Choice)]


@pytest.mark.parametrize("one", CHOICES, ids=lambda one: one.name)
def test_what_a_choice_may_be_is_what_a_link_takes(one):
    for value in one.range.split(", "):
        assert decode({"v": "1", one.name: value})[1] == []


NUMBERS = [one for one in meanings() if re.match(r"[−\d].* to ", one.range) and one.name != LACKING]


@pytest.mark.parametrize("one", NUMBERS, ids=lambda one: one.name)
def test_the_ends_of_a_range_are_taken_and_nothing_beyond(one):
    ends = re.match(r"(\S+) to ([^;\s]+)", one.range).groups()
    low, high = (float(end.replace("−", "-").replace(",", "")) for end in ends)
    for value in (low, high):
        assert decode({"v": "1", one.name: repr(value)})[1] == []
    for value in (low - 1, high + 1):
        assert len(decode({"v": "1", one.name: repr(value)})[1]) == 1


def test_every_result_and_every_goal_is_explained():
    assert set(RESULTS) == set(MARKS)
    assert len(goals_table().splitlines()) == len(GOALS) + 2


@pytest.mark.parametrize("number", LESSONS)
def test_a_lesson_is_taught_by_links_that_open_its_scenes(number):
    lesson = LESSONS[number]
    written = lesson_text(number, lesson)
    places = [int(place) for place in re.findall(r"\[scene (\d)\]", written)]
    assert places == [*lesson.five, 1]
    for query, place in zip(re.findall(r"\(\./\?(.+?)\)", written), places, strict=True):
        opened, ignored = read_link(query)
        assert (opened.option("lesson"), opened.option("scene"), ignored) == (number, place, [])
        assert opened.points == lesson.scenes[place - 1].experiment.points
    for text in (lesson.misconception, lesson.look, lesson.explains):
        assert text in written
