"""What is signed: the whole content of a paper in one fixed form, and its SHA-256. `export/verify.py` does the same."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from audit.fieldwork.models import Addendum, Evidence, Observation, Paper
from governance.fixed_form import sha256_of


def content_of(paper: Paper) -> dict[str, Any]:
    """Return the content. Without further queries for a paper from `queries.whole`."""
    return {
        "engagement": str(paper.engagement_id), "number": paper.number, "title": paper.title,
        "procedure": _procedure(paper), "unit": paper.unit.code if paper.unit else None,
        "prepared_by": str(paper.prepared_by_id), "authors": [str(pk) for pk in paper.authors],
        "population": paper.population, "population_size": paper.population_size, "sampling": paper.sampling,
        "sample_size": paper.sample_size, "seen": paper.seen, "place": paper.place,
        "performed_on": paper.performed_on.isoformat() if paper.performed_on else None,
        "conclusion": paper.conclusion, "conclusion_text": paper.conclusion_text,
        "source": [paper.source_type, str(paper.source_id or ""), paper.source_digest],
        "observations": [_observation(row) for row in paper.observations.all()],
        "evidence": [evidence_line(row) for row in paper.evidence.all() if row.addendum_id is None],
        "cross_references": sorted(row.other.number for row in paper.cross_references.all()),
    }  # fmt: skip


def _procedure(paper: Paper) -> dict[str, Any] | None:
    if paper.procedure is None:
        return None
    row = paper.procedure
    return {
        "manual": row.manual.number, "programme": row.programme, "code": row.code, "title": row.title,
        "objective": row.objective, "steps": row.steps,
        "checks": [[check.position, check.kind, check.text] for check in row.checks.all()],
    }  # fmt: skip


def _observation(row: Observation) -> dict[str, Any]:
    return {
        "check": row.check_line.position, "answer": row.answer, "expected": _number(row.expected),
        "found": _number(row.found), "note": row.note, "seen_by": str(row.seen_by_id), "seen_at": moment(row.seen_at),
    }  # fmt: skip


def evidence_line(row: Evidence) -> dict[str, Any]:
    """Return what is signed of a file: not its bytes, but their hash."""
    return {
        "id": str(row.pk), "kind": row.kind, "size": row.size, "caption": row.caption, "sha256": row.sha256,
        "original_sha256": row.original_sha256, "added_by": str(row.added_by_id), "added_at": moment(row.added_at),
        "check": row.observation.check_line.position if row.observation else None,
    }  # fmt: skip


def moment(value: datetime) -> str:
    """Return a moment as the ledger writes it."""
    return value.astimezone(UTC).isoformat(timespec="microseconds")


def _number(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:.2f}"


def hash_of(paper: Paper) -> str:
    """Return the SHA-256 that is signed."""
    return sha256_of(content_of(paper))


def addendum_content(paper: Paper, text: str, hashes: list[str], writer: str) -> dict[str, Any]:
    """Return what the hash of an addendum is of: its text and evidence, its writer, and the paper as it was signed."""
    return {"paper": paper.sha256, "text": text, "evidence": sorted(hashes), "written_by": writer}


def addendum_of(row: Addendum) -> dict[str, Any]:
    """Return the same of an addendum that stands."""
    return addendum_content(row.paper, row.text, [file.sha256 for file in row.evidence.all()], str(row.written_by_id))
