"""Observing one lesson: facts about the lesson, then the classroom rubric."""
