"""Instruments: what a published form is, how a file becomes one, and how its counts are checked. Knows no visit and no rater."""
