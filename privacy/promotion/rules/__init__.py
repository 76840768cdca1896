"""Pure rules of the promotion plan."""
