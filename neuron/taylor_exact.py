"""A small change of the output where float64 has no number for it: in decimal numbers.

Article, section 1, "Smoothness for backpropagation": the same as in taylor.py, however flat the
sigmoid is.
"""

from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal, localcontext

from neuron import _checks
from neuron.chain import FARTHEST_SCORE

DIGITS = 60
"""Significant digits to compute with: the error of a prediction is a difference of a difference."""


def exact_change(z: float, dz: float) -> tuple[Decimal, Decimal]:
    """Give the sigmoid's slope and the true change of the output as decimal numbers.

    Parameters
    ----------
    z : float
        A score.
    dz : float
        Its change.

    Returns
    -------
    slope : Decimal
        ``a (1 - a)``, so that the first-order prediction is ``slope * dz``.
    true : Decimal
        ``sigmoid(z + dz) - sigmoid(z)``.

    Raises
    ------
    ValueError
        If z, dz or their sum is not a finite number of at most 1e15 in size.

    Notes
    -----
    With ``low`` and ``high`` the smaller and the larger of z and z + dz, the size of the change is
    ``sigmoid(high) sigmoid(-low) (1 - exp(low - high))``: nothing cancels.

    Examples
    --------
    >>> slope, true = exact_change(-10005.0, 0.5)
    >>> print(f"{slope:.3e} {true:.3e} {true / slope:.6f}")  # the last one is exp(0.5) - 1
    7.651e-4346 4.963e-4346 0.648721
    """
    with localcontext(Context(prec=DIGITS, Emax=MAX_EMAX, Emin=MIN_EMIN)):
        start = Decimal(_checks.number("z", z))
        change = Decimal(_checks.number("dz", dz))
        end = start + change
        if max(abs(start), abs(change), abs(end)) > FARTHEST_SCORE:
            raise ValueError(f"z and dz must be at most {FARTHEST_SCORE} in size, got {z} and {dz}")
        low, high = sorted((start, end))
        size = _sigmoid(high) * _sigmoid(-low) * (1 - (low - high).exp())
        return _sigmoid(start) * _sigmoid(-start), size.copy_sign(change)


def _sigmoid(z: Decimal) -> Decimal:
    t = (-abs(z)).exp()
    return 1 / (1 + t) if z >= 0 else t / (1 + t)
