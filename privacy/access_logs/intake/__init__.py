"""Files that come in: reading.py the bytes, checking.py the rows, storing.py days into the store, working.py all of it."""
