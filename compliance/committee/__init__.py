"""The compliance committee: who sits on it, its meetings, what it resolves, and what the units make of it."""
