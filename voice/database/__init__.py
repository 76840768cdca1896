"""The voice database: classification, search, near-duplicates, trends, import."""
