"""A second opinion on separability without any rounding: by trying every line that could matter."""

import itertools
from fractions import Fraction


def folded(X, y):
    """The rows s [x, 1] in fractions; every float64 is one."""
    return [
        [s * Fraction(float(v)) for v in [*x, 1.0]]
        for x, s in ((x, 1 if label else -1) for x, label in zip(X, y, strict=True))
    ]


def products(theta, Q):
    return [sum(t * v for t, v in zip(theta, q, strict=True)) for q in Q]


def reduced(rows):
    """The rows in reduced echelon form, zero rows left out, and the columns of the pivots."""
    rows, pivots = [list(row) for row in rows], []
    for column in range(len(rows[0])):
        k = len(pivots)
        found = next((i for i in range(k, len(rows)) if rows[i][column]), None)
        if found is None:
            continue
        rows[k], rows[found] = rows[found], rows[k]
        rows[k] = [v / rows[k][column] for v in rows[k]]
        for i, row in enumerate(rows):
            if i != k:
                rows[i] = [v - row[column] * t for v, t in zip(row, rows[k], strict=True)]
        pivots.append(column)
    return rows[: len(pivots)], pivots


def rays(Q):
    """All theta with Q theta >= 0 that are alone, up to length, where some products are 0.

    Every other such theta is a sum of these, once the columns of Q are independent.
    """
    n = len(Q[0])
    for some in itertools.combinations(Q, n - 1):
        rows, pivots = reduced(some) if some else ([], [])
        if len(pivots) < n - 1:
            continue
        (free,) = set(range(n)) - set(pivots)
        theta = [Fraction(0)] * n
        theta[free] = Fraction(1)
        for row, column in zip(rows, pivots, strict=True):
            theta[column] = -row[free]
        for way in (theta, [-t for t in theta]):
            if min(products(way, Q)) >= 0:
                yield way


def verdict(X, y):
    Q = folded(X, y)
    _, columns = reduced(Q)
    Q = [[q[j] for j in columns] for q in Q]
    total = [sum(parts, Fraction(0)) for parts in zip(*rays(Q), strict=True)]
    if not total:
        return "overlapping"
    return "separable" if min(products(total, Q)) > 0 else "touching"
