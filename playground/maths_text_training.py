"""The text of the page "The maths", its second half: how the neuron learns."""

DESCENT = r"""
The loss is a landscape over $w_1$, $w_2$ and $b$, and we want to go down. The *gradient*
collects the slopes; it points uphill, so we walk against it:

$$W \leftarrow W - \alpha\,\frac{\partial \mathcal{L}}{\partial W},$$

$$b \leftarrow b - \alpha\,\frac{\partial \mathcal{L}}{\partial b}.$$

The *learning rate* $\alpha$ sets the length of the step. Below, $w_2 = 2$ and $b = -1$ are held and
$w_1$ walks alone, with $\alpha = 2$: steep slope, long step; gentle slope, short step.

With our four samples and $\alpha = 1$ one step of all three parameters leads from a loss of
$<<loss>>$ to $<<loss_next>>$, and 200 steps to $<<loss_200>>$. Any $\alpha$ below $<<limit>>$
(for these samples) is sure to lower the loss at every step. Since a line separates them the
loss has no minimum: it goes on falling towards 0 while $W$ grows, to $\lVert W \rVert =
<<norm_200>>$ after 200 steps.
"""

NOTATION = r"""
Two letters do double duty in the article, so here is how we write them.

- **$W$ is a row in one place and a column in another.** For one sample it is a row, $z^{(i)} =
  W x^{(i)} + b$ with $x^{(i)}$ a column. For all samples at once it is a column, $Z = XW + b$,
  with each sample a row of $X$. The numbers are the same. In our code `W` is a plain list of
  $d$ numbers, neither row nor column, and samples are always rows.
- **$\mathcal{L}$ is the likelihood in one place and the loss in another.** We write
  "likelihood" or "loss" beside it wherever one could wonder. On the playground's screen there
  are only words: "log-loss" is the loss.

The loss of all samples is the mean of their own losses,

$$\mathcal{L} = \frac{1}{m} \sum_{i=1}^{m} L^{(i)},$$

$$L^{(i)} = -\Bigl( y^{(i)} \log a^{(i)} + (1 - y^{(i)}) \log (1 - a^{(i)}) \Bigr),$$

with $z^{(i)} = w_1 x_1^{(i)} + w_2 x_2^{(i)} + b$ and $a^{(i)} = a(z^{(i)})$. The outputs and
the labels of all samples are stacked into columns, $A$ and $Y$. "Iteration $k$" is the state
after $k$ steps.
"""

DERIVATION = r"""
A mean can be differentiated term by term, so one sample is enough. A weight acts on the loss
through the score and the output, and the *chain rule* multiplies the three links:

$$\frac{\partial L^{(i)}}{\partial w_j} =
\frac{\partial L^{(i)}}{\partial a^{(i)}} \cdot
\frac{\partial a^{(i)}}{\partial z^{(i)}} \cdot
\frac{\partial z^{(i)}}{\partial w_j}.$$

One at a time, leaving out the $(i)$:

$$\frac{\partial L}{\partial a} = -\left( \frac{y}{a} - \frac{1 - y}{1 - a} \right)
= \frac{a - y}{a (1 - a)},$$

$$\frac{\partial a}{\partial z} = a (1 - a), \qquad
\frac{\partial z}{\partial w_j} = x_j.$$

Then $a(1 - a)$ cancels, and what is left could not be simpler:

$$\frac{\partial L}{\partial w_j} = (a - y)\, x_j.$$

Sample 4, to six decimals: $<<factor_a>> \cdot <<factor_z>> \cdot 1 = <<chain_1>>$ for $w_1$,
and $<<factor_a>> \cdot <<factor_z>> \cdot (-0.5) = <<chain_2>>$ for $w_2$. The bias acts
through the score too, with $\partial z / \partial b = 1$:

$$\frac{\partial L}{\partial b} = \frac{\partial L}{\partial z} \cdot \frac{\partial z}{\partial b}
= a - y = <<chain_b>>.$$

Back to all samples:


$$\boxed{\frac{\partial \mathcal{L}}{\partial w_j} =
\frac{1}{m} \sum_{i=1}^{m} (a^{(i)} - y^{(i)})\, x_j^{(i)}}$$

$$\boxed{\frac{\partial \mathcal{L}}{\partial b} =
\frac{1}{m} \sum_{i=1}^{m} (a^{(i)} - y^{(i)})}$$

So each sample pulls in proportion to its own error. Ours pull with $<<pull1>>$, $<<pull2>>$,
$<<pull3>>$ and $<<pull4>>$: nearly all the pull is that of sample 4. The means are
$\partial \mathcal{L} / \partial w_1 = <<dw1>>$, $\partial \mathcal{L} / \partial w_2 = <<dw2>>$ and
$\partial \mathcal{L} / \partial b = <<db>>$. One step with $\alpha = 1$ gives $w_1 = <<w1_next>>$,
$w_2 = <<w2_next>>$ and $b = <<b_next>>$.
"""

FEATURES = r"""
Nothing above needed *two* features. With $d$ of them the score is a longer sum,

$$z^{(i)} = \sum_{j=1}^{d} w_j x_j^{(i)} + b,$$

and each slope is still the mean of error times feature. The line becomes a plane, and then
something one cannot draw, but the formulas and the code stay as they are. A check with $d = 20$
and 50 random samples, done just now: the formula and a slope measured by moving each weight a
little differ by at most `<<many_features>>`.
"""

VECTORS = r"""
Sums over samples are what matrices are for. Write the samples as rows of one matrix, and the
labels as a column:

$$X = \begin{bmatrix} -2 & -1 \\ -1 & 0.5 \\ 2 & 1 \\ 1 & -0.5 \end{bmatrix}, \quad
Y = \begin{bmatrix} 0 \\ 0 \\ 1 \\ 1 \end{bmatrix}, \quad
W = \begin{bmatrix} 1 \\ 2 \end{bmatrix}.$$

All scores at once, the bias added to each, and then the sigmoid of each:

$$Z = XW + b = \begin{bmatrix} <<z1>> \\ <<z2>> \\ <<z3>> \\ <<z4>> \end{bmatrix}, \qquad
A = a(Z) = \begin{bmatrix} <<a1>> \\ <<a2>> \\ <<a3>> \\ <<a4>> \end{bmatrix}.$$

The two boxed formulas become one line each:

$$\frac{\partial \mathcal{L}}{\partial W} = \frac{1}{m} X^\top (A - Y)
= \begin{bmatrix} <<dw1>> \\ <<dw2>> \end{bmatrix},$$

$$\frac{\partial \mathcal{L}}{\partial b} =
\frac{1}{m} \sum_{i=1}^{m} (a^{(i)} - y^{(i)}) = <<db>>.$$

The numbers are those of the loops. The computer, though, does the whole sum in one go, which is
why the playground can train again while you drag a point.
"""

NEXT = r"""
One neuron draws one line, and some data want more. Below, each class sits in two opposite
corners: after 1,000 steps the loss is $<<corners_loss>>$, and a neuron that says "one half"
everywhere has $\log 2 = <<log2>>$. It has learned nothing, and no line could have done much
better. The way on is **several neurons**: a first layer draws several lines, and a last one
combines their answers. For more than two classes the **softmax** of the footnote takes the
place of the sigmoid. Both learn just as this neuron does, by the chain rule and by going
downhill. That is another story; this one ends here.
"""
