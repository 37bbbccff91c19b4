"""Tasks that a teacher sets: their goals, and what is said about them."""
