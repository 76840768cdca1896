"""What every page shares: middleware, the view of an action, form fields, template tags."""
