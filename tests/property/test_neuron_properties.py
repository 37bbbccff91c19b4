"""What must hold for every data set, searched by Hypothesis for one where it does not."""

import math
import warnings

import numpy as np
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

import neuron

settings.register_profile("neuron", deadline=None, max_examples=80)
settings.load_profile("neuron")

BOX = (-6.0, 6.0, -6.0, 6.0)
MODERATE = st.floats(-4.0, 4.0).map(lambda x: round(x, 6))
WILD = st.floats(allow_nan=False, allow_infinity=False)


@st.composite
def problems(draw, numbers=MODERATE, most=12):
    m, d = draw(st.integers(1, most)), draw(st.integers(1, 4))
    X = draw(hnp.arrays(np.float64, (m, d), elements=numbers))
    y = draw(hnp.arrays(np.float64, m, elements=st.sampled_from([0.0, 1.0])))
    W = draw(hnp.arrays(np.float64, d, elements=numbers))
    return X, y, W, draw(numbers)


@given(problems())
def test_gradient_agrees_with_differences(problem):
    dW, db = neuron.gradient(*problem)
    numerical_dW, numerical_db = neuron.gradient_numerical(*problem)
    scale = 1.0 + neuron.log_loss(*problem)
    assert np.append(dW, db) == pytest.approx(
        np.append(numerical_dW, numerical_db), abs=1e-8 * scale, rel=1e-7
    )


@given(problems())
def test_loops_and_matrices_agree(problem):
    X, y, W, b = problem
    dW, db = neuron.gradient(*problem)
    scalar_dW, scalar_db = neuron.gradient_scalar(*problem)
    # Relative to the sum of the sizes, which is what rounding is relative to.
    A = np.exp(-neuron.sample_losses(X, y, W, b))
    pulls = np.maximum(1.0 - A, neuron.sample_losses(X, y, W, b) * A) / len(y)
    assert np.all(np.abs(dW - scalar_dW) <= 1e-12 * (np.abs(X).T @ pulls))
    assert abs(db - scalar_db) <= 1e-12 * pulls.sum()


@given(problems(), st.floats(0.01, 0.999))
def test_a_step_below_the_limit_never_raises_the_loss(problem, fraction):
    X, y, W, b = problem
    alpha = fraction * neuron.step_limit(X)
    run = neuron.gradient_descent(X, y, alpha=alpha, iterations=60, W=W, b=b)
    assert run.diverged_at is None
    assert not neuron.loss_rises(run.loss).any()


@given(problems(), st.randoms(use_true_random=False))
def test_the_order_of_the_samples_does_not_matter(problem, random):
    X, y, W, b = problem
    order = list(range(len(y)))
    random.shuffle(order)
    settings_of_run = {"alpha": 0.5 * neuron.step_limit(X), "iterations": 100, "W": W, "b": b}
    run = neuron.gradient_descent(X, y, **settings_of_run)
    other = neuron.gradient_descent(X[order], y[order], **settings_of_run)
    for name in ("W", "b", "dW", "db"):
        assert getattr(other, name) == pytest.approx(getattr(run, name), rel=1e-9, abs=1e-11)
    assert other.loss == pytest.approx(run.loss, rel=1e-9)


@given(problems())
def test_swapping_the_labels_negates_the_weights(problem):
    X, y, W, b = problem
    alpha = 0.5 * neuron.step_limit(X)
    run = neuron.gradient_descent(X, y, alpha=alpha, iterations=50, W=W, b=b)
    mirror = neuron.gradient_descent(X, 1 - y, alpha=alpha, iterations=50, W=-W, b=-b)
    assert np.array_equal(mirror.W, -run.W)
    assert np.array_equal(mirror.b, -run.b)
    assert np.array_equal(mirror.loss, run.loss)


@given(problems(), st.floats(1e-3, 1e3), st.integers(0, 40), st.integers(0, 40))
def test_more_iterations_only_add_rows(problem, alpha, one, other):
    X, y, W, b = problem
    short, long = (
        neuron.gradient_descent(X, y, alpha=alpha, iterations=T, W=W, b=b)
        for T in sorted((one, other))
    )
    gone_on = neuron.gradient_descent(
        X, y, alpha=alpha, iterations=max(one, other), W=W, b=b, begun=short
    )
    for name in ("W", "b", "loss", "dW", "db", "accuracy"):
        rows = getattr(short, name)
        assert rows.tobytes() == getattr(long, name)[: len(rows)].tobytes()
        assert getattr(gone_on, name).tobytes() == getattr(long, name).tobytes()


@given(problems(numbers=WILD), st.floats(5e-324, 1e308), st.integers(0, 30))
@example((np.array([[-708.5], [-709.3], [-710.1]]), np.zeros(3), np.ones(1), 0.0), 1.0, 0)
@settings(max_examples=300)
def test_whatever_the_numbers_nothing_that_is_not_finite_comes_back(problem, alpha, iterations):
    X, y, W, b = problem
    with warnings.catch_warnings(), np.errstate(all="warn"):
        warnings.simplefilter("error")
        try:
            run = neuron.gradient_descent(X, y, alpha=alpha, iterations=iterations, W=W, b=b)
        except ValueError as error:
            assert "too large for float64" in str(error)  # noqa: PT017
            return
        for name in ("W", "b", "loss", "dW", "db", "accuracy"):
            assert np.isfinite(getattr(run, name)).all()
        assert (run.loss >= 0.0).all()
        assert (run.diverged_at is None) == (run.iterations == iterations)
        last = (run.W[-1], float(run.b[-1]))
        assert math.isfinite(neuron.log_loss(X, y, *last))
        assert 0.0 <= neuron.likelihood(X, y, *last) <= 1.0
        for form in (neuron.gradient, neuron.gradient_scalar):
            dW, db = form(X, y, *last)
            assert np.isfinite(np.append(dW, db)).all()
        assert neuron.step_limit(X) >= 0.0


@given(hnp.arrays(np.float64, hnp.array_shapes(max_dims=2), elements=WILD))
def test_the_sigmoid_is_a_probability_and_symmetric(Z):
    with warnings.catch_warnings(), np.errstate(all="warn", under="ignore"):
        warnings.simplefilter("error")
        A = neuron.sigmoid(Z)
        assert ((A >= 0.0) & (A <= 1.0)).all()
        assert pytest.approx(1.0, abs=3e-16) == A + neuron.sigmoid(-Z)
        assert np.array_equal(A >= 0.5, (Z >= 0.0) | (A == 0.5))


@given(
    st.integers(2, 300),
    st.integers(0, 2**64),
    st.one_of(st.just(0.0), st.floats(0.0, 3.0), st.just(1e6)),
    st.one_of(st.just(1e-9), st.floats(0.01, 3.0)),
    st.floats(0.001, 0.999),
    st.one_of(st.none(), st.floats(-10.0, 10.0)),
)
def test_sampled_sets_are_separable_with_their_margin(  # noqa: PLR0917
    m, seed, margin, spread, balance, direction
):
    X, y = neuron.sample_separable(
        m, seed=seed, margin=margin, spread=spread, balance=balance, direction=direction
    )
    if direction is None:  # the first number that is drawn is the angle
        direction = np.random.default_rng(seed).uniform(0.0, math.tau)
    along = X @ [math.cos(direction), math.sin(direction)]
    gap = along[y == 1].min() - along[y == 0].max()
    assert gap > 0.0
    assert gap >= 2.0 * margin
    assert abs(y.sum() - balance * m) <= 0.5 + 1e-9 or y.sum() in (1, m - 1)


@st.composite
def states(draw):
    numbers = draw(
        st.sampled_from([MODERATE, WILD, st.sampled_from([0.0, 1.0, -1.0, 6.0, 1e-300])])
    )
    W = draw(hnp.arrays(np.float64, (draw(st.integers(1, 5)), 2), elements=numbers))
    return W, draw(hnp.arrays(np.float64, len(W), elements=numbers))


@st.composite
def boxes(draw):
    low = draw(hnp.arrays(np.float64, 2, elements=st.floats(-100.0, 100.0)))
    sides = draw(hnp.arrays(np.float64, 2, elements=st.floats(0.01, 200.0)))
    high = low + sides
    return float(low[0]), float(high[0]), float(low[1]), float(high[1])


@given(states(), st.one_of(st.just(BOX), boxes()))
@settings(max_examples=400)
def test_boundaries_end_on_the_edge_of_the_box_and_on_the_line(state, box):
    W, b = state
    segments, crosses = neuron.boundary_segments(W, b, box)
    low, high = np.array(box)[[0, 2]], np.array(box)[[1, 3]]
    assert ((segments >= low) & (segments <= high)).all()
    for k in np.flatnonzero(crosses):
        on_edge = (segments[k] == low) | (segments[k] == high)
        assert on_edge.any(axis=1).all()
        size = max(np.abs(W[k]).max(), abs(b[k]))
        w, c = W[k] / size, b[k] / size
        distance = np.abs(segments[k] @ w + c) / np.linalg.norm(w)
        furthest = np.abs(box).max() * 4
        assert distance.max() <= 1e-14 * furthest
    for k in np.flatnonzero(~crosses):
        assert np.array_equal(segments[k, 0], segments[k, 1])
    for k in range(len(W)):
        single = neuron.boundary_segment(W[k], b[k], box)
        assert (single is None) == (not crosses[k])
    # What is more than a corner, rounding apart, is in the box.
    assert not (crosses & ~neuron.reaches_box(W, b, box)).any()


@given(states(), st.one_of(st.just(BOX), boxes()))
@settings(max_examples=200)
def test_a_line_through_a_point_of_the_box_is_drawn(state, box):
    W, _ = state
    assume((np.abs(W).max(axis=1) > 1e-200).all() and (np.abs(W).max(axis=1) < 1e200).all())
    middle = np.array([box[0] + box[1], box[2] + box[3]]) / 2
    assert neuron.boundary_segments(W, -(W @ middle), box)[1].all()


@given(states(), boxes(), st.floats(1e-3, 1e3), st.booleans())
@settings(max_examples=200)
def test_all_that_is_drawn_is_to_the_bit_what_each_function_gives(state, box, length, hard):
    W, b = state
    found = neuron.places_in_box(W, b, box, length=length, z_max=6.0, hard=hard)
    tails, tips, _ = neuron.weight_arrows(W, b, box, length)
    soft, _, _ = neuron.probability_gradients(W, b, box, z_max=6.0)
    assert found.boundary.tobytes() == neuron.boundary_segments(W, b, box)[0].tobytes()
    assert found.arrow[:, 0].tobytes() == tails.tobytes()
    assert found.arrow[:, 1].tobytes() == tips.tobytes()
    shading = neuron.decision_gradients(W, b, box) if hard else soft
    assert found.gradient.tobytes() == shading.tobytes()


@given(states(), boxes(), st.floats(1e-3, 1e3))
@settings(max_examples=300)
def test_shading_and_arrows_are_finite_and_silent(state, box, length):
    W, b = state
    with warnings.catch_warnings(), np.errstate(all="warn", under="ignore"):
        warnings.simplefilter("error")
        ends, flat, P = neuron.probability_gradients(W, b, box)
        tails, tips, shown = neuron.weight_arrows(W, b, box, length)
    assert np.isfinite(ends).all()
    assert ((P >= 0.0) & (P <= 1.0)).all()
    assert np.isfinite(np.concatenate([tails, tips])).all()
    diagonal = math.hypot(box[1] - box[0], box[3] - box[2])
    assert (neuron.norm(ends[:, 1] - ends[:, 0])[~flat] >= 0.999e-3 * diagonal).all()
    lengths = neuron.norm(tips - tails)
    assert lengths[shown] == pytest.approx(length, rel=1e-6)
    assert not lengths[~shown].any()
