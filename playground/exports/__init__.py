"""What can be taken away, one kind a file, all of it without Streamlit.

Each file has a function that takes the experiment, and where it needs one the run, and returns the
text of a file.
"""
