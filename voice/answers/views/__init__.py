"""Pages of answers, important voices and public voices."""
