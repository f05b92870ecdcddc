"""The desktop's answers to the ports: a folder, Pillow, the operating system's network."""
