"""The device: a local store that never waits for a network, the sync that empties it, and the screens people use."""
