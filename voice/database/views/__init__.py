"""Pages of the voice database."""
