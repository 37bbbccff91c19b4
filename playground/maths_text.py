"""The text of the page "The maths", section by section, with <<names>> where numbers go."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from playground.experiment import Experiment, first_experiment
from playground.maths_numbers import ALPHA, CORNERS, EXAMPLE, WRONG, B, W
from playground.maths_text_training import DERIVATION, DESCENT, FEATURES, NEXT, NOTATION, VECTORS
from playground.options import with_option

if TYPE_CHECKING:
    from playground.options import Options


@dataclass(frozen=True, slots=True)
class Section:
    """One section: its text, a figure's name or none, and a state of the playground to try."""

    title: str
    text: str
    figure: str
    try_it: str
    """What the link says after "Try it: "."""
    experiment: Experiment
    alt: str = ""
    """What the figure shows, in words."""
    footnote: str = ""
    """What stands below the figure."""


INTRODUCTION = """
A neuron sounds like biology, but this one is a weighted sum and a smooth switch. Here is all of its
mathematics, from a handful of points to the line that parts them. The path is that of the article
behind this playground; the words are ours, and every number is computed by the code that moves
the line.

Four samples keep us company: few enough for paper. At first the weights are $w_1 = 1$, $w_2 = 2$
and the bias is $b = -1$, which is not quite right, as you will see. Numbers are rounded to four
decimals unless we say otherwise.

| sample | $x_1$ | $x_2$ | label $y$ |
| --- | --- | --- | --- |
| 1 | −2 | −1 | 0 |
| 2 | −1 | 0.5 | 0 |
| 3 | 2 | 1 | 1 |
| 4 | 1 | −0.5 | 1 |
"""

PROBLEM = r"""
We are given $m$ samples. Each is a point $x^{(i)} = (x_1^{(i)}, x_2^{(i)})$ of the plane with a
label $y^{(i)} \in \{0, 1\}$. If some straight line has all the zeros on one side and all the
ones on the other, the data are *linearly separable*. Knowing such a line, we can guess the
label of a new point: look which side it is on. So the task is to find a line, and the neuron is
a way of looking for it.
"""

SCORE = r"""
The neuron gives each feature a weight, adds them up, and adds a bias:

$$z = w_1 x_1 + w_2 x_2 + b.$$

We call $z$ the *score*. Where it is zero the neuron cannot decide, and these places form a
line: the *decision boundary*. $W = (w_1, w_2)$ stands at a right angle to it and points to
where the score grows. For our samples the scores are $<<z1>>$, $<<z2>>$, $<<z3>>$ and $<<z4>>$.
Multiply $W$ and $b$ by ten and the line stays where it is, but every score is ten times as far
from zero: the length $\lVert W \rVert$, here $<<norm>>$, says how sharply the neuron tells the
sides apart.
"""

PERCEPTRON = r"""
The oldest way to turn a score into an answer is a threshold:

$$\hat y = \begin{cases} 1 & \text{if } z \ge 0, \\ 0 & \text{otherwise.} \end{cases}$$

That is the *perceptron*. Our samples get $<<predictions>>$: three of four are right, an
accuracy of $<<accuracy>>\,\%$. Two things are missing. The answer does not say how sure it is:
a score of $0.01$ counts as much as one of $100$. And its slope is zero everywhere but at the
jump, where it has none, so it never says which way to turn the line.

**Erratum.** The article prints the condition as $z < 0$. That would call a point class 1
exactly where its own $P(Y = 1 \mid x) = a(z)$ is below one half, so the two cases must be the other
way round. We use 1 for $z \ge 0$ throughout, which puts a point exactly on the line into class 1.
"""

SIGMOID = r"""
Now replace the jump by a smooth rise, the *sigmoid*:

$$a(z) = \frac{1}{1 + e^{-z}}.$$

It runs from 0 to 1 and is one half on the boundary, so we may read it as a probability:

$$P(Y = 1 \mid x) = a(z), \qquad P(Y = 0 \mid x) = 1 - a(z).$$

A label is then like the toss of a bent coin: $Y \mid x \sim \text{Bernoulli}(a(z))$. For our
samples the neuron says $<<a1>>$, $<<a2>>$, $<<a3>>$ and $<<a4>>$. It is rather sure of the
third, and rather sure of the wrong thing for the fourth. Move the score and watch both
switches:
"""

SOFTMAX = r"""
**Footnote: and the softmax?** The article notes that Bernoulli is not the last word and that a
softmax will follow. With two classes they are one and the same. A softmax takes a score for each
class, here say $z_0 = 1$ and $z_1 = 4$, and divides

$$\frac{e^{z_1}}{e^{z_0} + e^{z_1}} = \frac{1}{1 + e^{-(z_1 - z_0)}} = a(z_1 - z_0)
= a(3) = <<softmax>>.$$

Only the difference counts, and it plays the part of our $z$. That is the number of the third sample
above, whose score is 3. The softmax says something new from three classes on.
"""

SMOOTHNESS = r"""
Why insist on smooth? Because we want to learn by small corrections, and a small change of a weight
must then make a small, foreseeable change of the output. To first order (Taylor),

$$\delta a \approx \frac{\partial a}{\partial w_1}\,\delta w_1
+ \frac{\partial a}{\partial w_2}\,\delta w_2 + \frac{\partial a}{\partial b}\,\delta b
= a(1 - a)\,(x_1\,\delta w_1 + x_2\,\delta w_2 + \delta b).$$

Take sample 4, where $a(1 - a) = <<slope>>$, and change $w_1$ by $0.1$, $w_2$ by $-0.1$ and $b$
by $0.05$. Predicted (six decimals): $<<predicted>>$. What happens: $<<true>>$, so the
prediction is off by $<<error>>$. Halve all three changes: predicted $<<predicted_half>>$, true
$<<true_half>>$, off by $<<error_half>>$. Half the change, about a quarter of the error: it is
of second order. The threshold does not move at all; its prediction stays 0 until it jumps.
"""

LOG_LOSS = r"""
To improve, the neuron needs a measure of how wrong it is. Ours is the *log-loss*:

$$L = -\frac{1}{m} \sum_{i=1}^{m} \Bigl( y_i \log a_i + (1 - y_i) \log (1 - a_i) \Bigr).$$

For each sample only one of the two terms is there: minus the logarithm of the probability that the
neuron gave to the label that came. Being sure and right costs next to nothing, being sure and wrong
costs a lot. Ours cost $<<loss1>>$, $<<loss2>>$, $<<loss3>>$ and $<<loss4>>$; the mean is
$L = <<loss>>$. Sample 4 pays more than the other three together.
"""

LIKELIHOOD = r"""
Why this measure and no other? Ask how probable the labels are that we saw. Label $y$ of a
sample has the probability

$$P(Y = y \mid x) = a^{y} (1 - a)^{1 - y},$$

which is a short way to write "$a$ if $y = 1$, and $1 - a$ if $y = 0$". Let us **assume that the
samples are independent**: only then may we multiply, and the product is the *likelihood*

$$\mathcal{L} = \prod_{i=1}^{m} a_i^{y_i} (1 - a_i)^{1 - y_i}.$$

Ours is $<<p1>> \cdot <<p2>> \cdot <<p3>> \cdot <<p4>> = <<likelihood>>$. To make it as large as
possible is to choose the weights under which what happened is least surprising.
"""

LOGARITHM = r""" There is a catch: a product of many numbers below 1 fades away. Give <<many>>
samples a probability of $0.6$ each, and the likelihood is $10^{<<exponent>>}$. A computer's
float64 keeps all its digits down to about $10^{-308}$ only, and of this product it holds
`<<product>>`: every digit is gone. The sum of the logarithms is $<<sum>>$ and has lost nothing.

The logarithm is strictly increasing, so the weights that make $\log \mathcal{L}$ largest are those
that make $\mathcal{L}$ largest. It turns the product into a sum; a minus sign turns "largest" into
"smallest", and dividing by $m$ keeps the number the same size however many samples there are:

$$-\frac{1}{m} \log \mathcal{L} = L.$$

That is the log-loss again. For our four samples: $-\frac{1}{4} \cdot (<<log_likelihood>>) =
<<loss>>$.
"""


def _options(*pairs: tuple[str, object]) -> Options:
    options: Options = ()
    for name, value in pairs:
        options = with_option(options, name, value)
    return options


FIRST = first_experiment()
OURS: Final = Experiment(
    points=EXAMPLE, alpha=ALPHA, iterations=200, w1=float(W[0]), w2=float(W[1]), b=B
)
CHOSEN = ("chosen", WRONG)


def _ours(panel: str, *pairs: tuple[str, object], iteration: int = 0) -> Experiment:
    return replace(OURS, iteration=iteration, options=_options(("panel", panel), CHOSEN, *pairs))


SECTIONS: Final = (
    Section("The problem", PROBLEM, "problem", "the line that was found",
            replace(FIRST, iteration=FIRST.iterations),
            "Two clouds of points, blue circles and vermilion diamonds, with a line between them."),
    Section("Score and boundary", SCORE, "boundary", "these weights", OURS,
            "The four samples, the line z = 0, and the arrow W at a right angle to it. Sample 4, a "
            "diamond, lies on the side of the circles."),
    Section("The perceptron", PERCEPTRON, "", "a hard threshold",
            replace(OURS, options=_options(("activation", "Perceptron")))),
    Section("The sigmoid, a probability", SIGMOID, "activations", "the sigmoid",
            _ours("Sigmoid and probability"),
            "The threshold jumps from 0 to 1 at z = 0; the sigmoid rises smoothly through a half.",
            SOFTMAX),
    Section("Small changes", SMOOTHNESS, "tangent", "changes of your own",
            _ours("Sigmoid and probability", iteration=1),
            "The sigmoid near z = -1 and its tangent there: close by they are the same line."),
    Section("The log-loss", LOG_LOSS, "losses", "the loss as it falls",
            replace(OURS, iteration=20, options=_options(("log_scale", True))),
            "The loss over the score for either label, each rising where the neuron is wrong."),
    Section("The likelihood", LIKELIHOOD, "probabilities", "the likelihood", _ours("Likelihood"),
            "Four bars: what the neuron gives to each sample's own label."),
    Section("The logarithm", LOGARITHM, "long_product", "sixty samples",
            replace(FIRST, options=_options(("panel", "Likelihood"))),
            "The exponent of the product falls in a line, until float64 runs out and it sticks."),
    Section("Gradient descent", DESCENT, "descent", "the loss landscape",
            _ours("Loss landscape", iteration=5),
            "The loss along one weight is a bowl; each step goes down, and the steps get shorter."),
    Section("Notation", NOTATION, "", "the shapes of these data",
            _ours("From loops to matrices")),
    Section("The gradient, step by step", DERIVATION, "", "one sample's chain of factors",
            _ours("This step")),
    Section("More features", FEATURES, "", "up to 20 features",
            _ours("From loops to matrices")),
    Section("All samples at once", VECTORS, "", "matrices", _ours("From loops to matrices")),
    Section("What comes next", NEXT, "corners", "what no line can part",
            replace(FIRST, points=CORNERS, iteration=FIRST.iterations),
            "Two clouds of either class in opposite corners."),
)  # fmt: skip
