"""Schools by areas of work: read once from what a person may see, then worked out for what is asked."""
