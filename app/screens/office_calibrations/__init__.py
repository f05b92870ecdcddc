"""One of the secretariat's screens."""
