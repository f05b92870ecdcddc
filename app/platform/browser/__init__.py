"""The browser's answers to the ports: its own files, its canvas, its fetch."""
