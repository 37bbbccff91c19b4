"""Files and pasted text: what is read, and what is refused with its line and value."""

import contextlib
import csv
import io

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas._libs.parsers import STR_NA_VALUES

from playground.exports.tables import points_csv
from playground.state.checks import Refused
from playground.state.points import Points
from playground.tables.cells import MISSING, written
from playground.tables.columns import Columns, chosen, guess_columns, has_choice
from playground.tables.points import describe, read_points
from playground.tables.reader import read_table, text_of

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
        ",x1,x2,y\n0,1.5,-2,0\n1,3.25,4,1\n2,0,0.001,1\n",  # pandas: DataFrame.to_csv()
        ",a,b,c\n0,1.5,-2,0\n1,3.25,4,1\n2,0,0.001,1\n",
        "Unnamed: 0,a,b,c\n0,1.5,-2,0\n1,3.25,4,1\n2,0,0.001,1\n",
        "x1,x2,y\n1.5,-2,0,\n3.25,4,1,\n0,0.001,1,\n",
        "x1,x2,y,,\n1.5,-2,0\n3.25,4,1\n0,0.001,1\n",
        "x1,x2,y\n1.5,-2,0\n3.25,4,1,\n0,0.001,1\n",
        "x,y,label\n1.5,-2,cat\n3.25,4,dog\n0,0.001,dog\n",
        "x,y,label\n1.5,-2,0\n3.25,4,1\n0,0.001,1\n",
        "label,y,x\n0,-2,1.5\n1,4,3.25\n1,0.001,0\n",
        "x,y,l\n1.5,-2,0\n3.25,4,1\n0,0.001,1\n",
        "x,y,kind\n1.5,-2,a\n3.25,4,b\n0,0.001,b\n",
        "x,z,y\n1.5,-2,0\n3.25,4,1\n0,0.001,1\n",
        "x2,a,y\n-2,1.5,0\n4,3.25,1\n0.001,0,1\n",
        "x,x2,x1,y\n9,-2,1.5,0\n9,4,3.25,1\n8,0.001,0,1\n",
        "2019,2020,label\n1.5,-2,0\n3.25,4,1\n0,0.001,1\n",
        "x1,x2,y\n1.5,\u22122,0\n3.25,4,1\n0,1e\u22123,1\n",
        "x1,x2,y\n1.5,-2,\u22121\n3.25,4,1\n0,0.001,1\n",
        "1.5,-2,no\n3.25,4,yes\n0,0.001,yes\n",
        "no,1.5,-2\nyes,3.25,4\nyes,0,0.001\n",
        "a,b,c,d\n9,1.5,-2,0\n9,3.25,4,1\n9,0,0.001,1\n".replace("9", "row"),
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
        ("\u22121 1", (("\u22121", 0), ("1", 1))),
        ("some none", (("none", 0), ("some", 1))),
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
        ("x1,x2,y\n1,2,0\n2e12,3,1\n", "Line 3, x1: “2e12” is beyond ±1 × 10¹²"),
        ("x1,x2,y\n1,2,0\n,3,1\n4,5,1\n", "Line 3, x1: the cell is empty."),
        ("x1,x2,y\n1,2,0\n7,3,\n4,5,1\n", "Line 3, y: the label is empty."),
        ("x1,x2,y\n1,2,a\n7,3,b\n\n4,5,c\n", "Line 5, y: “c” is a third class, beside “a” and “b”"),
        ("x1,x2,y\n1,2,0\n7,3\n", "Line 3: 2 columns instead of 3: “7,3”."),
        ("x1 x2 y\n1 2 0\n", "Line 1: “x1 x2 y” has fewer than three columns."),
        ("x1,x2,y\n", "There are no rows below the header."),
        ("2019,2020,label\n", "There are no rows below the header."),
        ("x1,x2,y\n1,2,0\n3,4,1,5\n", "Line 3: 4 columns instead of 3: “3,4,1,5”."),
        ("x1,x2,y\n3,4,1,5\n", "Line 2: 4 columns instead of 3: “3,4,1,5”."),
        ("x1,x2,y\n1,2,0,7\n3,4,1,5\n", "Line 1: 3 columns instead of 4: “x1,x2,y”."),
        ("a,b,c\n1,2\n3,4\n", "Line 2: “1,2” has fewer than three columns."),
        ("1," * 2000 + "1\n", "There are 2,001 columns; at most 1,000 can be read."),
        ("x1,x2,y\n1,2,0\n7,3,nan\n4,5,1\n", "Line 3, y: the label is missing: “nan”."),
        ("x1,x2,y\n1,2,cat\n7,3,NA\n4,5,dog\n", "Line 3, y: the label is missing: “NA”."),
        ("x1,abc,y\n1,no,0\n7,no,1\n4,no,1\n", "Line 2, abc: “no” is not a number."),
        ("x1,x2,y\n1,no,0\n7,no,1\n4,yes,1\n", "Line 2, x2: “no” is not a number."),
        (
            "a;b;c\n1,5;2;0\n2;4;1\n1.5;2;0\n",
            "Line 2: “1,5” has a decimal comma, line 4: “1.5” a decimal point",
        ),
        ("x,y,label\n1,2,a\n7,3,b\n4,5,c\n", "Line 4, label: “c” is a third class"),
        ("x,y,z\n1,2,7\n7,3,8\n4,5,9\n", "Line 4, y: “5” is a third class"),
        (
            "2019,2020,sex\n1,2,m\n3,4,f\n",
            "“f” is a third class, beside “sex” and “m”. A neuron tells two apart. (Line 1 was",
        ),
        ("x1\tx2\ty\n1,000.5\t2\t0\n3,5\t4\t1\n3,5\t4\t1\n", "“1,000.5” is not a number"),
        ("x1,x2,y\n1,a\nb,0\n3,4,1\n".replace("a\nb", '"a\nb"'), "Line 2, x2: “a b” is not"),
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
        ('"' * 400_000, "Line 1: the table cannot be read there: field larger"),
        ("x1,x2,y\n" + "1,2,0\n" * 340_000, "The text has 2.0 MB; at most 2 MB"),
        ("x1,x2,y\nz,2,0\n3,w,1\n1,v,0\n,1,2\n1,1,1\n2,2,2\n5,5,1\n", "And 3 more like these"),
    ],
)
def test_what_is_wrong_is_said_with_its_line_and_value(text, message):
    with pytest.raises(Refused) as refused:
        read(text)
    assert message in str(refused.value)


def test_one_class_alone_is_the_label_where_a_name_or_a_typical_value_says_so():
    assert read("x,y,l\n1,2,1\n3,4,1\n").points == Points.of([(1, 2, 1), (3, 4, 1)])
    assert read("1,2,1\n3,4,1\n1,5,1\n").points == Points.of([(1, 2, 1), (3, 4, 1), (1, 5, 1)])
    assert read("1,2,7\n3,4,7\n5,6,7\n").points == Points.of([(1, 2, 0), (3, 4, 0), (5, 6, 0)])


@pytest.mark.parametrize(
    ("text", "choice"),
    [
        ("x1,x2,y\n1,0,1\n0,1,0\n", False),  # by name
        ("x,y,label\n1,0,1\n0,1,0\n", False),
        ("x,y,l\n1,2,1\n3,4,1\n", True),  # y could be the label
        ("1.5,2,0\n3,4,1\n4,7,1\n", False),  # by contents: the others are more than two
        ("1,0,0\n0,1,1\n4,1,1\n", True),
        ("1,0,no\n0,1,yes\n4,1,no\n", False),  # words are no feature
        ("a,b,c,d\n1,2,3,0\n4,5,6,1\n7,8,9,1\n", True),
    ],
)
def test_the_columns_can_be_chosen_wherever_others_could_be_meant(text, choice):
    table = read_table(text)
    assert has_choice(table, guess_columns(table)) == choice


def test_a_column_that_is_chosen_twice_is_exchanged_if_that_can_be():
    table = read_table("a,b,kind,c\n1,2,no,3\n4,5,yes,6\n")
    columns = guess_columns(table)
    assert columns == Columns(0, 1, 2)
    assert chosen(table, columns, "x1", 1) == Columns(1, 0, 2)
    assert chosen(table, columns, "label", 3) == Columns(0, 1, 3)
    assert chosen(table, columns, "label", 1) == Columns(0, 1, 1)  # words cannot be a feature
    assert chosen(table, columns, "x2", 3) == Columns(0, 3, 2)


def test_columns_of_the_same_name_can_be_told_apart():
    table = read_table("a,a,,a (column 2),y\n1,2,3,4,0\n5,6,7,8,1\n")
    assert table.names == ("a", "a (column 2)", "column 3", "a (column 2) (column 4)", "y")
    many = read_table(",".join(["a"] * 900) + "\n" + ",".join(["1"] * 900))
    assert len(set(many.names)) == 900


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("a\tb\tkind\n2\t1,000\tcat\n3\t4\tdog\n", "The comma is decimal: “1,000” is 1."),
        ("a;b;kind\n2;−1,25;cat\n3;4;dog\n", "The comma is decimal: “−1,25” is −1.25."),
        ("a,b,kind\n2,1.5,cat\n3,4,dog\n", ""),
        ("a;b;kind\n2;1.5;cat\n3;4;dog\n", ""),
    ],
)
def test_it_is_said_how_a_comma_was_read(text, note):
    table = read_table(text)
    columns = guess_columns(table)
    words = describe(table, columns, read_points(table, columns))
    assert note in words
    assert ("comma" in words) == bool(note)


def test_a_missing_value_is_what_pandas_takes_for_one():
    assert MISSING == STR_NA_VALUES


@settings(max_examples=100, deadline=None)
@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_written_number_reads_back_to_the_same_bits(number):
    assert float(written(number)).hex() == number.hex()


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
