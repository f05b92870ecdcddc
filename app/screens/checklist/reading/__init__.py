"""A checklist that a team-mate handed in, to be read."""
