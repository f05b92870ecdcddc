"""A policy checklist as one rater fills it in on a visit, and hands it in."""
