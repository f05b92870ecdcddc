"""Which schools a term has reached."""
