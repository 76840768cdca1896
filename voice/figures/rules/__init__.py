"""Pure rules of figures about voices."""
