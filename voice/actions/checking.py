"""The daily proof of equal receipts, kept as a row."""

from datetime import date

from governance.access import Actor
from governance.runner import NO_CLOCKS, STAYS, action
from voice.access import is_system
from voice.models import ReceiptCheck
from voice.queries import receipts_on


@action(
    "voice.check_receipts", subject=ReceiptCheck, creates=True, who=is_system, moves=STAYS, clocks=NO_CLOCKS,
    emits=("voice.receipts_checked",), ledger=("day",),
)  # fmt: skip
def check_receipts(*, actor: Actor, day: date) -> ReceiptCheck:
    """Compare what was filed on the day with what both sides received."""
    found = receipts_on(day)
    return ReceiptCheck.objects.create(
        day=day, filed=found.filed, headquarters=found.headquarters, block=found.block, missing=found.missing
    )
