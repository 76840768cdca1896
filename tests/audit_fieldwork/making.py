"""Working papers for tests, through the real actions."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from audit.auditors.models import Auditor
from audit.engagements import actions as engagements
from audit.engagements.models import Engagement
from audit.fieldwork import actions
from audit.fieldwork.content import hash_of
from audit.fieldwork.models import Manual, Paper, Procedure
from governance.attachments.intake import Examined
from governance.people.models import Person
from tests.audit_engagements import making
from tests.audit_engagements.making import act, fresh

CODE = "K-01"
"""A procedure of the first manual with three checks: a count, a key, a trace."""


@dataclass
class Team:
    """An engagement at work and its people."""

    engagement: Engagement
    head: Person
    president: Person
    lead: Auditor
    member: Auditor
    reviewer: Auditor


def manual(head: Person, drafter: Person) -> Manual:
    """Return the first manual, in force from today."""
    made = act(actions.draft_manual, drafter).subject_id
    row = Manual.objects.get(pk=made)
    act(actions.put_manual_in_force, head, row, valid_from=making.day())
    return fresh(row)


def team(*, state: str = "fieldwork") -> Team:
    """Return an engagement of office 13001 in the state (planned, opened, fieldwork), with manual, lead, member and reviewer."""
    head, president = making.head(), making.president()
    lead, member, reviewer = making.auditor(), making.auditor(), making.auditor()
    manual(head, member.person)
    row = making.planned(head, lead=lead)
    for auditor, role in ((member, "member"), (reviewer, "reviewer")):
        act(engagements.assign, head, row, auditor=auditor, role=role)
    if state != "planned":
        act(engagements.authorize, head, row)
        act(engagements.open_on_site, lead.person, row, where="玄関")
    if state == "fieldwork":
        act(engagements.begin_fieldwork, lead.person, row)
    return Team(fresh(row), head, president, lead, member, reviewer)


def paper(of: Team, code: str = CODE, preparer: Auditor | None = None) -> Paper:
    """Return a fresh paper of the procedure, prepared by the member."""
    by = preparer or of.member
    procedures = list(Procedure.objects.filter(manual__state="decided", code=code))
    inputs = {"procedures": procedures, "unit": making.unit(making.OFFICE), "preparer": by}
    act(actions.add_papers, by.person, of.engagement, **inputs)
    return Paper.objects.filter(engagement=of.engagement).order_by("-number")[0]


def photo(text: str = "鍵箱") -> Examined:
    """Return a file whose copy differs from what came."""
    return Examined("写真.txt", "txt", f"{text}（撮影場所）".encode(), text.encode(), "clean")


def seen(row: Paper, check: Any, by: Person, answer: str = "yes", **more: Any) -> None:
    """Save one check."""
    number = Decimal(12) if check.counts else None
    given = {"answer": answer, "expected": number, "found": number, "note": "", "files": []} | more
    act(actions.save_check, by, row, check=check.pk, **given)


WORDS = {
    "population": "鍵箱のすべて", "population_size": 12, "sampling": "全数", "sample_size": 12, "seen": "数えて試した。",
    "place": "事務室", "conclusion": "good", "conclusion_text": "一致した。",
}  # fmt: skip


def written(of: Team, code: str = CODE, preparer: Auditor | None = None) -> Paper:
    """Return a complete draft: each check seen, one with a photo."""
    row, by = paper(of, code, preparer), (preparer or of.member).person
    for place, check in enumerate(row.procedure.checks.all()):
        seen(row, check, by, files=[photo()] if place == 0 else [])
    act(actions.write_paper, by, row, title=row.title, performed_on=making.day(), **WORDS)
    return fresh(row)


def sign(action: Any, by: Person, row: Paper) -> Paper:
    """Sign what stands there now."""
    act(action, by, row, sha256=hash_of(fresh(row)))
    return fresh(row)


def handed_in(of: Team, **more: Any) -> Paper:
    """Return a paper that its preparer signed."""
    row = written(of, **more)
    return sign(actions.hand_in_paper, (more.get("preparer") or of.member).person, row)


def reviewed(of: Team) -> Paper:
    """Return a paper signed by preparer and reviewer."""
    return sign(actions.review_paper, of.reviewer.person, handed_in(of))


def approved(of: Team) -> Paper:
    """Return a paper with all signatures."""
    return sign(actions.approve_paper, of.head, reviewed(of))


def ended(of: Team) -> Engagement:
    """End the fieldwork."""
    act(engagements.end_fieldwork, of.lead.person, of.engagement)
    return fresh(of.engagement)


def secret_paper(of: Team) -> Paper:
    """Return a paper of another engagement of the same people that is not opened."""
    row = making.planned(of.head, lead=of.lead)
    return paper(Team(row, of.head, of.president, of.lead, of.lead, of.reviewer))
