"""Corrective, disciplinary and recurrence-prevention measures, and whether they worked."""
