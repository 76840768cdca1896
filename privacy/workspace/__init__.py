"""Workspace checks: by the unit itself, by headquarters, and by lot what units only declare."""
