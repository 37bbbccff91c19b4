"""The table of the points: edits as Streamlit reports them, right and wrong."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playground.state.events import SetPoints, Undo
from playground.state.experiment import Experiment
from playground.state.history import History, applied
from playground.state.points import Points
from playground.state.update import update
from playground.tables.edits import WAITS, PointTable, Sheet, edited, in_step

BASE = Points.of([(1.0, 2.0, 0), (3.0, 4.0, 1), (5.0, 6.0, 0)])


def edits(changed=None, added=(), deleted=()):
    return {"edited_rows": changed or {}, "added_rows": list(added), "deleted_rows": list(deleted)}


TABLE = in_step(PointTable(), BASE)


def after(*arguments, most=500, table=TABLE):
    return edited(table, edits(*arguments), most)


def test_rows_are_edited_added_and_deleted():
    table = after(
        {0: {"x1": "-1.5"}, "1": {"class": "0"}}, [{"x1": "9", "x2": "8.5", "class": "1"}], [2]
    )
    assert table.now.points == Points.of([(-1.5, 2, 0), (3, 4, 0), (9, 8.5, 1)])
    assert (table.complaints, table.now.typed, table.now.new) == ((), (), ())


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ({"x1": None}, "Row 1: x₁ is empty."),
        ({"x1": " "}, "Row 1: x₁ is empty."),
        ({"x2": "2e12"}, "Row 1, x₂: “2e12” is beyond ±1 × 10¹²."),
        ({"x2": "1e13"}, "Row 1, x₂: “1e13” is beyond ±1 × 10¹²."),
        ({"x2": "1e999"}, "Row 1, x₂: “1e999” is too large, hence infinite in float64."),
        ({"x2": "nan"}, "Row 1, x₂: “nan” is not a number."),
        ({"x2": "-inf"}, "Row 1, x₂: “-inf” is infinite."),
        ({"x1": "abc"}, "Row 1, x₁: “abc” is not a number."),
        ({"x1": "1_0"}, "Row 1, x₁: “1_0” is not a number."),
        ({"x1": "a*b*c"}, "Row 1, x₁: “a*b*c” is not a number."),
        ({"x1": "1.234,5"}, "Row 1, x₁: “1.234,5” is not a number."),
        ({"x1": "1,000"}, "Row 1, x₁: “1,000” could mean 1.000 or 1000: write one of them."),
        (
            {"x1": "−12,345"},
            "Row 1, x₁: “−12,345” could mean −12.345 or −12345: write one of them.",
        ),
        ({"class": "2"}, "Row 1: The class must lie between 0 and 1, not 2."),
        ({"class": "0.5"}, "Row 1: The class must be a whole number, not 0.5."),
        ({"class": "cat"}, "Row 1, class: “cat” is not a number."),
        ({"class": None}, "Row 1: class is empty."),
    ],
)
def test_a_bad_cell_is_named_and_nothing_else_is_lost(cells, message):
    table = after({1: cells, 2: {"x1": "7.0"}}, [{"x1": "1.0"}], [0])
    assert table.now.points == Points.of([(3, 4, 1), (7, 6, 0)])
    assert table.complaints == (
        message,
        "Row 3 (new): x₂ is empty.",
        "Row 3 (new): class is empty.",
    )


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1,5", 1.5),
        (" 1.5 ", 1.5),
        ("−1,5", -1.5),
        ("1e3", 1000.0),
        ("1,5e-3", 0.0015),
        ("0,123", 0.123),
        ("+.5", 0.5),
        ("0.30000000000000004", 0.1 + 0.2),
    ],
)
def test_a_number_is_read_as_it_is_meant(text, number):
    table = after({0: {"x1": text}})
    assert table.now.points == BASE.replaced(0, (number, 2.0, 0))
    assert table.complaints == ()


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(*[st.floats(-1e12, 1e12)] * 2, st.integers(0, 1)), max_size=5))
def test_what_the_table_shows_reads_back_to_the_same_points(rows):
    points = Points.of(rows)
    names = ("x1", "x2", "class")
    shown = [dict(zip(names, cells, strict=True)) for cells in Sheet(points).rows()]
    written_anew = edited(in_step(PointTable(), Points.of([])), edits(added=shown), 500)
    assert written_anew.now.points == points


def test_many_complaints_are_counted():
    table = after(None, [{"x1": "a"}] * 4)
    assert len(table.complaints) == 6
    assert table.complaints[-1] == "And 7 more like these."


def test_a_new_row_with_nothing_in_it_is_nothing_to_complain_of():
    table = after({0: {"x1": "9"}}, [{}, {"x1": None}])
    assert (table.complaints, table.untouched, table.now.new) == ((), True, ())
    assert not after({0: {"x1": "9"}}).untouched


def test_the_table_keeps_its_edits_until_the_points_change_elsewhere():
    assert (TABLE.filling, TABLE.base) == (1, Sheet(BASE))
    table = after({0: {"x1": "9"}}, [{"x1": "1"}])
    points = table.now.points
    assert in_step(table, points) is table
    moved = points.replaced(1, (0.0, 0.0, 1))
    refilled = in_step(table, moved)
    assert (refilled.filling, refilled.base.points) == (2, moved)
    assert in_step(table, BASE).base.points == BASE  # undone: the edit must leave the table, too
    assert in_step(table, BASE).filling == 2


WRONG = after({1: {"x1": "abc", "x2": "5"}}, [{"x2": "7"}, {}])
"""The second point with a bad cell and a good one, and a new row half made."""

HALF = ("", "7", "")
UNREAD = ("Row {}, x₁: “abc” is not a number.",)
UNMADE = ("Row {} (new): x₁ is empty.", "Row {} (new): class is empty.")


@pytest.mark.parametrize(
    ("points", "row", "cells"),
    [
        (BASE.added((0.0, 0.0, 1)), 1, ("abc", "5", "1")),
        (BASE.removed(0), 0, ("abc", "5", "1")),
        (BASE.removed(2), 1, ("abc", "5", "1")),
        (BASE.replaced(0, (8.0, 8.0, 1)), 1, ("abc", "5", "1")),
        (BASE.replaced(1, (8.0, 9.0, 0)), 1, ("abc", "5", "0")),  # moved on the board, and painted
        (Points.of(BASE.rows()[::-1]), 1, ("abc", "5", "1")),
        (BASE.removed(1), None, None),
        (Points.of([(k, k, 1) for k in range(3)]), None, None),
        (Points.of([]), None, None),
    ],
)
def test_what_waits_is_carried_over_when_the_points_change_elsewhere(points, row, cells):
    table = in_step(WRONG, points)
    assert table.now.points == points
    assert table.base == table.now
    assert table.base.new == (HALF,)
    assert table.base.typed == (() if row is None else ((row, cells),))
    named = () if row is None else tuple(text.format(row + 1) for text in UNREAD)
    last = len(points) + 1
    assert table.complaints == (*named, *(text.format(last) for text in UNMADE))
    assert table.base.rows()[-1] == HALF
    mended = {row: {"x1": "2"}} if row is not None else {}
    done = after({**mended, last - 1: {"x1": "6", "class": "0"}}, table=table)
    assert done.complaints == ()
    expected = points if row is None else points.replaced(row, (2.0, 5.0, int(cells[2])))
    assert done.now.points == expected.added((6.0, 7.0, 0))


def test_equal_points_with_a_bad_cell_each_keep_their_own():
    twins = Points.of([(1, 1, 0), (1, 1, 0), (2, 2, 1)])
    table = after({0: {"x1": "a"}, 1: {"x1": "b"}}, table=in_step(PointTable(), twins))
    carried = in_step(table, twins.removed(2)).base
    assert carried.typed == ((0, ("a", "1", "0")), (1, ("b", "1", "0")))
    assert len(in_step(table, twins.removed(0)).base.typed) == 1


def test_a_complete_row_waits_for_room_on_the_board():
    row = {"x1": "9", "x2": "8", "class": "1"}
    table = after(None, [row, row], most=4)
    assert table.now.points == BASE.added((9.0, 8.0, 1))
    assert table.complaints == (f"Row 5 (new): {WAITS}",)
    erased = in_step(table, BASE)
    assert erased.base.new == (("9", "8", "1"),)
    assert after({0: {"x1": "0"}}, table=erased).now.points == Points.of(
        [(0, 2, 0), *BASE.rows()[1:], (9, 8, 1)]
    )


def test_an_edit_is_one_undo_step_and_keeps_iteration_and_view():
    start = Experiment(points=BASE, iteration=40, box=(0.0, 10.0, 0.0, 10.0))
    points = after({0: {"x1": "9"}}).now.points
    history = applied(History(start), SetPoints(points))
    assert (history.present.iteration, history.present.box) == (40, start.box)
    assert history.present.points == points
    assert applied(history, Undo()).present == start


def test_more_than_five_hundred_rows_are_refused_by_hand_but_a_file_stays():
    many = Points.of([(k, 0, k % 2) for k in range(501)])
    with pytest.raises(ValueError, match="at most 500"):
        update(Experiment(points=BASE), SetPoints(many))
    assert update(Experiment(points=many), SetPoints(many.removed(0))).points == many.removed(0)
    with pytest.raises(ValueError, match="at most 501"):
        update(Experiment(points=many), SetPoints(many.added((0.0, 0.0, 1))))


CELLS = st.none() | st.floats() | st.integers() | st.text(max_size=3) | st.booleans()
ROW = st.dictionaries(st.sampled_from(["x1", "x2", "class"]), CELLS)


@settings(max_examples=200, deadline=None)
@given(
    st.dictionaries(st.integers(0, 5), ROW),
    st.lists(ROW, max_size=3),
    st.lists(st.integers(0, 5), max_size=3),
)
def test_any_edits_give_points_that_fit(changed, added, deleted):
    table = after(changed, added, deleted)
    points = table.now.points
    update(Experiment(points=BASE), SetPoints(points))
    empty = sum(
        not any(cell is not None and str(cell).strip() for cell in row.values()) for row in added
    )
    left = 3 - len({d for d in deleted if d < 3}) + len(added) - empty
    assert bool(table.complaints) or len(points) == left
    for others in (BASE, points, points.added((0.0, 0.0, 0))):
        carried = in_step(table, others)
        assert carried.now.points == others
        assert carried.now.new == table.now.new


def test_among_equal_points_what_is_typed_goes_to_the_nearest_that_is_free():
    rng = np.random.default_rng(0)
    for _ in range(20):
        rows = [(float(x), 0.0, 0) for x in rng.integers(0, 3, 12)]
        filled = in_step(PointTable(), Points.of(rows))
        places = sorted(rng.choice(12, 5, replace=False).tolist())
        wrong = {"edited_rows": {str(place): {"x2": f"wrong {place}"} for place in places}}
        others = [row for row in rows if rng.random() < 0.8]
        carried = in_step(edited(filled, wrong, 500), Points.of(others)).now.typed
        expected = {}
        for place in places:
            free = [
                at for at, row in enumerate(others) if row == rows[place] and at not in expected
            ]
            if free:
                expected[min(free, key=lambda at: abs(at - place))] = place
        assert {at: cells[1] for at, cells in carried} == {
            at: f"wrong {place}" for at, place in expected.items()
        }
