"""What is added up on the screen adds up for a reader with a calculator."""

from decimal import ROUND_HALF_UP, Decimal, localcontext

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playground.digits import (
    column_digits,
    fixed,
    latex,
    scale_down,
    shown_sum,
    significant,
)

NUMBERS = st.floats(-1e6, 1e6).filter(lambda x: x == 0 or abs(x) > 1e-12)


def half_up(value, decimals):
    with localcontext() as context:
        context.prec = 60
        return Decimal(value).quantize(Decimal(10) ** -decimals, ROUND_HALF_UP)


@given(NUMBERS, st.floats(1e-3, 1e3), NUMBERS)
@settings(max_examples=300)
def test_before_minus_step_is_after_in_the_numbers_shown(before, alpha, slope):
    after = before - alpha * slope
    shown = shown_sum([(before,), (-alpha, slope)], after, visible=(alpha * slope,))
    (first,), (rate, factor) = shown.factors
    with localcontext() as context:
        context.prec = 60
        assert first + shown.terms[1] == shown.total
        assert half_up(rate * factor, shown.decimals) == shown.terms[1]
        unit = Decimal(10) ** -shown.decimals
        assert abs(first - Decimal(before)) <= unit / 2
        assert abs(shown.total - Decimal(after)) <= unit  # half of it, unless digits run out
        assert shown.terms[1] == half_up(Decimal(-alpha) * Decimal(slope), shown.decimals)


@given(st.lists(st.tuples(NUMBERS, st.floats(-100, 100)), min_size=1, max_size=3))
@settings(max_examples=200, deadline=None)
def test_a_sum_of_products_adds_up(terms):
    total = sum(one * other for one, other in terms)
    shown = shown_sum(terms, total)
    assert sum(shown.terms) == shown.total
    for factors, term in zip(shown.factors, shown.terms, strict=True):
        with localcontext() as context:
            context.prec = 60
            product = factors[0] * factors[1]
        assert half_up(product, shown.decimals) == term


@given(st.lists(NUMBERS, min_size=1, max_size=30))
@settings(max_examples=200, deadline=None)
def test_the_mean_of_the_numbers_shown_is_the_mean_shown(values):
    column = np.array(values)
    mean = float(np.mean(column))
    digits = column_digits(column, mean)
    rows = [half_up(v, digits.decimals) for v in scale_down(column, digits.exponent).tolist()]
    shown = half_up(float(scale_down(np.array([mean]), digits.exponent)[0]), digits.decimals)
    unit = Decimal(10) ** -digits.decimals
    assert abs(sum(rows) / len(rows) - shown) <= unit / 2 * (1 + Decimal("1e-6"))


def test_numbers_of_any_size_keep_their_digits():
    tiny = np.array([3e-300, 1e-300])
    digits = column_digits(tiny, 2e-300)
    assert digits.exponent == -300
    assert scale_down(tiny, -300) == pytest.approx([3.0, 1.0])
    shown = shown_sum([(1.5e-200,), (-0.5, 1e-200)], 1e-200, visible=(1e-200,))
    assert latex(shown.total) == r"1.00 \times 10^{-200}"
    assert sum(shown.terms) == shown.total


def test_a_step_too_small_for_float64_is_shown_as_what_it_is():
    shown = shown_sum([(1.0,), (-0.3, 1e-25)], 1.0, visible=(3e-26,))
    assert shown.total == shown.terms[0] == 1
    assert shown.terms[1] == 0


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0"),
        (1e-300, r"1 \times 10^{-300}"),
        (0.3, "0.3"),
        (1 / 3, "0.3333"),
        (9.99996, "10.00"),
        (123456.0, "123500"),
        (-2e-7, r"-2 \times 10^{-7}"),
    ],
)
def test_significant_digits(value, text):
    assert latex(significant(value, 4)) == text


def test_ties_round_away_from_zero_as_in_the_browser():
    assert fixed(0.03125, 4) == Decimal("0.0313")
    assert fixed(-0.03125, 4) == Decimal("-0.0313")
    assert str(fixed(-1e-9, 4)) == "0.0000"


def test_a_zero_of_a_hundred_digits_is_written_short():
    assert latex(fixed(0.0, 4)) == "0.0000"
    assert latex(fixed(0.0, 100)) == "0"
