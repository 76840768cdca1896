"""Keyed digests (HMAC-SHA-256) of names and addresses, made inside DuckDB a million at a time: governance.keys in SQL.

Equal names give equal digests, and nobody without the root key finds a name by guessing.
"""

from governance.keys import key_for

BLOCK = 64


def digest_sql(purpose: str, value: str) -> str:
    """Return an expression in SQL for the digest of a text expression, null for null.

    Width, spaces and Unicode form are evened out first, so that what was typed at a terminal meets what a register holds.
    """
    key = key_for(purpose).ljust(BLOCK, b"\0")
    inner, outer = (bytes(byte ^ pad for byte in key).hex() for pad in (0x36, 0x5C))
    plain = f"nfc_normalize(regexp_replace({value}, '[\\s　]', '', 'g'))"
    return (
        f"CASE WHEN {value} IS NULL THEN NULL ELSE"
        f" sha256(unhex('{outer}') || unhex(sha256(unhex('{inner}') || encode({plain})))) END"
    )
