"""Courses, quizzes, assignments, completion. Compliance and privacy use it."""
