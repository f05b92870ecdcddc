"""Damaged or unreadable files on this device: what can be saved of them, and how to go on."""
