"""Questionnaires, anonymous answers, results with small cells suppressed. Compliance and voice use it."""
