"""The steps that turn this repository into an installable offline web app."""
