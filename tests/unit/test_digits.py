"""What is added up on the screen adds up for a reader with a calculator."""

from decimal import Decimal, localcontext

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from playground.numbers.calculator import Sum, held
from playground.numbers.columns import column_digits, scale_down
from playground.numbers.rounding import fixed
from playground.numbers.sums import shown_sum
from playground.numbers.text import latex
from tests.app_numbers import half_up, last_place, printed


def decimals_of(shown):
    return -shown.total.as_tuple().exponent


NUMBERS = st.floats(-1e6, 1e6).filter(lambda x: x == 0 or abs(x) > 1e-12)


@given(NUMBERS, st.floats(1e-3, 1e3), NUMBERS)
@settings(max_examples=300, deadline=None)
def test_before_minus_step_is_after_in_the_numbers_shown(before, alpha, slope):
    after = before - alpha * slope
    shown = shown_sum([(before,), (-alpha, slope)], after, visible=(alpha * slope,))
    (first,), (rate, factor) = shown.factors
    with localcontext() as context:
        context.prec = 60
        assert first + shown.terms[1] == shown.total
        assert half_up(rate * factor, decimals_of(shown)) == shown.terms[1]
        unit = Decimal(10) ** -decimals_of(shown)
        assert abs(first - Decimal(before)) <= unit / 2
        assert abs(shown.total - Decimal(after)) <= unit  # half of it, unless digits run out
        step = Decimal(-alpha) * Decimal(slope)
        float_unit = abs(step) * Decimal("1e-16")  # what is written of it may be so far off
        assert abs(shown.terms[1] - step) <= unit / 2 + float_unit
        assert half_up(first + rate * factor, decimals_of(shown)) == shown.total


@given(st.lists(st.tuples(NUMBERS, st.floats(-100, 100)), min_size=1, max_size=3))
@example([(1.0, 3e-82), (1.5, -1.7862354504486575), (1.5, -1.7862354504486575)])
@settings(max_examples=200, deadline=None)
def test_a_sum_of_products_adds_up(terms):
    total = sum(one * other for one, other in terms)
    shown = shown_sum(terms, total)
    assert sum(shown.terms) == shown.total
    for factors, term in zip(shown.factors, shown.terms, strict=True):
        with localcontext() as context:
            context.prec = 60
            product = factors[0] * factors[1]
        assert half_up(product, decimals_of(shown)) == term
    with localcontext() as context:  # the reader who sees the factors alone
        context.prec = 60
        worked_out = sum(one * other for one, other in shown.factors)
    largest = max(map(abs, (*shown.terms, Decimal(total))))
    all_shown = decimals_of(shown) + largest.adjusted() >= 13  # fifteen digits: no more to be had
    unit = Decimal(1).scaleb(-decimals_of(shown))
    assert half_up(worked_out, decimals_of(shown)) == shown.total or (
        all_shown and abs(worked_out - shown.total) <= unit * Decimal("1.5")
    )


@given(
    st.lists(st.tuples(NUMBERS, NUMBERS), min_size=1, max_size=4),
    NUMBERS,
    NUMBERS,
    st.integers(-2, 8),
)
@settings(max_examples=300, deadline=None)
def test_numbers_in_several_sums_are_rounded_once_and_every_sum_holds(rows, slope, shift, decimals):
    values = [slope, shift, *(number for row in rows for number in row)]
    places = [(2 * row + 2, 2 * row + 3) for row in range(len(rows))]
    with localcontext() as context:
        context.prec = 200
        totals = [
            half_up(Decimal(slope) * Decimal(one) + Decimal(other) * Decimal(shift), decimals)
            for one, other in rows
        ]
    sums = [
        Sum(((0, one), (other, 1)), total)
        for (one, other), total in zip(places, totals, strict=True)
    ]
    shown = held(values, sums)
    if shown is None:  # a sum so near a tie that 17 digits of its factors do not tell
        return
    with localcontext() as context:
        context.prec = 200
        for (one, other), total in zip(places, totals, strict=True):
            assert half_up(shown[0] * shown[one] + shown[other] * shown[1], decimals) == total
        for number, value in zip(shown, values, strict=True):
            assert abs(number - Decimal(value)) <= abs(Decimal(value)) * Decimal("0.0005001")


def test_numbers_that_are_given_stay_as_they_are_and_a_mean_has_a_divisor():
    sums = [Sum(((0, 1), (0, 2)), Decimal("0.667"), divisor=3)]
    assert held([2 / 3], sums, given=[Decimal("1.25"), Decimal("1.75")]) == (Decimal("0.6667"),)
    assert held([0.1], [Sum(((0,),), Decimal("0.2"))]) is None


@given(st.lists(NUMBERS, min_size=1, max_size=30))
@settings(max_examples=200, deadline=None)
def test_the_mean_of_the_numbers_shown_is_the_mean_shown(values):
    column = np.array(values)
    mean = float(np.mean(column))
    digits = column_digits(column, mean)
    rows = [printed(digits.format, value) for value in scale_down(column, digits.exponent).tolist()]
    shown = printed(digits.mean_format, float(scale_down(mean, digits.exponent)))
    largest = max(rows, key=abs)
    unit = Decimal(1).scaleb(last_place(digits.format, largest))
    average = sum(rows) / len(rows)
    assert abs(average - shown) <= unit * Decimal("0.5000001")
    assert all((row == 0) == (value == 0) for row, value in zip(rows, values, strict=True))
    assert (shown == 0) == (mean == 0)


def test_a_number_that_fixed_digits_would_hide_is_written_with_its_own():
    wide = column_digits(np.array([0.5, 1e-44, -3e-9]), 0.5 / 3)
    assert (wide.exponent, wide.format, wide.mean_format) == (0, "%.4g", "%.4g")
    hidden = column_digits(np.array([0.5, -0.5 + 1e-7]), 5e-8)
    assert (hidden.exponent, hidden.format, hidden.mean_format) == (0, "%.4f", "%.4g")


def test_numbers_of_any_size_keep_their_digits():
    tiny = np.array([3e-300, 1e-300])
    assert column_digits(np.zeros(3), 0.0).mean_format == "%.4f"
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


def test_ties_round_away_from_zero_as_in_the_browser():
    assert fixed(0.03125, 4) == Decimal("0.0313")
    assert fixed(-0.03125, 4) == Decimal("-0.0313")
    assert str(fixed(-1e-9, 4)) == "0.0000"


def test_a_zero_of_a_hundred_digits_is_written_short():
    assert latex(fixed(0.0, 4)) == "0.0000"
    assert latex(fixed(0.0, 100)) == "0"
