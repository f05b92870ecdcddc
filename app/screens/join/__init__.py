"""From an invitation link to a signed-in device."""
