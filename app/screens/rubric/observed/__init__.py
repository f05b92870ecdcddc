"""A lesson that somebody observed, to be read, and to be signed by its teacher."""
