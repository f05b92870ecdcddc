"""Planning visits: which days are fit, who is free, whom a round is for, who has been visited, who carries how much."""
