"""Instruments: what a published form is, how a file becomes one, how its counts are checked. Knows no visit."""
