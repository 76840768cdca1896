"""Pages of voices and incidents."""
