"""Who carries how much visiting in a term."""
