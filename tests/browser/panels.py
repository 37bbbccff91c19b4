"""What tells that a panel is there."""

INSIDE = {
    "Neuron": lambda page: page.get_by_role("region", name="Neuron", exact=True),
    "This step": lambda page: page.get_by_text("From iteration 0 to 1", exact=True),
    "Sigmoid and probability": lambda page: page.get_by_role("slider", name="δb"),
    "Likelihood": lambda page: page.locator('[data-name="mean-log-likelihood"]'),
    "Loss landscape": lambda page: page.get_by_role("img", name="contours"),
    "Step size": lambda page: page.get_by_role("img", name="Sharpness"),
    "Where it is going": lambda page: page.get_by_role("img", name="The angle to the limit"),
    "Race": lambda page: page.get_by_role("img", name="Samples predicted wrong"),
    "From loops to matrices": lambda page: page.get_by_role("button", name="Measure loops"),
    "Compare": lambda page: page.get_by_role("button", name="Pin run"),
}
"""What one finds in each panel at iteration 0, once Python has answered."""
