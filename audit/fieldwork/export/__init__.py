"""The whole file of an engagement as a zip that outsiders check without this house: `bundle.stream`, `verify.py`."""
