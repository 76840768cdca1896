"""Pages of workspace checks."""
