"""Monitoring in the demonstration."""
