"""The panel "Race"."""
