"""The table of the points: edits as Streamlit reports them, right and wrong."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playground.events import SetPoints, Undo
from playground.experiment import Experiment
from playground.history import History, applied
from playground.points import Points
from playground.table_edits import PointTable, edited, in_step
from playground.update import update

BASE = Points.of([(1.0, 2.0, 0), (3.0, 4.0, 1), (5.0, 6.0, 0)])


def edits(changed=None, added=(), deleted=()):
    return {"edited_rows": changed or {}, "added_rows": list(added), "deleted_rows": list(deleted)}


def test_rows_are_edited_added_and_deleted():
    points, complaints = edited(
        BASE,
        edits({0: {"x1": -1.5}, "1": {"class": 0}}, [{"x1": 9, "x2": 8.5, "class": 1}], [2]),
    )
    assert points == Points.of([(-1.5, 2, 0), (3, 4, 0), (9, 8.5, 1)])
    assert complaints == ()


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ({"x1": None}, "Row 2: x₁ is empty."),
        ({"x2": 2e12}, "Row 2: x₂ must lie between -1e+12 and 1e+12, not 2e+12."),
        ({"x2": float("nan")}, "Row 2: x₂ must be a number, not nan."),
        ({"x1": "abc"}, "Row 2: x₁ must be a number, not 'abc'."),
        ({"class": 2}, "Row 2: The class must lie between 0 and 1, not 2."),
        ({"class": 0.5}, "Row 2: The class must be a whole number, not 0.5."),
        ({"class": None}, "Row 2: class is empty."),
    ],
)
def test_a_bad_cell_is_named_and_nothing_else_is_lost(cells, message):
    points, complaints = edited(BASE, edits({1: cells, 2: {"x1": 7.0}}, [{"x1": 1.0}], [0]))
    assert points == Points.of([(3, 4, 1), (7, 6, 0)])
    assert complaints == (message, "Row 4 (new): x₂ is empty.", "Row 4 (new): class is empty.")


def test_many_complaints_are_counted():
    _, complaints = edited(BASE, edits(added=[{}] * 4))
    assert len(complaints) == 6
    assert complaints[-1] == "And 7 more like these."


def test_the_table_keeps_its_edits_until_the_points_change_elsewhere():
    table = in_step(PointTable(), BASE)
    assert (table.filling, table.base) == (1, BASE)
    points, complaints = edited(table.base, edits({0: {"x1": 9.0}}, [{"x1": 1.0}]))
    table = table.after(points, complaints, "")
    assert in_step(table, points) is table
    moved = points.replaced(1, (0.0, 0.0, 1))
    refilled = in_step(table, moved)
    assert (refilled.filling, refilled.base, refilled.complaints) == (2, moved, ())
    assert in_step(table, BASE).filling == 2  # undone: the edit must leave the table, too


def test_an_edit_is_one_undo_step_and_keeps_iteration_and_view():
    start = Experiment(points=BASE, iteration=40, box=(0.0, 10.0, 0.0, 10.0))
    points, _ = edited(BASE, edits({0: {"x1": 9.0}}))
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
    points, complaints = edited(BASE, edits(changed, added, deleted))
    update(Experiment(points=BASE), SetPoints(points))
    assert bool(complaints) or len(points) == 3 - len({d for d in deleted if d < 3}) + len(added)
