"""The shared count table of a school, grade by grade, with its sums checked while typing."""
