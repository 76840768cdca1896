"""Answers and important voices of the demonstration."""
