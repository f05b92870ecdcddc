"""One school: its facts, visits, agreements and how its results have moved."""
