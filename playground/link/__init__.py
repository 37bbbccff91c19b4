"""The experiment as an address: one table that is written and read by, and the link to share."""
