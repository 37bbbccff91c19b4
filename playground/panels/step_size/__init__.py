"""The panel "Step size"."""
