"""Pages of function reviews."""
