"""The search guard: nothing is done or written that could point at a reporter without need."""
