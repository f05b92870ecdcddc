"""What the server keeps aside, for the office to mend or to close."""
