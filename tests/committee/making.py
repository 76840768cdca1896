"""A committee with members, meetings and resolutions for tests, made through the real actions."""

from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from compliance import actions as casework
from compliance.committee import actions
from compliance.committee.models import Item, Meeting, Membership, Resolution, UnitReport
from compliance.models import Case
from governance import clock
from governance.access import Actor
from governance.organization.models import Unit
from governance.people.models import Person
from governance.runner import Outcome, run
from tests.support import factories

TITLE, TEXT = "窓口での書類の預かり方", "## 状況\n\n- 預かり票のない窓口がある\n- 期限を過ぎた書類がある"


def office(code: str = "13001") -> Unit:
    return Unit.objects.get(code=code)


def noon(days: int = 0) -> datetime:
    """Return noon in Japan, some days from today."""
    return timezone.make_aware(datetime.combine(clock.today() + timedelta(days=days), time(12)))


class Room:
    """A head as the secretariat, a chair, and four members, two of them outside lawyers."""

    def __init__(self, members: int = 4) -> None:
        self.head = factories.person("compliance_head")
        self.chair = factories.person("committee_chair", name="委員 長子")
        self.members = [factories.person("committee_member", name=f"委員 {n}郎") for n in range(1, members + 1)]
        kinds = ["lawyer", "lawyer", "expert", "internal"]
        self.appoint(self.chair, "internal", chair=True)
        for member, kind in zip(self.members, kinds, strict=False):
            self.appoint(member, kind)

    @property
    def secretariat(self) -> Actor:
        return factories.actor(self.head)

    def appoint(self, person: Person, kind: str = "internal", *, chair: bool = False, **days: date) -> Membership:
        period = {"valid_from": clock.today() - timedelta(days=400), "valid_to": clock.today() + timedelta(days=400)}
        made = run(actions.appoint, actor=self.secretariat, person=person, kind=kind, chair=chair, **(period | days))
        return Membership.objects.get(pk=made.subject_id)

    def plan(self, days: int = 0, starts_at: datetime | None = None) -> Meeting:
        """Plan a meeting that has begun by now."""
        begins = starts_at or (clock.now() - timedelta(minutes=5) + timedelta(days=days))
        made = run(actions.plan_meeting, actor=self.secretariat, starts_at=begins, place="本部会議室")
        return Meeting.objects.get(pk=made.subject_id)

    def theme(self, meeting: Meeting, title: str = TITLE, **changes: Any) -> Item:
        inputs = {"theme": "overdue", "title": title, "text": TEXT, "files": []} | changes
        made = run(actions.add_theme, actor=self.secretariat, meeting=meeting, **inputs)
        return Item.objects.get(pk=made.subject_id)

    def case_item(self, meeting: Meeting, case: Case | None = None, title: str = "事案の報告") -> Item:
        made = run(
            actions.put_case, actor=self.secretariat, meeting=meeting, case=case or accepted_case(self), title=title,
            text=TEXT, files=[],
        )  # fmt: skip
        return Item.objects.get(pk=made.subject_id)

    def act(self, action: Any, person: Person, row: Any, /, **inputs: Any) -> Outcome:
        return run(action, actor=factories.actor(person), subject=row.pk, **inputs)

    def convened(self, items: int = 1) -> tuple[Meeting, list[Item]]:
        meeting = self.plan()
        made = [self.theme(meeting, f"{TITLE}{n}") for n in range(1, items + 1)]
        self.act(actions.convene, self.head, meeting)
        return meeting, made

    def held(self, items: int = 1, present: list[Person] | None = None) -> tuple[Meeting, list[Item]]:
        meeting, made = self.convened(items)
        here = [self.chair, *self.members] if present is None else present
        self.act(actions.hold, self.head, meeting, present=here)
        return meeting, made

    def carried(self) -> Item:
        _, (item,) = self.held()
        for member in (self.chair, *self.members[:2]):
            self.act(actions.vote, member, item, ballot="for")
        self.act(actions.close_vote, self.chair, item, casting="")
        return Item.objects.get(pk=item.pk)

    def adopted(self, item: Item | None = None, **changes: Any) -> Resolution:
        today = clock.today()
        inputs = {
            "title": "預かり票を全ての窓口で使う", "text": "全ての窓口で預かり票を使い、結果を報告する。",
            "due_on": today + timedelta(days=30), "test_on": today + timedelta(days=200), "test_method": "滞留件数を数える。",
        } | changes  # fmt: skip
        made = run(actions.adopt, actor=self.secretariat, item=item or self.carried(), **inputs)
        return Resolution.objects.get(pk=made.subject_id)

    def started(self, units: list[Unit] | None = None, **changes: Any) -> Resolution:
        resolution = self.adopted(**changes)
        chosen: list[UUID] = [unit.pk for unit in units or [office()]]
        self.act(actions.start, self.head, resolution, reach="chosen", units=chosen)
        return Resolution.objects.get(pk=resolution.pk)

    def report_of(self, resolution: Resolution, unit: Unit | None = None) -> UnitReport:
        return UnitReport.objects.get(resolution=resolution, unit=unit or office())

    def written(self, meeting: Meeting, items: list[Item]) -> int:
        """Write an edition of the minutes; return its number."""
        parts = {item.pk: f"議事{n}の要旨" for n, item in enumerate(items, start=1)}
        edition: int = self.act(actions.write_minutes, self.head, meeting, general="開会しました。", parts=parts).result
        return edition

    def closed(self) -> tuple[Meeting, list[Item]]:
        meeting, items = self.held(present=[self.chair, *self.members[:2]])
        edition = self.written(meeting, items)
        for person in (self.chair, *self.members[:2]):
            self.act(actions.approve_minutes, person, meeting, edition=edition)
        self.act(actions.close, self.head, meeting)
        return Meeting.objects.get(pk=meeting.pk), items


def accepted_case(room: Room, **changes: Any) -> Case:
    """Return a case of the division that was taken up."""
    case, _ = factories.file_case(**changes)
    run(
        casework.accept,
        actor=room.secretariat,
        subject=case.pk,
        severity="high",
        category="money",
        message="受理しました。",
    )
    return Case.objects.get(pk=case.pk)


def address(row: Any, verb: str = "") -> str:
    """Return the address of a row, or of an action on it."""
    return str(row.get_absolute_url()) + (f"{verb}/" if verb else "")


def fields(page: Any) -> dict[str, str]:
    """Return what a page of an action carries besides its form."""
    return {"idempotency_key": page.context["idempotency_key"], "subject_version": str(page.context["subject_version"])}
