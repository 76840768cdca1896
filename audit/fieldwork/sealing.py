"""Results of data audits in papers: rows of people, sealed with a key outside the database."""

from uuid import UUID

from audit.fieldwork.models import Paper
from governance.keys import key_for
from governance.vault.crypto import decrypt, encrypt

PURPOSE = "results in working papers"


def sealed_result(paper: UUID, text: str) -> bytes:
    """Return a result sealed for the paper."""
    return encrypt(key_for(PURPOSE), text.encode(), str(paper))


def result_text(paper: Paper) -> str | None:
    """Return the result in its fixed form, None for a paper without; raises vault.Locked when it was exchanged."""
    if paper.sealed_result is None:
        return None
    return decrypt(key_for(PURPOSE), bytes(paper.sealed_result), str(paper.pk)).decode()
