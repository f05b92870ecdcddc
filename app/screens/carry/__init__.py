"""Carrying unsent work in a file: saving it here, and opening one that came from elsewhere."""
