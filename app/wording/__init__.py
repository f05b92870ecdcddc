"""Every word a person reads on a screen, one module per screen, Thai first with its English beside it."""
