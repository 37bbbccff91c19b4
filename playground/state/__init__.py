"""What is on the screen, as a value: the experiment, what may happen to it, and its run."""
