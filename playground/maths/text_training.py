"""The text of "The maths", its second half: how the neuron learns, with <<names>> for numbers."""

DESCENT = r"""
The loss is a landscape over $w_1$, $w_2$ and $b$, and we want to go down. The *gradient* collects
the slopes, each for one parameter that moves alone: $\partial L / \partial b$, and

$$W = \begin{bmatrix} w_1 \\ w_2 \end{bmatrix}, \quad
\frac{\partial L}{\partial W} = \begin{bmatrix}
\partial L / \partial w_1 \\ \partial L / \partial w_2 \end{bmatrix}.$$

It points uphill, so we step the other way. Iteration $k$ is the state after $k$ steps, and the next
one is

$$\begin{aligned}
W_{k+1} &= W_k - \alpha\,\frac{\partial L}{\partial W_k}, \\[4pt]
b_{k+1} &= b_k - \alpha\,\frac{\partial L}{\partial b_k}.
\end{aligned}$$

Both slopes are taken at iteration $k$, before either parameter moves. The *learning rate* $\alpha$
sets the length of the step. Below, $w_2 = 2$ and $b = -1$ are held and $w_1$ walks alone, with
$\alpha = 2$: steep slope, long step; gentle slope, short step.

With our four samples and $\alpha = 1$ one step of all three parameters leads from a loss of
$<<loss>>$ to $<<loss_next>>$, and 200 steps to $<<loss_200>>$. Any $\alpha$ below $<<limit>>$
(for these samples) is sure to lower the loss at every step. Since a line separates them the
loss has no minimum: it goes on falling towards 0 while $W$ grows, to $\lVert W \rVert =
<<norm_200>>$ after 200 steps.
"""

NOTATION = r"""
Some letters do double duty in the article. Here and on the playground each has one meaning.

| we write | and mean | the article |
| --- | --- | --- |
| $L$ | the mean loss of all samples | first $L$, then $\mathcal{L}$ |
| $L^{(i)}$ | the loss of sample $i$ alone | the same |
| $\mathcal{L}$ | the likelihood, and only that | the likelihood, then the mean loss |
| $W$ | a column of weights | a column in $XW$, a row in $Wx^{(i)}$ |
| $a^{(i)}$ | the output for sample $i$ | first $a_i$, then $a^{(i)}$ |
| $i$, $j$, $k$ | sample, feature, iteration | often $i$ for each |

The sigmoid has two names, $a(z)$ and $\sigma(z)$. What the playground calls "log-loss" is $L$, and
its $\lVert \nabla L \rVert$ is the length of the whole gradient, all three slopes together.

So this is how a sample becomes an output, and all samples a loss:

$$\begin{gathered}
z^{(i)} = W^\top x^{(i)} + b, \qquad a^{(i)} = a(z^{(i)}), \\
L = \frac{1}{m} \sum_{i=1}^{m} L^{(i)}.
\end{gathered}$$

The $\top$ lays a column down as a row: $W^\top x^{(i)}$ is what the article writes $Wx^{(i)}$. For
sample 3 that is a row times a column,

$$z^{(3)} =
\begin{bmatrix} <<w1>> & <<w2>> \end{bmatrix}
\begin{bmatrix} <<x1_3>> \\ <<x2_3>> \end{bmatrix} <<bias>> = <<z3_alone>>.$$

In $Z = XW + b$ each sample is a row of $X$, and $W$ a column. The third row is

$$z^{(3)} =
\begin{bmatrix} <<x1_3>> & <<x2_3>> \end{bmatrix}
\begin{bmatrix} <<w1>> \\ <<w2>> \end{bmatrix} <<bias>> = <<z3>>:$$

the same products, the same sum.
"""

DERIVATION = r"""
The loss is a mean, and the slope of a mean is the mean of the slopes:

$$\begin{aligned}
\frac{\partial L}{\partial w_j} &=
\frac{1}{m} \sum_{i=1}^{m} \frac{\partial L^{(i)}}{\partial w_j}, \\[4pt]
\frac{\partial L}{\partial b} &=
\frac{1}{m} \sum_{i=1}^{m} \frac{\partial L^{(i)}}{\partial b}.
\end{aligned}$$

So one sample is enough. A weight acts on its loss through the score and the output, and the *chain
rule* multiplies the three links:

$$\frac{\partial L^{(i)}}{\partial w_j} =
\frac{\partial L^{(i)}}{\partial a^{(i)}} \cdot
\frac{\partial a^{(i)}}{\partial z^{(i)}} \cdot
\frac{\partial z^{(i)}}{\partial w_j}.$$

One at a time:

$$\begin{aligned}
\frac{\partial L^{(i)}}{\partial a^{(i)}} &=
-\left( \frac{y^{(i)}}{a^{(i)}} - \frac{1 - y^{(i)}}{1 - a^{(i)}} \right) \\[6pt]
&= \frac{a^{(i)} - y^{(i)}}{a^{(i)} (1 - a^{(i)})},
\end{aligned}$$

$$\begin{aligned}
\frac{\partial a^{(i)}}{\partial z^{(i)}} &= a^{(i)} (1 - a^{(i)}), \\[6pt]
\frac{\partial z^{(i)}}{\partial w_j} &= x_j^{(i)}.
\end{aligned}$$

Then $a^{(i)}(1 - a^{(i)})$ cancels, and what is left could not be simpler:

$$\frac{\partial L^{(i)}}{\partial w_j} = (a^{(i)} - y^{(i)})\, x_j^{(i)}.$$

Sample 4, to six decimals: $<<factor_a>> \cdot <<factor_z>> \cdot 1 = <<chain_1>>$ for $w_1$,
and $<<factor_a>> \cdot <<factor_z>> \cdot (-0.5) = <<chain_2>>$ for $w_2$. The bias acts
through the score too. The first two links are already known, and the last is 1:

$$\begin{aligned}
\frac{\partial L^{(i)}}{\partial b} &=
\frac{\partial L^{(i)}}{\partial z^{(i)}} \cdot \frac{\partial z^{(i)}}{\partial b}, \\[6pt]
\frac{\partial L^{(i)}}{\partial z^{(i)}} &= a^{(i)} - y^{(i)}, \qquad
\frac{\partial z^{(i)}}{\partial b} = 1, \\[6pt]
\frac{\partial L^{(i)}}{\partial b} &= a^{(i)} - y^{(i)}.
\end{aligned}$$

For sample 4 that is $<<chain_b>>$. Back to all samples:

$$\boxed{\frac{\partial L}{\partial w_j} =
\frac{1}{m} \sum_{i=1}^{m} (a^{(i)} - y^{(i)})\, x_j^{(i)}}$$

$$\boxed{\frac{\partial L}{\partial b} =
\frac{1}{m} \sum_{i=1}^{m} (a^{(i)} - y^{(i)})}$$

So each sample pulls at the bias by its error $a^{(i)} - y^{(i)}$, and at a weight by its error
times its feature. Our errors are $<<pull1>>$, $<<pull2>>$, $<<pull3>>$ and $<<pull4>>$: sample 4,
on the wrong side, is further off than the other three together. The means are
$\partial L / \partial w_1 = <<dw1>>$, $\partial L / \partial w_2 = <<dw2>>$ and
$\partial L / \partial b = <<db>>$. One step with $\alpha = 1$ gives $w_1 = <<w1_next>>$,
$w_2 = <<w2_next>>$ and $b = <<b_next>>$.
"""

FEATURES = r"""
Nothing above needed *two* features. With $d$ of them there are as many weights, $W = (w_1, \dots,
w_d)$, and the score is a longer sum:

$$z^{(i)} = \sum_{j=1}^{d} w_j x_j^{(i)} + b.$$

Each slope is still the mean of error times feature. The line becomes a plane, and then
something one cannot draw, but the formulas and the code stay as they are. A check with $d = 20$
and 50 random samples, done just now: the formula and a slope measured by moving each parameter a
little differ by at most $<<many_features>>$.
"""

VECTORS = r"""
Sums over samples are what matrices are for. Stack the samples as the rows of one matrix,

$$X = \begin{bmatrix}
x_1^{(1)} & x_2^{(1)} \\[4pt] x_1^{(2)} & x_2^{(2)} \\ \vdots & \vdots \\ x_1^{(m)} & x_2^{(m)}
\end{bmatrix} \in \mathbb{R}^{m \times 2},$$

and the labels, the outputs and the weights as columns:

$$\begin{gathered}
Y = \begin{bmatrix} y^{(1)} \\ \vdots \\ y^{(m)} \end{bmatrix}, \quad
A = \begin{bmatrix} a^{(1)} \\ \vdots \\ a^{(m)} \end{bmatrix} \in \mathbb{R}^{m}, \\
W = \begin{bmatrix} w_1 \\ w_2 \end{bmatrix} \in \mathbb{R}^{2}.
\end{gathered}$$

For our four samples:

$$\begin{gathered}
X = \begin{bmatrix} -2 & -1 \\ -1 & 0.5 \\ 2 & 1 \\ 1 & -0.5 \end{bmatrix}, \quad
Y = \begin{bmatrix} 0 \\ 0 \\ 1 \\ 1 \end{bmatrix}, \\
W = \begin{bmatrix} 1 \\ 2 \end{bmatrix}.
\end{gathered}$$

All scores at once, with $b$ added to each of them:

$$Z = XW + b = \begin{bmatrix} <<z1>> \\ <<z2>> \\ <<z3>> \\ <<z4>> \end{bmatrix}.$$

The sigmoid of each:

$$A = \sigma(Z) = \begin{bmatrix} <<a1>> \\ <<a2>> \\ <<a3>> \\ <<a4>> \end{bmatrix}.$$

The loss is the mean that it was,

$$\begin{aligned}
L = -\frac{1}{m} \sum_{i=1}^{m} & \Bigl( y^{(i)} \log a^{(i)} \\[-4pt]
& + (1 - y^{(i)}) \log (1 - a^{(i)}) \Bigr) \\[2pt]
= {} & <<loss>>,
\end{aligned}$$

and the two boxed formulas become one line each:

$$\frac{\partial L}{\partial W} = \frac{1}{m} X^\top (A - Y)
= \begin{bmatrix} <<dw1>> \\ <<dw2>> \end{bmatrix},$$

$$\frac{\partial L}{\partial b} =
\frac{1}{m} \sum_{i=1}^{m} (a^{(i)} - y^{(i)}) = <<db>>.$$

The numbers are those of the loops. The computer, though, does each sum in one go, which is
why the playground can train again while you drag a point.
"""

NEXT = r"""
One neuron draws one line, and some data want more. Below, each class sits in two opposite
corners. What one corner pulls, the next one takes back, and the weights stay at zero: after
1,000 steps the loss is $<<corners_loss>>$, just what a neuron has that says "one half" everywhere,
$\log 2 = <<log2>>$. And no other weights have a lower loss. The way on is **several neurons**: a
first layer draws several lines, and a last one combines their answers. For more than two classes
the **softmax** of the footnote takes the place of the sigmoid. Both learn just as this neuron does,
by the chain rule and by going downhill. That is another story; this one ends here.
"""
