"""The panels below the board, a folder each: only the one that is open is computed.

``page.py`` in each has a function ``panel`` that draws it with Streamlit; its numbers, words and
figures stand beside it, without Streamlit. ``PANELS`` in state/options.py names the folders.
"""
