"""The domain of school supervision visits, shared by the device and the server. Pure Python, standard library only."""
