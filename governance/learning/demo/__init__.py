"""Courses of the demonstration."""
