"""What the secretariat brings in as files: lists of schools, and instruments."""
