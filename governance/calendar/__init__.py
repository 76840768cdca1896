"""Eras, fiscal years, business days. Pure functions."""
