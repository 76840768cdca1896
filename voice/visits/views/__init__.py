"""Pages of mystery visits."""
