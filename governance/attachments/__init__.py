"""Files: type from the content, metadata stripped from a copy, sealed on disk, each download in the ledger."""
