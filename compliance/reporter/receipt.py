"""The receipt: a signed, time-stamped statement that proves the date of filing without the content."""

from dataclasses import dataclass

from django.utils import timezone

from compliance.models import Case
from compliance.queries import filing_entry
from governance.vault import signing

TITLE = "通報受付証明 / Receipt of a report"
FIELDS = ("受付番号", "受付日時", "台帳番号", "台帳ハッシュ", "内容の指紋")
SIGNATURE = "署名"
PUBLIC_KEY = "公開鍵"


@dataclass(frozen=True)
class Receipt:
    """The statement line by line, and the signature under it."""

    lines: tuple[tuple[str, str], ...]
    signature: str

    @property
    def statement(self) -> str:
        """Return the signed text."""
        return "\n".join([TITLE, *(f"{name}: {value}" for name, value in self.lines)])

    @property
    def text(self) -> str:
        """Return statement, signature and public key as they are printed and saved."""
        return f"{self.statement}\n{SIGNATURE}: {self.signature}\n{PUBLIC_KEY}: {signing.public_key()}\n"


def receipt_for(case: Case) -> Receipt:
    """Return the receipt of a case. The ledger's number and hash anchor the time: its head is mailed out every day."""
    entry = filing_entry(case)
    received = timezone.localtime(case.received_at).isoformat(timespec="seconds")
    values = (case.reference, received, str(entry.number), entry.hash, case.content_digest)
    unsigned = Receipt(tuple(zip(FIELDS, values, strict=True)), "")
    return Receipt(unsigned.lines, signing.sign(unsigned.statement))


def is_genuine(text: str) -> bool:
    """Return whether a printed or saved receipt, as typed or pasted, was signed by us and not changed since."""
    values = dict(line.split(":", 1) for line in text.replace("：", ":").splitlines() if ":" in line)
    values = {name.strip(): value.strip() for name, value in values.items()}
    if not all(name in values for name in (*FIELDS, SIGNATURE)):
        return False
    receipt = Receipt(tuple((name, values[name]) for name in FIELDS), values[SIGNATURE])
    return signing.is_signed(receipt.statement, receipt.signature)
