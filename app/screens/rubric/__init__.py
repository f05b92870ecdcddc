"""Filling one rubric: an indicator at a time, every tap durable before it is shown."""
