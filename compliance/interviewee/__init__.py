"""The page on which a person interviewed confirms the record, by a code and without any account."""
