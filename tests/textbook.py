"""The loop that a textbook would print: the second opinion on trajectories, and the baseline."""

import numpy as np


def textbook_descent(X, y, alpha, iterations, W=None, b=0.0):  # noqa: PLR0917
    """Return W, b, loss, dW, db and accuracy at the iterations 0 ... T."""
    m, d = X.shape
    W = np.zeros(d) if W is None else np.array(W, dtype=float)
    Ws, bs = np.empty((iterations + 1, d)), np.empty(iterations + 1)
    dWs, dbs = np.empty((iterations + 1, d)), np.empty(iterations + 1)
    losses, accuracies = np.empty(iterations + 1), np.empty(iterations + 1)
    for k in range(iterations + 1):
        Z = X @ W + b
        A = 1 / (1 + np.exp(-Z))
        dW = X.T @ (A - y) / m
        db = np.mean(A - y)
        Ws[k], bs[k], dWs[k], dbs[k] = W, b, dW, db
        losses[k] = -np.mean(y * np.log(A) + (1 - y) * np.log(1 - A))
        accuracies[k] = np.mean((Z >= 0) == y)
        W, b = W - alpha * dW, b - alpha * db
    return Ws, bs, losses, dWs, dbs, accuracies
