"""The panel "This step"."""
