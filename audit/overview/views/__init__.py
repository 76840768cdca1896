"""Pages of the overview and of the yearly opinion."""
