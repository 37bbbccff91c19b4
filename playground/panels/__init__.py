"""The panels below the board, one a file: only the one that is open is computed.

Each has a function ``panel(experiment, run)`` that draws it with Streamlit. What a panel draws with
Plotly stands beside it in ``NAME_figures.py``, without Streamlit.
"""
