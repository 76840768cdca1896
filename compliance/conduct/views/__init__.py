"""Pages of documents of conduct."""
