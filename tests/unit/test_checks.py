"""Bad arguments: each is refused with a ValueError that names it, whichever function meets it."""

import numpy as np
import pytest

import neuron

X = [[-1.0, 0.5], [1.0, 2.0], [3.0, -1.0]]
y = [0, 1, 1]
W = [0.1, 0.2]
BOX = (-6.0, 6.0, -6.0, 6.0)

SAMPLES_AND_STATE = [
    neuron.accuracy,
    neuron.log_loss,
    neuron.sample_losses,
    neuron.likelihood,
    neuron.log_likelihood,
    neuron.gradient,
    neuron.gradient_scalar,
    neuron.gradient_numerical,
    lambda X, y, W, b: neuron.gradient_descent(X, y, alpha=1.0, iterations=2, W=W, b=b),
]
ROWS_AND_STATE = [
    lambda X, W, b, **_: neuron.score(X, W, b),
    lambda X, W, b, **_: neuron.activation(X, W, b),
    lambda X, W, b, **_: neuron.predict(X, W, b),
]

BAD_ROWS_OR_STATE = [
    ({"X": [1.0, 2.0]}, r"X must have shape \(m, d\)"),
    ({"X": np.empty((0, 2)), "y": []}, "m = 0"),
    ({"X": np.empty((3, 0))}, "d = 0"),
    ({"X": [[-1.0, 0.5], [1.0, np.nan], [3.0, 1.0]]}, r"X\[1, 1\] is nan"),
    ({"X": [[-1.0, 0.5], [1.0, 0.0], [-np.inf, 1.0]]}, r"X\[2, 0\] is -inf"),
    ({"X": [[1.0, 2.0], [3.0]]}, "X is not an array of real numbers"),
    ({"X": [["a", "b"], ["c", "d"], ["e", "f"]]}, "X must hold real numbers"),
    ({"X": np.ones((3, 2), dtype=complex)}, "X must hold real numbers"),
    ({"X": [[10**400, 1], [1, 1], [1, 1]]}, "X must hold real numbers"),
    ({"W": [1.0]}, r"W must have shape \(2,\)"),
    ({"W": [[1.0, 2.0]]}, r"W must have shape \(2,\)"),
    ({"W": [1.0, np.inf]}, r"W\[1\] is inf"),
    ({"W": "text"}, "W must hold real numbers"),
    ({"b": np.nan}, "b is nan"),
    ({"b": [1.0]}, "b must be one number"),
    ({"b": True}, "b must be a number"),
    ({"b": "0"}, "b must hold real numbers"),
    ({"b": None}, "b must hold real numbers"),
]
BAD_LABELS = [
    ({"y": [0, 1]}, r"y must have shape \(3,\)"),
    ({"y": [[0], [1], [1]]}, r"y must have shape \(3,\)"),
    ({"y": [0, 1, 2]}, r"y\[2\] is 2.0, every label must be 0 or 1"),
    ({"y": [0.5, 1, 1]}, r"y\[0\] is 0.5"),
    ({"y": [0, np.nan, 1]}, r"y\[1\] is nan"),
    ({"y": ["0", "1", "1"]}, "y must hold real numbers"),
]


@pytest.mark.parametrize("function", SAMPLES_AND_STATE + ROWS_AND_STATE)
@pytest.mark.parametrize(("change", "message"), BAD_ROWS_OR_STATE)
def test_bad_rows_weights_and_bias(function, change, message):
    with pytest.raises(ValueError, match=message):
        function(**({"X": X, "y": y, "W": W, "b": 0.0} | change))


@pytest.mark.parametrize("function", SAMPLES_AND_STATE)
@pytest.mark.parametrize(("change", "message"), BAD_LABELS)
def test_bad_labels(function, change, message):
    with pytest.raises(ValueError, match=message):
        function(**({"X": X, "y": y, "W": W, "b": 0.0} | change))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"alpha": 0.0}, "alpha must be greater than 0"),
        ({"alpha": -1.0}, "alpha must be greater than 0"),
        ({"alpha": np.inf}, "alpha is inf"),
        ({"alpha": np.nan}, "alpha is nan"),
        ({"alpha": True}, "alpha must be a number"),
        ({"alpha": "1"}, "alpha must hold real numbers"),
        ({"iterations": -1}, "iterations must be at least 0"),
        ({"iterations": 1.0}, "iterations must be an integer"),
        ({"iterations": True}, "iterations must be an integer"),
        ({"iterations": "3"}, "iterations must be an integer"),
    ],
)
def test_bad_settings_of_a_run(change, message):
    with pytest.raises(ValueError, match=message):
        neuron.gradient_descent(X, y, **({"alpha": 1.0, "iterations": 3} | change))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"m": 1}, "m must be at least 2"),
        ({"m": 2.0}, "m must be an integer"),
        ({"seed": -1}, "seed must be at least 0"),
        ({"seed": None}, "seed must be an integer"),
        ({"margin": -0.1}, "margin must be at least 0"),
        ({"margin": np.inf}, "margin is inf"),
        ({"spread": 0.0}, "spread must be greater than 0"),
        ({"balance": 0.0}, "balance must be greater than 0"),
        ({"balance": 1.0}, "balance must be less than 1"),
        ({"direction": np.nan}, "direction is nan"),
        ({"spread": 1e308}, "margin and spread give samples too large"),
    ],
)
def test_bad_settings_of_a_sample(change, message):
    with pytest.raises(ValueError, match=message):
        neuron.sample_separable(**({"m": 10, "seed": 1} | change))


@pytest.mark.parametrize(
    "box", [(0, 0, -1, 1), (-1, 1, 2, 1), (-1, 1, -1), (-1, 1, -1, np.inf), (-1e101, 1, -1, 1)]
)
def test_a_bad_box(box):
    with pytest.raises(ValueError, match="box"):
        neuron.boundary_segment([1.0, 0.0], 0.0, box)


@pytest.mark.parametrize("bad", [0.0, -1.0, np.nan, 1e101])
def test_bad_lengths_in_the_plane(bad):
    with pytest.raises(ValueError, match="length"):
        neuron.weight_arrows([[1.0, 0.0]], [0.0], BOX, bad)
    with pytest.raises(ValueError, match="z_max"):
        neuron.probability_gradients([[1.0, 0.0]], [0.0], BOX, z_max=bad)


def test_states_of_another_shape_cannot_be_drawn():
    with pytest.raises(ValueError, match=r"W must have shape \(T, 2\)"):
        neuron.boundary_segments([[1.0, 0.0, 0.0]], [0.0], BOX)
    with pytest.raises(ValueError, match=r"b must have shape \(1,\)"):
        neuron.weight_arrows([[1.0, 0.0]], [0.0, 1.0], BOX, 1.0)


def test_lists_integers_and_booleans_are_welcome():
    expected = neuron.log_loss(np.array([[1.0], [2.0]]), np.array([0.0, 1.0]), np.array([3.0]), 4.0)
    assert neuron.log_loss([[1], [2]], [False, True], [3], 4) == expected
