"""How to put the app on the home screen, for the machine at hand first."""
