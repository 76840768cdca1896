"""Every list of the house: filter, sort, page, export within the reader's scope."""
