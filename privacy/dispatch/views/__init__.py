"""Pages of the check of what is sent."""
