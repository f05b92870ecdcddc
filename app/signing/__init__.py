"""Signing on the glass under what was just read: what screens of a visit and of a lesson share."""
