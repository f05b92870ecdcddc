"""Signing in again with a login and a passphrase."""
