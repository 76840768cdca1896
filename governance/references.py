"""Reference numbers by which people speak of a row."""

import secrets

from governance.vault.receipts import ALPHABET, GROUP


def new_reference() -> str:
    """Return a fresh reference number XXXX-XXXX. Random, so that two numbers say nothing about how many lie between."""
    signs = "".join(secrets.choice(ALPHABET) for _ in range(2 * GROUP))
    return f"{signs[:GROUP]}-{signs[GROUP:]}"
