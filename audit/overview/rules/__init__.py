"""Pure rules of the overview."""
