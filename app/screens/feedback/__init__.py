"""The leader writes, previews and publishes what a visit tells its school."""
