"""Changes too small for float64, against decimal numbers of as many digits as they take."""

from decimal import Decimal, localcontext

import pytest

from neuron import exact_change, sigmoid_change

CASES = [(0.0, 0.5), (-2.0, -1e-9), (3.0, -7.0), (-10005.0, 0.2), (1e4, 20.2), (-5e3, 1e4)]


@pytest.mark.parametrize(("z", "dz"), CASES)
def test_slope_and_change(z, dz):
    slope, true = exact_change(z, dz)
    with localcontext() as context:
        # 1 - 1e-4343 keeps a hundred digits of what is left out.
        context.prec = 100 + int(0.4343 * max(abs(z), abs(z + dz)))
        a, moved = (1 / (1 + (-at).exp()) for at in (Decimal(z), Decimal(z) + Decimal(dz)))
        assert abs(slope / (a * (1 - a)) - 1) < Decimal("1e-40")
        assert abs(true / (moved - a) - 1) < Decimal("1e-40")
    assert float(true) == pytest.approx(float(sigmoid_change(z, dz)), rel=1e-13, abs=1e-300)


def test_too_far_out():
    for z, dz in ((1e16, 0.0), (0.0, -1e16), (float("nan"), 0.0), (0.0, float("inf"))):
        with pytest.raises(ValueError, match="z"):
            exact_change(z, dz)
