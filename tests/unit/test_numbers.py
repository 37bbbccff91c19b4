"""A number becomes text in one way: on the board, in a sentence, in a formula."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playground.numbers.rounding import significant
from playground.numbers.text import board_number, grouped, latex, raised, spoken
from tests.app_numbers import in_words

IN_SENTENCES = [
    (0.0, "0"),
    (-0.0, "0"),
    (0.5, "0.5"),
    (-0.25, "−0.25"),
    (1 / 3, "0.3333"),
    (-41.588, "−41.59"),
    (999.96, "1,000"),
    (3333333.3, "3,333,333"),
    (123456789012.0, "123,456,789,012"),
    (1e12, "1 × 10¹²"),
    (1.7976931348623157e308, "1.798 × 10³⁰⁸"),
    (0.00012346, "0.0001235"),
    (6.9e-5, "6.9 × 10⁻⁵"),
    (-7.4491e-6, "−7.449 × 10⁻⁶"),
    (9.9996e-7, "1 × 10⁻⁶"),
    (5e-324, "5 × 10⁻³²⁴"),
    (Decimal("-0.2500"), "−0.2500"),
    (Decimal("7.4490E-6"), "7.4490 × 10⁻⁶"),
    (Decimal("1.235E+5"), "1.235 × 10⁵"),
]
"""A float has four digits, or is whole; what is rounded already keeps all its digits."""


@pytest.mark.parametrize(("value", "text"), IN_SENTENCES)
def test_numbers_in_sentences(value, text):
    assert spoken(value) == text


@settings(deadline=None)
@given(st.floats(-1e300, 1e300).filter(lambda value: value == 0 or abs(value) > 1e-300))
def test_a_number_in_a_sentence_is_the_number_to_four_digits(value):
    assert abs(in_words(spoken(value)) - Decimal(value)) <= abs(Decimal(value)) * Decimal(
        "5.0001e-4"
    )
    assert "e" not in spoken(value)


@settings(deadline=None)
@given(st.integers(0, 10**30))
def test_whole_numbers_have_commas_up_to_twelve_digits(count):
    assert grouped(count) == f"{count:,}" or (count >= 10**12 and " × 10" in grouped(count))
    assert abs(in_words(grouped(count)) - count) <= count * Decimal("0.005")


@settings(deadline=None)
@given(st.floats(1e-300, 1e300))
def test_the_boards_digits(value):
    text = board_number(value).replace("\N{MINUS SIGN}", "-")
    step = Decimal("0.0001") if 1e-3 <= value < 1e5 else Decimal(value) / 1000
    assert abs(Decimal(text) - Decimal(value)) <= step / 2
    assert board_number(-value) == "\N{MINUS SIGN}" + board_number(value)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0"),
        (-0.0, "0"),
        (1e-300, r"1 \times 10^{-300}"),
        (0.3, "0.3"),
        (1 / 3, "0.3333"),
        (9.99996, "10.00"),
        (123456.0, r"1.235 \times 10^{5}"),
        (6080.0, "6080"),
        (300000000.0, "300000000"),
        (2e300, r"2 \times 10^{300}"),
        (-2e-7, r"-2 \times 10^{-7}"),
    ],
)
def test_numbers_in_formulas_with_four_significant_digits(value, text):
    assert latex(significant(value, 4)) == text


def test_exponents_are_raised():
    assert raised(-1234567890) == "⁻¹²³⁴⁵⁶⁷⁸⁹⁰"
