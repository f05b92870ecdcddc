"""What the screens of planning share, as plain values and words."""
