"""One module per step, named by the day it was made and what it changes."""
