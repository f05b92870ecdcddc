"""A checklist being filled in: what fits a point, what is still missing, which version a sheet goes on with."""
