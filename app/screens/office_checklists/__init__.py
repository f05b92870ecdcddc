"""The office's policy checklists: drafts, published versions, the visits that use them, the answers."""
