"""What the line under the board says, and what stands on and beside the board."""

from __future__ import annotations

from playground.numbers.text import spoken

DIRECTION_ALONE = " (W was 0 and has no length: the arrow shows the direction alone.)"
LOG_LOSS = "log-loss"
GRADIENT_LENGTH = "length of the gradient"
ACCURACY = "accuracy"
CLASS = "class"
PREDICTION = "prediction"
INVITATION = "Click to add a point, or sample a set"
PER_SECOND = "per second"
PLAY = "Press Play, or the space bar."

JUMPS = (
    "The loss fell at this step, but rose within the ten before: with α above the step limit 2/β "
    "steps can overshoot."
)

EACH_PULLS = "Each pulls the line its way, and the harder the farther away the line is."
ALL_PULL = f"Every point is on the wrong side. {EACH_PULLS}"
SOME_PULL = f"Some points are on the wrong side. {EACH_PULLS}"
ONE_PULLS = (
    "One point is on the wrong side. It pulls the line its way, and the harder the farther away "
    "the line is."
)

NEARLY_BALANCE = (
    "Some points are on the wrong side. Each pulls the line its way, but all pulls together nearly "
    "cancel."
)
ONE_BALANCED = (
    "One point is on the wrong side. It pulls the line its way, but all pulls together nearly "
    "cancel."
)
OUT_OF_VIEW = "The line is out of view."

AT_OPTIMUM = (
    "The run has come to rest at the optimum: the pulls of all points balance, to some twelve "
    "digits, and the loss has its minimum here."
)

BALANCE = "The pulls of all points balance, to some twelve digits: the loss has its minimum here."
"""At an optimum where the run need not stay, as α is too large for it."""

ENDLESS = (
    "Every point is on its own side. The loss has no minimum: as W grows longer and longer it "
    "falls towards 0, and never gets there."
)

GONE = (
    "Every point is on its own side, and the loss is so small that float64 calls it 0: nothing "
    "moves any more, where exact numbers would go on for ever."
)

NO_SLOPE = (
    "The perceptron says 1 where z ≥ 0, else 0 (the article prints z < 0, a slip). It has no slope "
    "to learn from: training goes on with the sigmoid."
)

NO_POINTS = "Click to add a point, or sample a set."

STOPS = (
    "The run stops here: the next update would leave the range of float64. A smaller learning "
    "rate goes on."
)

FLAT_AND_MOVING = "W = 0: the probability is the same σ(b) everywhere, so there is no line to draw."
NO_STEP_LIMIT = "Step limit 2/β: add points to see it."
BELOW = "below"
ABOVE = "above"
EXACTLY_AT = "exactly at"


def as_before(loss: str) -> str:
    """Say that the loss has changed by too little to be seen."""
    return f"is {loss}, as before, to four digits"


def changes(before: float, after: float) -> str:
    """Say how the loss has changed."""
    change = "falls" if after < before else "rises" if after > before else "stays"
    return f"{change} from {spoken(before)} to {spoken(after)}"


def moving(loss: str) -> str:
    """Say what moves in a step, and what becomes of the loss."""
    return f"W and b move, and the line with them; dashed, where it was. The log-loss {loss}."


def drawn_longer(times: str) -> str:
    """Say that the arrow of the step is drawn longer than it is."""
    return f" (Its arrow is drawn {times} times as long.)"


def drawn_shorter(times: str) -> str:
    """Say that the arrow of the step is drawn shorter than it is."""
    return f" (Its arrow is drawn {times} times as short.)"


def leaves(alpha: str) -> str:
    """Say that a step cannot be taken."""
    return f"With α = {alpha} the step would leave the range of float64."


def ends_here(stop: str) -> str:
    """Say that the run ends."""
    return f" {stop} The run ends here."


def beat(number: int, words: str) -> str:
    """Say which beat it is, of four."""
    return f"{number} of 4. {words}"


def pulling(one: str, other: str, hardest: int, by: str) -> str:
    """Say what each sample does to W."""
    return (
        f"Each sample pulls by a − y, along its arrow: {one} wants W to point its way, "
        f"{other} the other way. Sample {hardest} pulls hardest, by "
        f"{by}."
    )


BY_THE_SIGMOID = " (Here a is the sigmoid of z: what the perceptron says has no slope.)"


def nearly(rounded: str) -> str:
    """Write a number that only rounding makes a whole one."""
    return f"nearly {rounded}"


def averaging(samples: int, slopes: str) -> str:
    """Say what the gradient is the mean of."""
    return (
        f"The gradient is the mean of (a − y)·x over all {samples}: {slopes}. The loss falls "
        "the other way, along the arrow at W."
    )


def stepping(alpha: str, written: str, drawn: str) -> str:
    """Say what the step is."""
    return f"Times −α = {alpha}, it is the step: {written}.{drawn}"


def at_limit(limit: str) -> str:
    """Say that an initial weight is at its limit."""
    return (
        f"An initial weight is at its limit, {limit}: a line in the hand gets softer "
        "rather than pass it."
    )


def rose(alpha: str, limit: str) -> str:
    """Say why the loss rose."""
    return (
        f"The loss rose: α = {alpha} is above the step limit 2/β = "
        f"{limit}; this step passed the lowest point."
    )


def one_class(name: str, label: int, other: str) -> str:
    """Say what a neuron learns from one class."""
    return (
        f"Only {name} so far: the neuron learns to say {label} everywhere. Add a "
        f"point of {other} to give it something to tell apart."
    )


def flat(probability: str) -> str:
    """Say that W = 0 draws no line."""
    return (
        f"W = 0: the probability is σ(b) = {probability} everywhere, so there is no line to draw."
    )


def step_limit(limit: str, side: str) -> str:
    """Say what the step limit is, and on which side of it α is."""
    return f"Step limit 2/β = {limit}. α is {side} it."
