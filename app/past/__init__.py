"""What is known of a value: what it is called, its words, who wrote it and what became of that, and putting it back."""
