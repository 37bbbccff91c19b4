"""What the panel "Likelihood" knows: every number on it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from neuron import (
    RepeatedProduct,
    label_probabilities,
    likelihood,
    likelihood_peak,
    likelihood_range,
    log_likelihood,
    log_likelihood_along,
    repeated_log_likelihood,
    repeated_product,
    sample_losses,
    samples_until_lost,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from playground.state.shown import Shown

    FloatArray = NDArray[np.float64]

CURVE_POINTS = 321
"""Points of a curve along one weight."""

PARAMETERS = ("w₁", "w₂", "b")


@dataclass(frozen=True, slots=True, eq=False)
class Facts:
    """The likelihood of the points at one iteration."""

    y: FloatArray
    P: FloatArray
    losses: FloatArray
    others: FloatArray
    """Minus the logarithm of the other label's probability 1 - P, however near P is to 1."""
    products: FloatArray
    """The product of the first 0, 1, ..., m factors, shape (m + 1,)."""
    sums: FloatArray
    """The sum of their logarithms, shape (m + 1,)."""
    likelihood: float
    log_likelihood: float
    loss: float
    """The log-loss that the board shows."""

    @property
    def m(self) -> int:
        """The number of samples."""
        return len(self.P)

    @property
    def mean(self) -> float:
        """-(1/m) log ℒ."""
        return 0.0 - self.log_likelihood / self.m

    @property
    def log_of_all_losses(self) -> float:
        """The logarithm of -log ℒ where float64 calls that 0: each -log P is 1 - P there."""
        return float(np.logaddexp.reduce(-self.others))


@dataclass(frozen=True, slots=True, eq=False)
class Repeated:
    """The same points again and again."""

    total: int
    product: RepeatedProduct
    sums: FloatArray
    """Log-likelihoods at ``product.counts``."""
    needed: int | None
    """Samples until the likelihood is below the normal numbers, by the sum of logarithms."""
    factor: float | None
    """The factor with which the product left the normal numbers; None if it did not."""


@dataclass(frozen=True, slots=True, eq=False)
class Along:
    """Both curves along one parameter."""

    name: str
    now: float
    peak: float | None
    values: FloatArray
    logs: FloatArray
    both_ways: bool
    """Whether some samples pull one way and some the other."""

    @property
    def has_peak(self) -> bool:
        """Whether there is a peak at a finite place."""
        return self.peak is not None and math.isfinite(self.peak)

    @property
    def relative(self) -> FloatArray:
        """The likelihood as a share of the highest one drawn."""
        shares: FloatArray = np.exp(np.maximum(self.logs - self.logs.max(), -700.0))
        return shares


def facts(shown: Shown) -> Facts:
    """Work out the likelihood at the iteration shown."""
    here = shown.here
    P, losses = label_probabilities(*here), sample_losses(*here)
    m = len(P)
    with np.errstate(under="ignore"):
        products = np.multiply.accumulate(np.concatenate([[1.0], P]))
    return Facts(
        y=shown.y,
        P=P,
        losses=losses,
        others=sample_losses(shown.X, 1.0 - shown.y, shown.W, shown.b),
        products=products,
        sums=repeated_log_likelihood(losses, np.arange(m + 1)),
        likelihood=likelihood(*here),
        log_likelihood=log_likelihood(*here),
        loss=shown.loss,
    )


def repeated(known: Facts, total: int) -> Repeated:
    """Multiply the samples in again and again, up to ``total`` of them, at least once each."""
    total = max(total, known.m)
    product = repeated_product(known.P, total)
    sums = repeated_log_likelihood(known.losses, product.counts)
    left = product.left_normal
    factor = None if left is None else float(known.P[(left - 1) % known.m])
    return Repeated(total, product, sums, samples_until_lost(known.losses), factor)


def along(shown: Shown, name: str) -> Along:
    """Work out both curves along the parameter of this name."""
    here = shown.here
    j = PARAMETERS.index(name)
    now = float([*shown.W, shown.b][j])
    peak = likelihood_peak(*here, j=j)
    low, high = likelihood_range(*here, j=j)
    values = np.linspace(low, high, CURVE_POINTS)
    if peak is not None and math.isfinite(peak):
        values = np.append(values, peak)
        moved, bias = _moved(shown, j, peak)
        near = likelihood_range(shown.X, shown.y, moved, bias, j=j)
        values = np.append(values, np.linspace(*near, CURVE_POINTS))  # a narrow peak has its points
    values = np.unique(np.append(values, now))
    logs = log_likelihood_along(*here, j=j, values=values)
    return Along(name, now, peak, values, logs, both_ways=_both_ways(shown, j))


def _both_ways(shown: Shown, j: int) -> bool:
    features = shown.X[:, j] if j < shown.X.shape[1] else np.ones(len(shown.y))
    pulls = np.sign(features) * (2.0 * shown.y - 1.0)
    return bool((pulls > 0).any() and (pulls < 0).any())


def _moved(shown: Shown, j: int, value: float) -> tuple[FloatArray, float]:
    theta = np.append(shown.W, shown.b)
    theta[j] = value
    return theta[:-1], float(theta[-1])
