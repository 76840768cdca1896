"""Taking files in: reading.py looks at the bytes, checking.py at the rows, storing.py puts days into the store, working.py does it all."""
