"""Setting the PIN of this device, and when it is asked for."""
