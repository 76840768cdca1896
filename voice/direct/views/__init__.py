"""Pages of direct notices."""
