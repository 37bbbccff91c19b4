"""The panel "Likelihood"."""
