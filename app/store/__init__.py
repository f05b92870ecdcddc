"""The device's own database: what the server said (mirror), what the person wrote since (edits), photos, and notes."""
