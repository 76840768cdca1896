"""What each room of the house adds to the access matrix: a module with rows(office)."""
