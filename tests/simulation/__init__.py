"""Whole days of an office and its phones from one seed: the real server and the real app over a network that fails.

`make sim SEEDS=2000` lives through many, `make sim SEED=7` tells one of them line by line. docs/simulation.md says how
a day is made, what happens in it and what must be true at its end.
"""
