"""For all tests: Hypothesis looks at what is found, never at how long it took."""

from hypothesis import settings

settings.register_profile("patient", deadline=None)
settings.load_profile("patient")
