"""Writing a checklist: its head, its points, and how it will look on a phone."""
