"""Lessons: scenes that ask for a guess, show what happens, and say how far the two are apart."""
