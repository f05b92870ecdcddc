"""Sending and receiving: how far, what arrived, what waits, and why something was kept aside."""
