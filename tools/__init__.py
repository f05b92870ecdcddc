"""Commands for people working on the repository; nothing here ships to a phone or a server."""
