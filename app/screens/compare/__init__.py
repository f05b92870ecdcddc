"""Both raters side by side, and what the team agrees on."""
