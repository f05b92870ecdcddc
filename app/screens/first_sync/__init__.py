"""Fetching everything the person's roles allow for the first time."""
