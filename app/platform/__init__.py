"""What differs between a browser and a desktop, behind ports: files, network, photos, updates."""
