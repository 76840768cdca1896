"""Pages of the promotion plan."""
