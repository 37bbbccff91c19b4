"""What stands in the drawings: names of lines and axes."""

from __future__ import annotations

PREDICTION = "prediction {out}"
LABEL = "label {label}"
LIMIT_LINE = "limit of gradient descent"
OPTIMUM = "optimum"
SUPPORT_LINE = "support vector line"
ITERATION, ITERATION_K, LOG_LOSS = "iteration", "iteration k", "log-loss"


def gap(width: str) -> str:
    """Say how wide the gap is."""
    return f"gap {width}"
