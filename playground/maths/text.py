"""The text of "The maths", its first half: from points to the loss, with <<names>> for numbers."""

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
We are given $m$ points of the plane, each with a label:

$$\begin{gathered}
\bigl\{ (x^{(i)}, y^{(i)}) \bigr\}_{i=1}^{m}, \quad y^{(i)} \in \{0, 1\}, \\[2pt]
x^{(i)} = \bigl( x_1^{(i)}, x_2^{(i)} \bigr) \in \mathbb{R}^2.
\end{gathered}$$

A point with its label is a *sample*, the two numbers that place it are its *features*, and the
small $(i)$ says which sample is meant. If some straight line has all the zeros on one side and all
the ones on the other, the data are *linearly separable*. Knowing such a line, we can guess the
label of a new point, $\hat y$: look which side it is on. So the task is to find a line, and the
neuron is a way of looking for it.
"""

SCORE = r"""
The neuron multiplies each feature by a weight, adds the products up, and adds a bias:

$$z(x_1, x_2) = w_1 x_1 + w_2 x_2 + b.$$

We call $z$ the *score*. Where it is zero the neuron cannot decide, and these places form a
line: the *decision boundary*. $W = (w_1, w_2)$ stands at a right angle to it and points to
where the score grows. For our samples the scores are $<<z1>>$, $<<z2>>$, $<<z3>>$ and $<<z4>>$.
Multiply $W$ and $b$ by ten and the line stays where it is, but every score is ten times as far
from zero: the length $\lVert W \rVert$, here $<<norm>>$, says how sharply the neuron tells the
sides apart.
"""

PERCEPTRON = r"""
The simplest way to turn a score into an answer is a threshold:

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

It lies between 0 and 1 and is one half on the boundary, so we may read it as a probability. Write
$Y$ for a label that we have not seen yet; then, given the point $x$,

$$\begin{aligned}
P(Y = 1 \mid x) &= a(z), \\
P(Y = 0 \mid x) &= 1 - a(z).
\end{aligned}$$

So a label is like the toss of a bent coin, which shows 1 with the probability $a(z)$ and 0
otherwise. Such a coin is named after Bernoulli:

$$Y \mid x \sim \text{Bernoulli}(a(z)).$$

For our samples the neuron says $<<a1>>$, $<<a2>>$, $<<a3>>$ and $<<a4>>$. It is rather sure of the
third, and leans to the wrong side for the fourth. Move the score and watch both switches:
"""

SOFTMAX = r"""
**Footnote: and the softmax?** The article notes that Bernoulli is not the last word and that a
softmax will follow. With two classes they are one and the same. A softmax takes a score for each
class, here say $z_0 = 1$ for class 0 and $z_1 = 4$ for class 1, and gives class 1 the share

$$\begin{aligned}
\frac{e^{z_1}}{e^{z_0} + e^{z_1}} &= \frac{1}{1 + e^{-(z_1 - z_0)}} \\[6pt]
&= a(z_1 - z_0) = a(3) = <<softmax>>.
\end{aligned}$$

Only the difference counts, and it plays the part of our $z$. That is the number of the third sample
above, whose score is 3. The softmax says something new from three classes on.
"""

SMOOTHNESS = r"""
Why insist on smooth? Because we want to learn by small corrections, and a small change of a weight
must then make a small, foreseeable change of the output. Near a point a smooth curve is almost its
tangent, and so the slopes foretell the change (Taylor's expansion, to first order):

$$\begin{aligned}
\delta a &\approx \sum_j \frac{\partial a}{\partial w_j}\,\delta w_j
+ \frac{\partial a}{\partial b}\,\delta b \\
&= a (1 - a) \Bigl( \sum_j x_j\,\delta w_j + \delta b \Bigr).
\end{aligned}$$

Here $\partial a / \partial w_j$ is the slope of $a$ when $w_j$ moves alone. The bracket is the
change of the score, and $a(1 - a)$ is the slope of the sigmoid there.

Take sample 4, where $a(1 - a) = <<slope>>$, and change $w_1$ by $0.1$, $w_2$ by $-0.1$ and $b$
by $0.05$. Predicted (six decimals): $<<predicted>>$. What happens: $<<true>>$, so the
prediction is off by $<<error>>$. Halve all three changes: predicted $<<predicted_half>>$, true
$<<true_half>>$, off by $<<error_half>>$. Half the change, about a quarter of the error: it is
of second order. The threshold answers 0 before and 0 after. A change too small to carry the sample
across the line does nothing at all to it.
"""

LOG_LOSS = r"""
To improve, the neuron needs a measure of how wrong it is. Ours is the *log-loss*. For one sample,
with the natural logarithm,

$$\begin{aligned}
L^{(i)} = -\Bigl( & y^{(i)} \log a^{(i)} \\
& + (1 - y^{(i)}) \log (1 - a^{(i)}) \Bigr),
\end{aligned}$$

and for all of them the mean:

$$\begin{aligned}
L = -\frac{1}{m} \sum_{i=1}^{m} & \Bigl( y^{(i)} \log a^{(i)} \\[-4pt]
& + (1 - y^{(i)}) \log (1 - a^{(i)}) \Bigr).
\end{aligned}$$

For each sample only one of the two terms is there: minus the logarithm of the probability that the
neuron gave to the label that came. Being sure and right costs next to nothing, being sure and wrong
costs a lot. Ours cost $<<loss1>>$, $<<loss2>>$, $<<loss3>>$ and $<<loss4>>$; the mean is
$L = <<loss>>$. Sample 4 pays more than the other three together.
"""

LIKELIHOOD = r"""
Why this measure and no other? Ask how probable the labels are that we saw. Each is the toss of a
coin of its own, $Y^{(i)} \mid x^{(i)} \sim \text{Bernoulli}(a^{(i)})$. The probability of what it
showed is

$$\begin{aligned}
P \bigl( Y^{(i)} &= y^{(i)} \mid x^{(i)} \bigr) \\
&= (a^{(i)})^{y^{(i)}} (1 - a^{(i)})^{1 - y^{(i)}},
\end{aligned}$$

which is a short way to write "$a^{(i)}$ if the label is 1, and $1 - a^{(i)}$ if it is 0". Let us
**assume that the samples are independent**: only then may we multiply, and the product is the
*likelihood*

$$\begin{aligned}
\mathcal{L} \bigl( & a^{(1)}, \dots, a^{(m)} \bigr) \\
&= \prod_{i=1}^{m} (a^{(i)})^{y^{(i)}} (1 - a^{(i)})^{1 - y^{(i)}}.
\end{aligned}$$

Ours is $<<p1>> \cdot <<p2>> \cdot <<p3>> \cdot <<p4>> = <<likelihood>>$. To make it as large as
possible is to choose the weights under which what happened is least surprising.
"""

LOGARITHM = r"""
There is a catch: a product of many numbers below 1 fades away. Give <<many>> samples a probability
of $0.6$ each, and the likelihood is $10^{<<exponent>>}$. A computer's usual numbers (float64) keep
all their digits down to about $10^{-308}$ only, and of this product they hold $<<product>>$. That
is the smallest positive number they have: every digit is gone, and a further factor of $0.6$ is
rounded away, so the product sticks there. The logarithms add up to $<<sum>>$ without any trouble:

$$\begin{aligned}
\log \mathcal{L} = \sum_{i=1}^{m} & \Bigl( y^{(i)} \log a^{(i)} \\[-4pt]
& + (1 - y^{(i)}) \log (1 - a^{(i)}) \Bigr).
\end{aligned}$$

The logarithm is strictly increasing, so the weights that make $\log \mathcal{L}$ largest are those
that make $\mathcal{L}$ largest. It turns the product into a sum; a minus sign turns "largest" into
"smallest", and dividing by $m$ keeps the number the same size however many samples there are:

$$\begin{aligned}
-\frac{1}{m} \log \mathcal{L}
&= -\frac{1}{m} \sum_{i=1}^{m} \Bigl( y^{(i)} \log a^{(i)} \\[-4pt]
&\quad + (1 - y^{(i)}) \log (1 - a^{(i)}) \Bigr) \\[2pt]
&= L.
\end{aligned}$$

That is the log-loss again: the smallest log-loss and the largest likelihood are the same thing. For
our four samples: $-\frac{1}{4} \cdot (<<log_likelihood>>) = <<loss>>$.
"""
