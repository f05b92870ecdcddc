"""One finding: a line of text in ten seconds, tied to indicators, with photos."""
