"""Outbox of events, in-app inbox, mail. A notice never carries what a case is about."""
