"""Points from outside: files, pasted text, and the table that can be edited."""
