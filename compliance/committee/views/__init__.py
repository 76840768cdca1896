"""Pages of the committee."""
