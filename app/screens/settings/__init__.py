"""What a person may choose about the app on this device, and the way out."""
