"""The same neuron as one writes it in Streamlit at first: two charts, and all anew at each event.

What crowd.py compares with. It is naive in its use of Streamlit alone: it trains with ``neuron``,
and it does nothing that is not needed for its two pictures.
"""

import numpy as np
import plotly.graph_objects as go
import streamlit as st

from neuron import gradient_descent, sample_separable

BOX = (-6.0, 6.0)


def main():
    state, query = st.session_state, st.query_params
    if "X" not in state:
        number, seed = int(query.get("n", 100)), int(query.get("seed", 0))
        state.X, state.y = sample_separable(number, seed=seed)

    with st.sidebar:
        alpha = st.number_input("Learning rate", 1e-3, 1e3, 0.3, format="%g", key="alpha")
        iterations = st.number_input("Iterations", 1, 20_000, 1000, key="iterations")
        label = st.radio("Class", (0, 1), key="label")
        if st.button("Add a point", key="add"):
            place = np.random.default_rng().uniform(*BOX, 2)
            state.X, state.y = np.vstack([state.X, place]), np.append(state.y, float(label))
    k = st.slider("Iteration", 0, iterations, 0, key="k")

    run = gradient_descent(state.X, state.y, alpha=alpha, iterations=iterations)
    W, b = run.W[k], run.b[k]
    board = go.Figure()
    for label in (0, 1):
        of_class = state.X[state.y == label]
        board.add_scatter(x=of_class[:, 0], y=of_class[:, 1], mode="markers", name=f"class {label}")
    if W[1]:
        x1 = np.array(BOX)
        board.add_scatter(x=x1, y=-(W[0] * x1 + b) / W[1], mode="lines", name="boundary")
    board.update_layout(xaxis_range=BOX, yaxis_range=BOX)
    loss = go.Figure(go.Scatter(y=run.loss, mode="lines", name="loss"))
    loss.add_scatter(x=[k], y=[run.loss[k]], mode="markers", name="here")

    left, right = st.columns(2)
    left.plotly_chart(board, key="board")
    right.plotly_chart(loss, key="loss")
    st.write(f"W = ({W[0]:.4f}, {W[1]:.4f}), b = {b:.4f}, loss = {run.loss[k]:.4f}")


if __name__ == "__main__":
    main()
