"""The first page on a device where nobody is signed in."""
