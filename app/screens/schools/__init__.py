"""All schools the person may see, found as one types."""
