"""Pure rules of workspace checks."""
