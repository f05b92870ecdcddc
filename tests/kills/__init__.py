"""Real processes ended by SIGKILL at random moments, again and again on the same files: what was said to be kept is.

`make kills` runs all three loops and prints a table; `make test` runs short ones. Each loop is told by one seed, which
says what people do and when a process dies; where exactly that meets it is the machine's own affair.
"""
