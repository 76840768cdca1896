"""The append-only, hash-chained record of every action, reveal, download, export and refusal."""
