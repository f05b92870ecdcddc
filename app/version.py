"""The version of this app, as it tells the server and the person."""

VERSION = "0.1.0"
