"""Accounts, the roles that they hold at a unit for a period, sign-in."""
