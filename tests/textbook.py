"""The formulas as a textbook prints them: the second opinion on the neuron, and the baseline.

In their first form, not in the stable one: they overflow where the scores are large, which a test
then notices.
"""

import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def log_loss(X, y, W, b):
    return np.mean(np.logaddexp(0, -(2 * y - 1) * (X @ W + b)))


def gradient(X, y, W, b):
    """Return dW and db."""
    residuals = sigmoid(X @ W + b) - y
    return X.T @ residuals / len(y), np.mean(residuals)


def weights_after(steps, X, y, alpha, W=(0.0, 0.0), b=0.0):  # noqa: PLR0917
    """Return W and b after so many steps of gradient descent."""
    W, b = np.array(W, dtype=float), float(b)
    for _ in range(steps):
        dW, db = gradient(X, y, W, b)
        W, b = W - alpha * dW, b - alpha * db
    return W, b


def textbook_descent(X, y, alpha, iterations, W=None, b=0.0):  # noqa: PLR0917
    """Return W, b, loss, dW, db and accuracy at the iterations 0 ... T."""
    m, d = X.shape
    W = np.zeros(d) if W is None else np.array(W, dtype=float)
    Ws, bs = np.empty((iterations + 1, d)), np.empty(iterations + 1)
    dWs, dbs = np.empty((iterations + 1, d)), np.empty(iterations + 1)
    losses, accuracies = np.empty(iterations + 1), np.empty(iterations + 1)
    for k in range(iterations + 1):
        Z = X @ W + b
        A = sigmoid(Z)
        dW = X.T @ (A - y) / m
        db = np.mean(A - y)
        Ws[k], bs[k], dWs[k], dbs[k] = W, b, dW, db
        losses[k] = -np.mean(y * np.log(A) + (1 - y) * np.log(1 - A))
        accuracies[k] = np.mean((Z >= 0) == y)
        W, b = W - alpha * dW, b - alpha * db
    return Ws, bs, losses, dWs, dbs, accuracies
