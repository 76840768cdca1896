"""Signing in: the forms, what it leaves in the ledger, and the library's only hooks for that."""
