"""The pages of the app, one a file: each has a function ``page``."""
