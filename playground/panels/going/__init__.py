"""The panel "Where it is going"."""
