"""What several people wrote without seeing each other, until somebody chooses what stands."""
