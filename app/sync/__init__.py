"""Device and server brought level, one module a step: freeze, push, pull, blobs, compare; the engine runs them."""
