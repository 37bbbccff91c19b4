"""The panel "Compare": pinned runs and the run on the board, side by side."""
