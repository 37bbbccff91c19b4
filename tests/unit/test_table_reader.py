"""Files and pasted text: what is read, and what is refused with its line and value."""

import contextlib
import csv
import io

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playground.checks import Refused
from playground.exports.tables import points_csv
from playground.points import Points
from playground.table_points import Columns, describe, guess_columns, read_points
from playground.table_reader import read_table, text_of

ROWS = [(1.5, -2.0, 0), (3.25, 4.0, 1), (0.0, 1e-3, 1)]


def read(text):
    table = read_table(text)
    return read_points(table, guess_columns(table))


@pytest.mark.parametrize(
    "text",
    [
        "x1,x2,y\n1.5,-2,0\n3.25,4,1\n0,0.001,1\n",
        "1.5,-2,0\n3.25,4,1\n0,0.001,1",
        "x1;x2;y\r\n1,5;-2;0\r\n3,25;4;1\r\n0;0,001;1\r\n",
        "1.5;-2;0\n3.25;4;1\n0;1e-3;1\n",
        "x1\tx2\ty\n1,5\t-2,0\t0\n3,25\t4,0\t1\n0\t0,001\t1\n",
        '"x1","x2","y"\n"1.5","-2","0"\n"3.25","4","1"\n"0","0.001","1"\n',
        "\n\nx1,x2,y\n\n1.5,-2,0\n3.25,4,1\n  \n0,0.001,1\n\n",
        "y,x1,x2\n0,1.5,-2\n1,3.25,4\n1,0,.001\n",
        "label,a,b\n0,1.5,-2\n1,3.25,4\n1,0,.001\n",
        "x1,x2,y\n1.5,-2,-1\n3.25,4,1\n0,0.001,1.0\n",
        "x1,x2,y\n1.5,-2,-1\n3.25,4,+1\n0,0.001,1.0\n",
        "x1,x2,y\n1.5,-2,False\n3.25,4,true\n0,0.001,TRUE\n",
        "x1,x2,kind\n1.5,-2,cat\n3.25,4,dog\n0,0.001,Dog\n",
        "x1,x2,y,\n1.5,-2,0,\n3.25,4,1,\n0,0.001,1,\n",
        "name,x1,x2,y\nann,1.5,-2,0\nbob,3.25,4,1\ncy,0,0.001,1\n",
        "\ufeffx1,x2,y\n1.5,-2,0\n3.25,4,1\n0,0.001,1\n",
        "x1,x2,y\r1.5,-2,0\r3.25,4,1\r0,0.001,1\r",
    ],
)
def test_every_way_to_write_the_same_points_reads_the_same(text):
    assert read(text).points == Points.of(ROWS)


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_byte_order_mark_makes_no_difference(mark):
    assert read(text_of(mark + "größe,x2,y\n1,2,0\n3,4,1\n".encode())).points == Points.of(
        [(1, 2, 0), (3, 4, 1)]
    )


@pytest.mark.parametrize(
    ("labels", "classes"),
    [
        ("0 1", (("0", 0), ("1", 1))),
        ("1 0", (("0", 0), ("1", 1))),
        ("1 -1", (("-1", 0), ("1", 1))),
        ("True False", (("False", 0), ("True", 1))),
        ("yes no", (("no", 0), ("yes", 1))),
        ("10 9", (("9", 0), ("10", 1))),
        ("1 1", (("1", 1),)),
        ("0 0", (("0", 0),)),
        ("-1 -1", (("-1", 0),)),
        ("true true", (("true", 1),)),
        ("cat cat", (("cat", 0),)),
    ],
)
def test_labels_are_mapped_and_the_mapping_is_shown(labels, classes):
    a, b = labels.split()
    text = f"x1,x2,y\n1,2,{a}\n3,5,{b}\n"
    table = read_table(text)
    columns = guess_columns(table)
    reading = read_points(table, columns)
    assert reading.classes == classes
    words = describe(table, columns, reading)
    for word, y in classes:
        assert f"“{word}” is class {y}" in words
    assert ("Only one class" in words) == (len(classes) == 1)


def test_columns_are_chosen_by_name():
    text = "id,height,weight,age,sex\n1,180,80,33,m\n2,165,60,41,f\n3,190,95,20,m\n"
    table = read_table(text)
    reading = read_points(table, Columns(3, 2, 4))
    assert reading.points == Points.of([(33, 80, 1), (41, 60, 0), (20, 95, 1)])
    assert guess_columns(table).label == 4


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("x1,x2,y\n1,2,0\n3,abc,1\n4,5,1\n", "Line 3, x2: “abc” is not a number."),
        ("x1,x2,y\n1,2,0\n3,nan,1\n4,5,1\n", "Line 3, x2: “nan” is not a number."),
        ("x1,x2,y\n1,2,0\n3,1_0,1\n4,5,1\n", "Line 3, x2: “1_0” is not a number."),
        ("x1,x2,y\n1,2,0\n-inf,3,1\n4,5,1\n", "Line 3, x1: “-inf” is infinite."),
        ("x1,x2,y\n1,2,0\n1e999,3,1\n", "Line 3, x1: “1e999” is too large"),
        ("x1,x2,y\n1,2,0\n2e12,3,1\n", "Line 3, x1: “2e12” is beyond ±1,000,000,000,000"),
        ("x1,x2,y\n1,2,0\n,3,1\n4,5,1\n", "Line 3, x1: the cell is empty."),
        ("x1,x2,y\n1,2,0\n7,3,\n4,5,1\n", "Line 3, y: the label is empty."),
        ("x1,x2,y\n1,2,a\n7,3,b\n\n4,5,c\n", "Line 5, y: “c” is a third class, beside “a” and “b”"),
        ("x1,x2,y\n1,2,0\n7,3\n", "Line 3: 2 columns instead of 3: “7,3”."),
        ("x1 x2 y\n1 2 0\n", "Line 1: “x1 x2 y” has fewer than three columns."),
        ("x1,x2,y\n", "no rows below the header|not a number"),
        ("", "nothing in it"),
        (" \n\n", "nothing in it"),
        ("a,b,c\nd,e,f\ng,h,i\n", "Line 1, column 1: “a” is not a number. Two columns of numbers"),
        (
            "1;2;no\n3;four;yes\n",
            "Line 2, column 2: “four” is not a number. Two columns of numbers",
        ),
        ('x1,x2,y\n1,2,0\n"3,4,1\n', "Line 3: the table cannot be read there"),
        ("x1;x2;y\n1,5;2;0\n1.234,5;3;1\n1,5;2;0\n2,5;2;0\n", "Line 3, x1: “1.234,5” is not"),
        ("x1,x2,y\n" + "1,2,0\n" * 10_001, "Line 10002: more than 10,000 rows"),
        ("x1,x2,y\n" + "1,2,0\n" * 340_000, "longer than 2 MB"),
        ("x1,x2,y\nz,2,0\n3,w,1\n1,v,0\n,1,2\n1,1,1\n2,2,2\n5,5,1\n", "And 3 more like these"),
    ],
)
def test_what_is_wrong_is_said_with_its_line_and_value(text, message):
    with pytest.raises(Refused, match=message.replace("(", r"\(")):
        read(text)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"x1,x2,y\n1,2,caf\xe9\n", "Line 2: byte 0xe9 is not text in UTF-8"),
        ("x1,x2,y\n".encode("utf-16"), "Line 1: byte 0xff is not text"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "Line 1: byte 0x89 is not text"),
        (b"1,2,0\nPK\x00\x00", "Line 2: a zero byte"),
        (b"1" * 2_000_001, "The file has 2.0 MB; at most 2 MB"),
    ],
)
def test_what_is_not_text_is_refused(data, message):
    with pytest.raises(Refused, match=message):
        text_of(data)


def test_the_same_column_cannot_be_two_things():
    with pytest.raises(Refused, match="three different columns"):
        read_points(read_table("1,2,0\n3,4,1\n"), Columns(0, 0, 2))


def test_ten_thousand_rows_are_read():
    X = np.random.default_rng(0).normal(size=(10_000, 2))
    points = Points(X, np.arange(10_000) % 2)
    assert read(points_csv(points)).points == points


COORDINATES = st.floats(-1e12, 1e12)
POINTS = st.lists(st.tuples(COORDINATES, COORDINATES, st.integers(0, 1)), min_size=1, max_size=20)


@settings(max_examples=100, deadline=None)
@given(POINTS)
def test_csv_written_is_csv_read(rows):
    assert read(points_csv(Points.of(rows))).points == Points.of(rows)


@settings(max_examples=100, deadline=None)
@given(POINTS, st.sampled_from(";\t"), st.booleans())
def test_decimal_commas_lose_nothing(rows, separator, header):
    file = io.StringIO()
    writer = csv.writer(file, delimiter=separator)
    if header:
        writer.writerow(["x1", "x2", "y"])
    for x1, x2, y in rows:
        writer.writerow([repr(x1).replace(".", ","), repr(x2).replace(".", ","), y])
    assert read(file.getvalue()).points == Points.of(rows)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200) | st.text(alphabet='0123456789,;\t\n"-.e xy', max_size=200))
def test_any_text_is_read_or_refused(text):
    with contextlib.suppress(Refused):
        X = read(text).points.X
        assert np.isfinite(X).all()
        assert len(X)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_refused(data):
    with contextlib.suppress(Refused):
        assert text_of(data).encode() == data.removeprefix(b"\xef\xbb\xbf")
