"""Pages of what is taken outside."""
