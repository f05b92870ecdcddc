"""Schools by areas: what has been seen, by how many, and when."""
