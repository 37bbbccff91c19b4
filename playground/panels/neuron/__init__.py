"""The panel "Neuron"."""
