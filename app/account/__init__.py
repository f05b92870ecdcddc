"""Who uses this device: several people may, each with files of their own that the others never see."""
