"""The register of evidence: taken in, passed on, checked."""

import hashlib
import hmac
from datetime import date

from compliance.access import is_handler
from compliance.actions.investigating import BESIDE, next_number
from compliance.models import Case, CustodyEntry, Evidence
from compliance.sealed import opener, seal_row, work_box
from governance.access import Actor
from governance.attachments.intake import ORIGINAL, Examined, content_of, keep
from governance.runner import NO_CLOCKS, NO_EVENTS, READS, action


def _add_custody(case: Case, evidence: Evidence, actor: Actor, kind: str, note: str) -> None:
    entry = CustodyEntry(evidence=evidence, kind=kind, by_id=actor.own_id)
    entry.sealed = seal_row(case, entry, {"note": note})
    entry.save(force_insert=True)


@action(
    "compliance.add_evidence",
    subject=Case,
    who=is_handler,
    moves=BESIDE,
    clocks=NO_CLOCKS,
    emits=NO_EVENTS,
    ledger=("obtained_on",),
)
def add_evidence(
    case: Case,
    *,
    actor: Actor,
    description: str,
    source: str,
    obtained_on: date,
    place: str = "",
    file: Examined | None = None,
) -> None:
    """Take a piece into the register: a file, whose original is kept and hashed (SHA-256), or a thing with its place."""
    kind = Evidence.Kind.FILE if file else Evidence.Kind.PHYSICAL
    row = Evidence(case=case, number=next_number(case.evidence), kind=kind, obtained_on=obtained_on)
    row.obtained_by_id = actor.own_id
    texts = {"description": description, "source": source, "place": place}
    if file:
        texts["sha256"] = hashlib.sha256(file.data).hexdigest()
        row.attachment = keep(work_box(case), file, owner_type="compliance.evidence", owner_id=row.pk)
    row.sealed = seal_row(case, row, texts)
    row.save(force_insert=True)
    _add_custody(case, row, actor, CustodyEntry.Kind.TAKEN_IN, place)


@action(
    "compliance.note_custody",
    subject=Case,
    who=is_handler,
    moves=READS,
    clocks=NO_CLOCKS,
    emits=NO_EVENTS,
    ledger=("evidence", "kind"),
)
def note_custody(case: Case, *, actor: Actor, evidence: Evidence, kind: str, note: str) -> None:
    """Add a link to the chain of custody: moved, handed over, examined, returned; after the conclusion too."""
    _add_custody(case, evidence, actor, kind, note)


@action(
    "compliance.verify_evidence",
    subject=Case,
    who=is_handler,
    moves=READS,
    clocks=NO_CLOCKS,
    emits=NO_EVENTS,
    ledger=("evidence",),
)
def verify_evidence(case: Case, *, actor: Actor, evidence: Evidence) -> bool:
    """Hash the kept original again and return whether it is the one that was taken in; the chain of custody notes it."""
    if evidence.attachment is None:
        raise LookupError("a thing has no hash")
    known = opener(case, actor)(evidence, evidence.sealed)["sha256"]
    present = hashlib.sha256(content_of(evidence.attachment, actor.keys, ORIGINAL)).hexdigest()
    same = hmac.compare_digest(known, present)
    kind = CustodyEntry.Kind.VERIFIED if same else CustodyEntry.Kind.BROKEN
    _add_custody(case, evidence, actor, kind, present)
    return same
