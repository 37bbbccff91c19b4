"""What is taken away reads back to the same numbers."""

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from playground import limits
from playground.exports import points_csv
from playground.points import NO_POINTS, Points

coordinates = st.floats(-limits.COORDINATE, limits.COORDINATE)
rows = st.lists(st.tuples(coordinates, coordinates, st.integers(0, 1)), max_size=20)


@given(rows)
def test_the_csv_reads_back_to_the_same_bits(rows):
    points = Points.of(rows)
    lines = list(csv.DictReader(io.StringIO(points_csv(points))))
    back = Points.of((float(line["x1"]), float(line["x2"]), int(line["y"])) for line in lines)
    assert back == points


def test_the_header_is_there_without_points_too():
    assert points_csv(NO_POINTS) == "x1,x2,y\n"
