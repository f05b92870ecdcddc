"""The HTTP surface. Each module is one part of it; what they share is in `deps`."""
