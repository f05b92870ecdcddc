"""Checklists in words, for a value's past and for every screen that shows answers."""
