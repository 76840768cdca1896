"""The demonstration's people. Never in production: see governance.people.checks."""
