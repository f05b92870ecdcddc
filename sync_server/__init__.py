"""The office server: what devices sync with, people sign in to, and the app itself is served from."""
