"""The code of the lesson, as text: what the script and the notebook run."""

from __future__ import annotations

from typing import Final

from playground.drawing.palette import LIGHT


def _coloured(code: str) -> str:
    """Put in the colours that code names as "@name": it is for a light page."""
    for name, colour in LIGHT.items():
        code = code.replace(f'"@{name}"', f'"{colour}"')
    return code


NO_POINTS: Final = """\
print("W =", W.tolist())
print("b =", b)
print("No points: there is nothing to learn from yet.")"""

STANDARDISE: Final = """\
X_original = X
mean = X.sum(axis=0) / m  # shape (2,)
deviation = np.sqrt(((X - mean) ** 2).sum(axis=0) / m)  # shape (2,)
varies = (X != X[0]).any(axis=0) & (deviation > 0.0)
deviation = np.where(varies, deviation, 1.0)  # 1 for a feature that never varies
X = (X - mean) / deviation"""

FOLD: Final = """\
s = 2.0 * y - 1.0  # shape (m,)
Q = np.array([s * X[:, 0], s * X[:, 1], s])  # shape (3, m), one column q for each sample


def minus_margins(theta):
    return -theta[0] * Q[0] - theta[1] * Q[1] - theta[2] * Q[2]  # shape (m,)"""

LOSS: Final = """\
def log_loss(theta):
    minus = minus_margins(theta)
    losses = np.log1p(np.exp(minus))  # shape (m,)
    loss = np.sum(losses) / m
    if np.isinf(loss):  # where exp(-M) is too large for float64 a loss is -M to the last digit
        loss = np.sum(np.where(np.isinf(losses), minus, losses) / m)
    return float(loss)


def accuracy(theta):
    Z = -minus_margins(theta) * s  # shape (m,)
    return int(np.count_nonzero((Z >= 0.0) == (y == 1.0))) / m"""

GRADIENT_FEW: Final = """\
def gradient(theta):
    M = theta.dot(Q)  # shape (m,)
    return Q.dot((-1.0 / m) / (1.0 + np.exp(M)))  # dw1, dw2, db"""

GRADIENT_MANY: Final = """\
def gradient(theta):
    E = np.minimum(np.exp(minus_margins(theta)), 1e300)  # exp(-M), kept finite; shape (m,)
    return Q @ ((-1.0 / m) * (E / (1.0 + E)))  # dw1, dw2, db"""

DESCENT: Final = """\
thetas = np.empty((iterations + 1, 3))  # w1, w2, b
losses = np.empty(iterations + 1)
theta = np.append(W, b)
with np.errstate(over="ignore", under="ignore"):  # exp may reach infinity or 0, as it should
    for k in range(iterations + 1):
        thetas[k], losses[k] = theta, log_loss(theta)
        if k < iterations:
            theta = theta - alpha * gradient(theta)"""

RESULT: Final = """\
for k in sorted({shown, iterations}):
    theta = thetas[k]
    with np.errstate(over="ignore", under="ignore"):
        dw1, dw2, db = gradient(theta).tolist()
    print("iteration", k)
    print("W =", theta[:2].tolist())
    print("b =", float(theta[2]))
    print("loss =", float(losses[k]))
    print("gradient =", [dw1, dw2, db])
    print("accuracy =", accuracy(theta))"""

PLOTS: Final = _coloured("""\
W, b = thetas[shown, :2], float(thetas[shown, 2])
TRANSFORM
view = [VIEW]  # x1 from, x1 to, x2 from, x2 to
try:
    import plotly.graph_objects as go
    from plotly.subplots import make_subplots
except ImportError:
    print("Install plotly to see the plots.")
else:
    figure = make_subplots(1, 2, subplot_titles=[f"iteration {shown}", "log-loss"])
    names = [NAMES]
    for label, symbol, colour in ((0, "circle", "@class0"), (1, "diamond", "@class1")):
        x1, x2 = SAMPLES[y == label].T
        marker = {"symbol": symbol, "color": colour, "size": 9}
        figure.add_scatter(x=x1, y=x2, mode="markers", marker=marker, name=names[label])
    if W_line.any():
        middle = np.array([view[0] + view[1], view[2] + view[3]]) / 2.0
        reach = np.hypot(view[1] - view[0], view[3] - view[2])
        length = np.hypot(*W_line)
        nearest = middle - (W_line @ middle + b_line) / length * (W_line / length)
        along = np.array([-W_line[1], W_line[0]]) / length * reach
        ends = np.array([nearest - along, nearest + along])
        line = {"color": "@text", "width": 3}
        figure.add_scatter(x=ends[:, 0], y=ends[:, 1], mode="lines", line=line, name="z = 0")
    figure.add_scatter(
        y=losses, mode="lines", line={"color": "@text"}, name="log-loss", row=1, col=2
    )
    figure.update_xaxes(range=view[:2], title=TITLE1, row=1, col=1)
    figure.update_yaxes(range=view[2:], title=TITLE2, row=1, col=1)
    figure.update_xaxes(title="iteration", row=1, col=2)
    figure.update_layout(template="simple_white", width=1100, height=560)
    SHOW""")

TOKENS: Final = ("TRANSFORM", "VIEW", "SAMPLES", "SHOW", "NAMES", "TITLE")
"""What is put in later: no name that a visitor gave may have one of these in it."""

IMPORTS = "import numpy as np"

LINE_OF_STANDARDISED = (
    "W_line, b_line = W / deviation, b - float(W @ (mean / deviation))  # in the units of X\n"
)

LINE_AS_IT_IS = "W_line, b_line = W, b\n"


def plots_are_in(file: str) -> str:
    """Say where the plots are."""
    return f'print("The plots are in {file}")'


def samples_line(rows: str) -> str:
    """Write the samples."""
    return f"X = np.array({rows}, dtype=float).reshape(-1, 2)  # shape (m, 2)"


def labels_line(labels: str) -> str:
    """Write the labels."""
    return f"y = np.array({labels}, dtype=float)  # shape (m,)"


def alpha_line(alpha: float) -> str:
    """Write the learning rate."""
    return f"alpha = {alpha!r}  # the learning rate"


def weights_line(w1: float, w2: float) -> str:
    """Write the initial weights."""
    return f"W = np.array([{w1!r}, {w2!r}])  # the initial weights"


def bias_line(b: float) -> str:
    """Write the initial bias."""
    return f"b = {b!r}  # the initial bias"


def shown_line(k: int) -> str:
    """Write the iteration on the screen."""
    return f"shown = {k}  # the iteration on the screen"
