"""The school reads its feedback, answers it and signs."""
