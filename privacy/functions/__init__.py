"""Who may use which terminal function: snapshots, quarterly confirmation, removals, exceptions."""
