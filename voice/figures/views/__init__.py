"""Pages of figures about voices."""
