"""What a visit came to, as a printed memo: who may see which edition, what it says, and how it is set."""
