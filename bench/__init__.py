"""How fast, with targets. Each module prints one table; `python -m bench` runs them all."""
