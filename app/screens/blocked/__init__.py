"""When the app cannot use its files at all: another window holds them, or the machine has none."""
