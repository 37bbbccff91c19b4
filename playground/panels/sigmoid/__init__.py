"""The panel "Sigmoid and probability"."""
