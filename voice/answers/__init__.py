"""Answers to customers, important voices with what came of them, and what is published."""
