"""The formulas against libraries that were written by others, on random problems of any size."""

import autograd
import autograd.numpy as anp
import numpy as np
import pytest
import sklearn.linear_model
import sklearn.metrics

from neuron import (
    activation,
    gradient,
    gradient_descent,
    gradient_numerical,
    gradient_scalar,
    log_likelihood,
    log_loss,
    predict,
    sample_losses,
    step_limit,
)
from tests.textbook import textbook_descent

DIMENSIONS = [1, 2, 3, 7, 20]


def problem(d, seed=0, m=150):
    """Draw labels from a neuron, so that the classes overlap and the loss has a minimum."""
    rng = np.random.default_rng([seed, d])
    X = rng.normal(size=(m, d)) / np.sqrt(d)
    y = (X @ rng.normal(size=d) + 0.3 + rng.logistic(size=m) > 0).astype(float)
    return X, y, rng.normal(size=d), float(rng.normal())


@pytest.mark.parametrize("d", DIMENSIONS)
def test_log_loss_against_scikit_learn(d):
    X, y, W, b = problem(d)
    theirs = sklearn.metrics.log_loss(y, activation(X, W, b))
    assert log_loss(X, y, W, b) == pytest.approx(theirs, rel=1e-12)
    total = sklearn.metrics.log_loss(y, activation(X, W, b), normalize=False)
    assert log_likelihood(X, y, W, b) == pytest.approx(-total, rel=1e-12)
    assert sample_losses(X, y, W, b).sum() == pytest.approx(total, rel=1e-12)


@pytest.mark.parametrize("d", DIMENSIONS)
def test_predictions_against_scikit_learn(d):
    X, y, W, b = problem(d)
    model = sklearn.linear_model.LogisticRegression().fit(X, y)
    model.coef_, model.intercept_ = W[np.newaxis], np.array([b])
    assert np.array_equal(predict(X, W, b), model.predict(X))
    assert activation(X, W, b) == pytest.approx(model.predict_proba(X)[:, 1], rel=1e-12)


@pytest.mark.parametrize("d", DIMENSIONS)
def test_the_optimum_against_scikit_learn(d):
    X, y, _, _ = problem(d)
    model = sklearn.linear_model.LogisticRegression(C=np.inf, tol=1e-10, max_iter=10_000).fit(X, y)
    run = gradient_descent(X, y, alpha=0.99 * step_limit(X), iterations=20_000)
    assert run.W[-1] == pytest.approx(model.coef_[0], abs=1e-5)
    assert run.b[-1] == pytest.approx(model.intercept_[0], abs=1e-5)
    assert run.gradient_norm[-1] < 1e-6


def article_loss(theta, X, y):
    """Return the article's formula, as it stands in section 2."""
    a = 1 / (1 + anp.exp(-(anp.dot(X, theta[:-1]) + theta[-1])))
    return -anp.mean(y * anp.log(a) + (1 - y) * anp.log(1 - a))


@pytest.mark.parametrize("d", DIMENSIONS)
@pytest.mark.parametrize("form", [gradient, gradient_scalar])
def test_gradient_against_automatic_differentiation(d, form):
    X, y, W, b = problem(d)
    theirs = autograd.grad(article_loss)(np.append(W, b), X, y)
    dW, db = form(X, y, W, b)
    # Relative to the gradient's length: a single entry can be near 0 by cancellation.
    tolerance = 1e-12 * np.linalg.norm(theirs)
    assert np.abs(np.append(dW, db) - theirs).max() < tolerance


@pytest.mark.parametrize("d", DIMENSIONS)
def test_gradient_against_differences(d):
    X, y, W, b = problem(d)
    dW, db = gradient_numerical(X, y, W, b)
    exact_dW, exact_db = gradient(X, y, W, b)
    assert dW == pytest.approx(exact_dW, abs=1e-9)
    assert db == pytest.approx(exact_db, abs=1e-9)


@pytest.mark.parametrize("d", DIMENSIONS)
@pytest.mark.parametrize("m", [1, 40, 150])
def test_a_thousand_steps_against_the_textbook_loop(d, m):
    X, y, W, b = problem(d, m=m)
    alpha = 0.9 * step_limit(X)
    run = gradient_descent(X, y, alpha=alpha, iterations=1000, W=W, b=b)
    theirs = textbook_descent(X, y, alpha, 1000, W, b)
    for name, expected in zip(("W", "b", "loss", "dW", "db"), theirs, strict=False):
        np.testing.assert_allclose(
            getattr(run, name), expected, rtol=1e-9, atol=1e-12, err_msg=name
        )
    assert np.mean(run.accuracy != theirs[5]) < 0.01


@pytest.mark.parametrize("m", [20_000, 100_000])
def test_many_samples_against_the_textbook_loop(m):
    X, y, W, b = problem(3, m=m)
    run = gradient_descent(X, y, alpha=1.0, iterations=5, W=W, b=b)
    theirs = textbook_descent(X, y, 1.0, 5, W, b)
    for name, expected in zip(("W", "b", "loss", "dW", "db"), theirs, strict=False):
        np.testing.assert_allclose(getattr(run, name), expected, rtol=1e-11, err_msg=name)
    assert np.array_equal(run.accuracy, theirs[5])


@pytest.mark.parametrize("d", DIMENSIONS)
def test_the_step_limit_against_singular_values(d):
    X = problem(d)[0]
    largest = np.linalg.svd(np.column_stack([X, np.ones(len(X))]), compute_uv=False)[0]
    assert step_limit(X) == pytest.approx(8 * len(X) / largest**2, rel=1e-12)
