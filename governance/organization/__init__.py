"""Units of the organization, each with dates of validity."""
