"""What is added up on the screen adds up for a calculator, whatever the numbers."""

from decimal import Decimal, localcontext

from hypothesis import example, given, settings
from hypothesis import strategies as st

from playground.numbers.sums import shown_step
from tests.app_numbers import close_up


def numbers(smallest, largest):
    """Floats of any size between powers of ten, in full and short ones such as 0.85 or 1e-8."""
    powers = st.integers(smallest, largest)
    short = st.builds(
        lambda digits, point, power: float(f"{digits}e{power - point}"),
        st.integers(-(10**6), 10**6),
        st.integers(0, 6),
        powers,
    )
    full = st.builds(lambda mantissa, power: mantissa * 10.0**power, st.floats(-10, 10), powers)
    return (short | full | st.just(0.0)).filter(lambda x: x == 0 or abs(x) >= 10.0**smallest)


ALPHAS = numbers(-4, 3).map(abs).filter(lambda alpha: 1e-4 <= alpha <= 1e3)


@given(numbers(-12, 9), ALPHAS, numbers(-290, 6))
@example(100000.0, 0.85, 1e-8)  # once shown as a step of -8E-9, where 0.85 · 1E-8 is -9E-9
@example(1.0, 0.5, 1.2345e-40)
@settings(max_examples=1000, deadline=None)
def test_the_factors_shown_give_the_step_shown_and_the_sum_shown(before, alpha, slope):
    after = before - alpha * slope
    shown = shown_step(before, alpha, slope, after)
    (first,), (rate, factor) = shown.factors
    old, step = shown.terms
    assert first == old
    exact = -Decimal(repr(alpha)) * Decimal(repr(slope))
    with localcontext() as context:
        context.prec = 800
        assert close_up(rate * factor, step)
        assert close_up(first + step, shown.total)
        assert close_up(first + rate * factor, shown.total)
        for number, value, units in (
            (first, Decimal(before), "0.5"),
            (rate, Decimal(-alpha), "0.5"),
            (factor, Decimal(slope), "0.5"),
            (step, exact, "0.5"),
            (shown.total, Decimal(after), "1.5"),  # half of it, unless digits run out
        ):
            unit = Decimal(1).scaleb(number.as_tuple().exponent)
            assert abs(number - value) <= unit * Decimal(units) + abs(value) * Decimal("2e-16")
    assert (step == 0) == (alpha * slope == 0)
