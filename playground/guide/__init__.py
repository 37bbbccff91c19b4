"""The guide: its text, what it says of runs, and the keys."""
