"""Whistleblowing, the Risk/Compliance division, the committee."""
