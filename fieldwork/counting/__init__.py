"""Counting at a school: the round a day belongs to, one grade with what is said about it, all grades together."""
