"""One visit: the school, what was said last time, what is left to do today."""
