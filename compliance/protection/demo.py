"""Protection in the demonstration, made through the same actions as real work."""
