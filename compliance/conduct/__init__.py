"""Code of conduct, compliance rules, compliance card: versions, reading, signature."""
