"""One text for one content, so that whoever has the content can count its hash again. The form never changes: hashes are kept."""

import hashlib
import json
from typing import Any


def fixed(content: Any) -> str:
    """Return the JSON that stands for the content: sorted keys, no blanks, no escapes. Raises TypeError for what is no JSON."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def sha256_of(content: Any) -> str:
    """Return the SHA-256 of the content in its fixed form, in hexadecimal digits."""
    return hashlib.sha256(fixed(content).encode()).hexdigest()
