"""One version of a feedback as it is read: by its principal, by its writer before it goes out, and by the office."""
