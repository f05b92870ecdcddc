"""The PIN is asked for before anything is shown."""
