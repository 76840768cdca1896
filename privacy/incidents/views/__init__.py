"""Pages of leak incidents."""
