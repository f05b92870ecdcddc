"""The picture album of the product: which screens there are, how a hand reaches each, and the camera."""
