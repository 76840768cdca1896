"""People's own keys to the vault: making, opening, handing over posts, and the split recovery key."""
