"""Builds the zip of an engagement while it is sent: no file of evidence lies on a disk, one at a time lies in memory."""

import hashlib
import io
import json
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

from audit.engagements.models import Engagement
from audit.engagements.proof import lines, may_know, notices_about, subjects_of
from audit.fieldwork.choices import SIGNED
from audit.fieldwork.content import content_of, evidence_line, moment
from audit.fieldwork.models import Evidence, Note, Paper, Signature
from audit.fieldwork.queries import whole
from audit.fieldwork.sealing import result_text
from governance.fixed_form import fixed
from governance.ledger.models import Entry
from governance.notices.models import Event, Mail
from governance.people.models import Person

HERE = Path(__file__).parent
SAME_MOMENT = 5
"""Seconds: a mail is made from a notice in the same transaction."""
BATCH = 200
Parts = Iterator[tuple[str, Iterable[bytes]]]


def stream(engagement: Engagement) -> Iterator[bytes]:
    """Yield the zip."""
    sink, manifest = Sink(), dict[str, str]()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, chunks in parts(engagement):
            digest = hashlib.sha256()
            with archive.open(name, "w", force_zip64=True) as target:
                for chunk in chunks:
                    digest.update(chunk)
                    target.write(chunk)
                    yield sink.drain()
            manifest[name] = digest.hexdigest()
        archive.writestr("manifest.json", json.dumps(manifest, indent=1, sort_keys=True))
    yield sink.drain()


class Sink(io.RawIOBase):
    """What a zip is written to, bit by bit taken away."""

    def __init__(self) -> None:
        self.waiting = bytearray()

    def writable(self) -> bool:
        """Return that one may write; it cannot be sought, so that the zip is written in one go."""
        return True

    def write(self, data: Any) -> int:
        """Take bytes."""
        self.waiting += data
        return len(data)

    def drain(self) -> bytes:
        """Return what was written since the last time."""
        found = bytes(self.waiting)
        self.waiting.clear()
        return found


def parts(engagement: Engagement) -> Parts:
    """Yield name and content of each file but the manifest."""
    readme = (HERE / "readme.txt").read_text("utf-8")
    yield "README.txt", [readme.format(reference=engagement.reference, title=engagement.title).encode()]
    yield "verify.py", [(HERE / "verify.py").read_bytes()]
    yield "engagement.json", [_json(about(engagement))]
    rows = whole(Paper.objects.filter(engagement=engagement)).order_by("number")
    for paper in rows.iterator(chunk_size=BATCH):
        yield f"papers/{paper.label}.json", [_json(paper_of(paper))]
        if paper.sealed_result is not None:
            yield f"papers/{paper.label}-result.json", [(result_text(paper) or "").encode()]
    for pk, kind in Evidence.objects.filter(paper__engagement=engagement).order_by("pk").values_list("pk", "kind"):
        yield f"evidence/{pk}.{kind}", _opened(pk)
    yield "ledger.jsonl", ledger(engagement)
    yield "before.jsonl", (line.encode() for line in lines(engagement))
    yield "messages.jsonl", messages(engagement)


def _opened(pk: UUID) -> Iterator[bytes]:
    yield Evidence.objects.get(pk=pk).content


def about(engagement: Engagement) -> dict[str, Any]:
    """Return what the engagement is, who worked on it, and the names behind all ids."""
    team = [
        {"person": str(row.auditor.person_id), "role": row.role, "from": moment(row.assigned_at),
         "to": moment(row.released_at) if row.released_at else None}
        for row in engagement.members.select_related("auditor")
    ]  # fmt: skip
    known = may_know(engagement)
    papers = Paper.objects.filter(engagement=engagement).values_list("authors", flat=True)
    people = known | {pk for authors in papers for pk in authors} | _signers(engagement)
    names = Person.objects.filter(pk__in=people).order_by("staff_number")
    return {
        "id": str(engagement.pk), "reference": engagement.reference, "title": engagement.title,
        "kind": engagement.kind, "purpose": engagement.purpose, "announced": engagement.announced,
        "starts_on": engagement.starts_on.isoformat(), "ends_on": engagement.ends_on.isoformat(),
        "opened_at": moment(engagement.opened_at) if engagement.opened_at else None,
        "opened_where": engagement.opened_where, "state": engagement.state, "team": team,
        "may_know": sorted(str(pk) for pk in known), "people": {str(row.pk): row.name for row in names},
    }  # fmt: skip


def _signers(engagement: Engagement) -> set[UUID]:
    signed = Signature.objects.filter(paper__engagement=engagement).values_list("signed_by", flat=True)
    raised = Note.objects.filter(paper__engagement=engagement).values_list("raised_by", flat=True)
    return {*signed, *raised}


def paper_of(paper: Paper) -> dict[str, Any]:
    """Return a paper with its signatures, notes and addenda."""
    files = [row for row in paper.evidence.all()]
    signatures = [
        {"level": row.level, "signed_by": str(row.signed_by_id), "signed_at": moment(row.signed_at),
         "sha256": row.sha256, "voided_at": moment(row.voided_at) if row.voided_at else None}
        for row in paper.signatures.all()
    ]  # fmt: skip
    notes = [
        {"state": row.state, "text": row.text, "raised_by": str(row.raised_by_id), "raised_at": moment(row.raised_at),
         "answer": row.answer, "answered_by": str(row.answered_by_id or ""), "cleared_by": str(row.cleared_by_id or "")}
        for row in paper.notes.all()
    ]  # fmt: skip
    addenda = [
        {"text": row.text, "written_by": str(row.written_by_id), "written_at": moment(row.written_at),
         "sha256": row.sha256, "evidence": [evidence_line(file) for file in files if file.addendum_id == row.pk]}
        for row in paper.addenda.all()
    ]  # fmt: skip
    return {
        "id": str(paper.pk), "state": paper.state, "sha256": paper.sha256 if paper.state in SIGNED else "",
        "content": content_of(paper), "signatures": signatures, "notes": notes, "addenda": addenda,
        "names_of_files": {str(row.pk): row.name for row in files}, "dropped_because": paper.dropped_because,
    }  # fmt: skip


def ledger(engagement: Engagement) -> Iterator[bytes]:
    """Yield every entry about the engagement and its papers, in full."""
    rows = Entry.objects.filter(subject_id__in=subjects_of(engagement)).order_by("number")
    for row in rows.iterator(chunk_size=2000):
        yield _line({
            "number": row.number, "at": moment(row.at), "actor_kind": row.actor_kind,
            "actor_id": str(row.actor_id) if row.actor_id else None, "action": row.action,
            "subject_type": row.subject_type, "subject_id": str(row.subject_id), "outcome": row.outcome,
            "details": row.details, "previous_hash": row.previous_hash, "hash": row.hash,
        })  # fmt: skip


def messages(engagement: Engagement) -> Iterator[bytes]:
    """Yield every event, notice and mail about the engagement, each with its time and whether the receiver may know."""
    insiders = may_know(engagement)
    events = Event.objects.filter(subject_id__in=subjects_of(engagement)).order_by("id")
    for name, at in events.values_list("name", "created_at"):
        yield _line({"kind": "event", "what": name, "at": moment(at), "may_know": True})
    notices = list(notices_about(engagement))
    for row in notices:
        to = {"to": str(row.person_id), "may_know": row.person_id in insiders}
        yield _line({"kind": "notice", "what": row.kind, "at": moment(row.created_at), **to})
    if not notices:
        return
    mails = Mail.objects.filter(
        person__in={row.person_id for row in notices}, digest_day__isnull=True,
        created_at__range=(notices[0].created_at, notices[-1].created_at.replace(microsecond=999_999)),
    )  # fmt: skip
    told = [(row.person_id, row.created_at) for row in notices]
    for mail in mails.order_by("created_at"):
        if any(pk == mail.person_id and abs((mail.created_at - at).total_seconds()) < SAME_MOMENT for pk, at in told):
            to = {"to": str(mail.person_id), "may_know": mail.person_id in insiders}
            sent = moment(mail.sent_at) if mail.sent_at else None
            yield _line({"kind": "mail", "what": mail.subject, "at": moment(mail.created_at), "sent_at": sent, **to})


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True).encode()


def _line(value: Any) -> bytes:
    return (fixed(value) + "\n").encode()
