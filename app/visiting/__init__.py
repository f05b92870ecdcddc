"""What several screens of a visit know together: a sheet as a value, where it was left, its round, addresses."""
