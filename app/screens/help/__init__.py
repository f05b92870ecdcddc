"""The pages of help on their own: the list of all, and each."""
