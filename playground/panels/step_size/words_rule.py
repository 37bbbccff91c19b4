"""What the panel "Step size" says of the batch perceptron, where α is very large."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from playground.numbers.text import percent, spoken

if TYPE_CHECKING:
    from playground.panels.step_size.rule import Rule

HEADING: Final = "##### The batch perceptron, next to the run"

RULE: Final = (
    r"\begin{aligned} W &\leftarrow W + \tfrac{\alpha}{m} \textstyle\sum_{\text{wrong}} s\,x \\ "
    r"b &\leftarrow b + \tfrac{\alpha}{m} \textstyle\sum_{\text{wrong}} s \end{aligned} "
    r"\qquad s = 2y - 1"
)

ALT: Final = "Wrong samples at each iteration: of the run, and of the batch perceptron"


INTRODUCTION: Final = (
    "Where scores are large, σ is all but a threshold: a sample on the wrong side pulls with "
    "nearly 1, one on its own side with nearly 0. A step then adds the wrong samples and little "
    "else, as the batch perceptron does. Large steps make large scores: as α → ∞, W/α and b/α "
    "tend, after any fixed number of steps, to those of the rule that begins with the run's first "
    "step, unless one of its states has a sample on its very line."
)

RUN_LINE = "run"
RULE_LINE = "rule"
WRONG = "wrong"


def about_pulls(rule: Rule, k: int) -> str:
    """Say how near the sigmoid is to a threshold at the iteration shown."""
    parts = [f"At iteration {k}, **{rule.wrong}** of {rule.samples} samples are wrong"]
    if rule.weakest_wrong is not None:
        pull = "it pulls" if rule.wrong == 1 else "each pulls"
        parts.append(f", and {pull} with at least {spoken(rule.weakest_wrong)}")
    if rule.strongest_right is not None:
        parts.append(f"; none that is right pulls with more than {spoken(rule.strongest_right)}")
    text = "".join(parts) + "."
    if rule.on_line:
        text += f" {rule.on_line} on the line: each pulls with one half, in the rule as well."
    return text


def steps_table(rule: Rule) -> str:
    """Write both steps below one another."""
    rows = ["| step of | $w_1$ | $w_2$ | $b$ |", "| :-- | --: | --: | --: |"]
    for name, step in (("the run", rule.step), ("the rule", rule.rule_step)):
        rows.append(f"| {name} | " + " | ".join(spoken(v) for v in step.tolist()) + " |")
    return "\n".join(rows)


def about_steps(rule: Rule) -> str:
    """Say how far the two steps differ."""
    if rule.apart is None:
        return "The rule takes no step here: it has come to its end."
    share = percent(rule.apart) if rule.apart >= 1e-3 else f"{spoken(rule.apart)} of it"  # noqa: PLR2004
    return f"The run's step differs from the rule's by {share}."


def about_both(rule: Rule) -> str:
    """Say how long run and rule go the same way."""
    last = len(rule.rule_wrong)
    if rule.alike == last:
        same = f"at all {last:,} iterations that are compared"
    elif rule.alike:
        same = f"up to iteration {rule.alike:,}"
    else:
        same = "at no iteration"
    text = f"Both begin with the run's first step. The same samples are wrong in both {same}."
    if rule.stopped is not None:
        return f"{text} The rule ends at iteration {rule.stopped:,}, where no sample is wrong."
    return f"{text} The rule has not ended by iteration {last:,}: some sample is always wrong."


def wrong_hover(name: str) -> str:
    """Say what is under the pointer of a line."""
    return f"{name}, iteration %{{x}}: %{{y}} wrong<extra></extra>"
