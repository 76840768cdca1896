"""Access logs of the demonstration: some days of a few offices, made by the generator and taken in like any file."""
