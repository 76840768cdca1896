"""Problem information from anywhere but the hotline, routed by written rules."""
