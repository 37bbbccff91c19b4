"""What can be taken away: the points as CSV."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playground.points import Points


def points_csv(points: Points) -> str:
    r"""Write ``x1,x2,y`` with numbers that read back to the same float64.

    Examples
    --------
    >>> from playground.points import Points
    >>> points_csv(Points.of([(0.1, -2.0, 1)]))
    'x1,x2,y\n0.1,-2.0,1\n'
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["x1", "x2", "y"])
    writer.writerows((repr(x1), repr(x2), label) for x1, x2, label in points.rows())
    return text.getvalue()
