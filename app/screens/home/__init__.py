"""The first page after signing in: what is due today and soon, for each role."""
