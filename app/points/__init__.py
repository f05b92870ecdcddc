"""The points of a checklist as they are filled in: on a visit, and to try out in the office's preview."""
