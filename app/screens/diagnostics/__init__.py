"""What helps to find out what is wrong with a device, to be sent by hand: numbers, versions and codes, no content."""
