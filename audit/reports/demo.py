"""Reports in the demonstration."""
