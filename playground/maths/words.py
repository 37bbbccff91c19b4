"""The headings of the page "The maths", its links and figures; what it tells is in text.py."""

from __future__ import annotations

OUTPUT = "output"
SIGMOID = "sigmoid"
THRESHOLD = "threshold"
LOSS = "loss"
LABEL_0 = "label 0"
LABEL_1 = "label 1"
SAMPLE = "sample"
P_OF_LABEL = "P(its label)"
NUMBER_OF_SAMPLES = "number of samples m"
LOG_LIKELIHOOD = "log₁₀ of the likelihood"
PRODUCT = "product"
SUM_OF_LOGS = "sum of logs"
LOSS_OF_W1 = "loss L(w₁)"
LOSS_HOVER = "w₁ = %{x:.3f}<br>loss = %{y:.4f}<extra></extra>"
PROBLEM = "The problem"
PROBLEM_TRY = "the line that was found"
PROBLEM_ALT = "Two clouds of points, blue circles and vermilion diamonds, with a line between them."
SCORE = "Score and boundary"
SCORE_TRY = "these weights"

SCORE_ALT = (
    "The four samples, the line z = 0, and the arrow W at a right angle to it. Sample 4, a "
    "diamond, lies on the side of the circles."
)

PERCEPTRON = "The perceptron"
PERCEPTRON_TRY = "a hard threshold"
PROBABILITY = "The sigmoid, a probability"
PROBABILITY_TRY = "the sigmoid"

PROBABILITY_ALT = (
    "The threshold jumps from 0 to 1 at z = 0; the sigmoid rises smoothly through a half."
)

SMALL_CHANGES = "Small changes"
SMALL_CHANGES_TRY = "this change of sample 4, and your own"

SMALL_CHANGES_ALT = (
    "The sigmoid near z = −1 and its tangent there: close by they are almost the same."
)

LOG_LOSS = "The log-loss"
LOG_LOSS_TRY = "the loss as it falls"
LOG_LOSS_ALT = "The loss over the score for either label, each rising where the neuron is wrong."
LIKELIHOOD = "The likelihood"
LIKELIHOOD_TRY = "the product of the four"
LIKELIHOOD_ALT = "Four bars: what the neuron gives to each sample's own label."
LOGARITHM = "The logarithm"
LOGARITHM_TRY = "factors of 0.6, until the product sticks"
LOGARITHM_ALT = "The exponent of the product falls in a line, until float64 runs out and it sticks."
DESCENT = "Gradient descent"
DESCENT_TRY = "the loss landscape"

DESCENT_ALT = (
    "The loss along one weight falls from left to right and flattens; each step goes down, "
    "and the steps get shorter."
)

NOTATION = "Notation"
NOTATION_TRY = "the score of sample 3, written out"
DERIVATION = "The gradient, step by step"
DERIVATION_TRY = "sample 4's chain of factors"
FEATURES = "More features"
FEATURES_TRY = "training with 2, 5 and 20 features, at the end of the panel"
ALL_AT_ONCE = "All samples at once"
ALL_AT_ONCE_TRY = "these matrices, and a race of loops against them"
NEXT = "What comes next"
NEXT_TRY = "what no line can part"
NEXT_ALT = "Two clouds of either class in opposite corners."
