"""Pages of access logs."""
