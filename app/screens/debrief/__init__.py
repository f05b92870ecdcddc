"""What team and school read together before the team leaves, and sign on the glass."""
