"""Bugs planted in the real code on purpose: each must be found by the test that is named for it, or the test is none.

`make faults` plants them one by one and prints a table. docs/simulation.md says how to add one.
"""
