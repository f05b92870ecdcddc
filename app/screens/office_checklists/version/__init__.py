"""One published version: which visits use it, and what was answered."""
