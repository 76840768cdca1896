"""Self-assessments for tests, through the real actions. The catalogue is a short one."""

from typing import Any

from audit.auditors.models import Auditor
from audit.quality import actions
from audit.quality.models import Assessment, Catalogue, Item
from audit.quality.queries import digest_now
from governance.people.models import Person
from tests.audit_engagements.making import act, day

TEXTS = {
    "purpose": [("0", "何のためか"), ("0.1", "目的を文書にしている。")],
    "governing": [("8", "理事会に見守られる"), ("8.3", "質を報告している。"), ("8.4", "外部評価を受けている。")],
}


def in_force(head: Person) -> Catalogue:
    """Return a short catalogue, in force."""
    made = act(actions.draft_catalogue, head).subject_id
    row = Catalogue.objects.get(pk=made)
    act(actions.write_catalogue, head, row, source="基準", texts=TEXTS)
    act(actions.put_catalogue_in_force, head, row)
    return Catalogue.objects.get(pk=made)


def opened(head: Person, year: int = 2026) -> Assessment:
    """Return an assessment with three standards."""
    if not Catalogue.objects.exists():
        in_force(head)
    return Assessment.objects.get(pk=act(actions.open_assessment, head, fiscal_year=year).subject_id)


def item(row: Assessment, code: str) -> Item:
    return row.items.get(standard__code=code)


def rated(by: Person, of: Person, row: Item, conformance: str = "1_full", **more: Any) -> Item:
    """Rate a standard by the work of somebody else."""
    gap = "まだない。" if conformance in ("3_partly", "4_not") else ""
    given = {"conformance": conformance, "owner": of, "evidence": "規程を読んだ。", "link": "", "gap": gap, "files": []}
    act(actions.rate, by, row, **(given | more))
    return Item.objects.get(pk=row.pk)


def looked_at(head: Person, first: Auditor, second: Auditor, row: Assessment, weak: str = "8.4") -> Assessment:
    """Rate everything, one standard badly, with a measure, and have another auditor look at it."""
    for one in row.items.all():
        level = "4_not" if one.standard.code == weak else "1_full"
        rated(first.person, head, one, level)
        if level == "4_not":
            act(actions.add_measure, first.person, item=one, what="外部評価を頼む", owner=head, due_on=day(30))
        act(actions.agree, second.person, one, note="")
    return Assessment.objects.get(pk=row.pk)


def approved(head: Person, first: Auditor, second: Auditor, year: int = 2026) -> Assessment:
    """Return an approved assessment."""
    row = looked_at(head, first, second, opened(head, year))
    act(actions.approve, head, row, seen=digest_now(row), conclusion="おおむね沿っている。")
    return Assessment.objects.get(pk=row.pk)
