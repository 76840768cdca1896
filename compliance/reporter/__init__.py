"""The reporter's side: writing a report, coming back with the receipt code. No account, no script, no staff session."""
