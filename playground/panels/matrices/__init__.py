"""The panel "From loops to matrices"."""
