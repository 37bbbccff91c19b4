"""The page "The maths": its sections, figures and numbers."""
