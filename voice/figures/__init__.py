"""Voices in numbers: history since FY2004, offices compared, the board's quarter, the yearly report."""
