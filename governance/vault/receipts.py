"""Receipt codes: what a reporter keeps to come back. 95 random bits in five groups of four, the last sign a check.

The alphabet is Crockford's (no I, L, O, U), so that a code survives being read aloud and written by hand.
"""

import secrets
import unicodedata

from stdnum.iso7064 import mod_37_36

from governance.keys import digest

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
RANDOM_SIGNS = 19
GROUP = 4
_LOOK_ALIKES = str.maketrans({"O": "0", "I": "1", "L": "1"})


def new_code() -> str:
    """Return a fresh code of 20 signs without separators."""
    body = "".join(secrets.choice(ALPHABET) for _ in range(RANDOM_SIGNS))
    return body + str(mod_37_36.calc_check_digit(body, ALPHABET))


def shown(code: str) -> str:
    """Return the code in groups, as it is shown and printed: XXXX-XXXX-XXXX-XXXX-XXXX."""
    return "-".join(code[i : i + GROUP] for i in range(0, len(code), GROUP))


def normalised(typed: str) -> str:
    """Return the code in what a person typed: full-width signs, lower case, spaces, hyphens and look-alikes mended."""
    text = unicodedata.normalize("NFKC", typed).upper().translate(_LOOK_ALIKES)
    return "".join(sign for sign in text if sign in ALPHABET)


def lookup_digest(code: str) -> str:
    """Return the keyed digest under which a normalised code is found; the code itself is stored nowhere.

    A code of 95 bits needs no slow derivation: it cannot be guessed, with or without the root key.
    """
    return digest("receipt lookup", code.encode())
