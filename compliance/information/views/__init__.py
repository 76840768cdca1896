"""Pages of problem information."""
