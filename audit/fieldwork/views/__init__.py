"""Pages of the fieldwork."""
