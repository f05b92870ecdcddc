"""One calibration: its sample, who has handed in, and the result once it is open."""
