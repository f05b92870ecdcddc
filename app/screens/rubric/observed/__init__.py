"""A lesson that somebody observed and handed in, to be read."""
