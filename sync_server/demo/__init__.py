"""A fictional area office with a past term and visits due today, written through the ledger like anybody's work."""
