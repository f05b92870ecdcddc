"""What is told to named people only: written by who saw it, read by who is told."""
