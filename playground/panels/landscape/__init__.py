"""The panel "Loss landscape"."""
