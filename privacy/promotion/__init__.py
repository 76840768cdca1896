"""The promotion plan: what the standard asks of the organization, how far it has come, who looks after it in each unit."""
