"""Reads of members, meetings and items for pages, the desk and actions."""

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from compliance.access import conflict_of
from compliance.committee.access import visible_items, visible_meetings, visible_resolutions
from compliance.committee.choices import DECIDED, OWING, ItemState, MemberKind
from compliance.committee.models import (
    Approval,
    Attendance,
    Item,
    Meeting,
    Membership,
    MinutesEdition,
    QuorumRule,
    Recusal,
    Resolution,
    UnitReport,
    Vote,
)
from compliance.committee.rules import OUTSIDE_LAWYERS, Quorum, quorum
from compliance.content import seal_json
from compliance.models import Case
from governance import clock, vault
from governance.access import Actor, actor_for_person
from governance.lists.counting import number_of
from governance.organization.queries import in_force, name_on
from governance.people.models import Person
from governance.vault.models import Box


def members_on(day: date) -> QuerySet[Membership]:
    """Return the terms that hold on the day, the chair first."""
    return Membership.objects.filter(in_force(day)).select_related("person").order_by("-chair", "kind", "person__name")


def member_ids(day: date) -> set[UUID]:
    """Return who sits on the committee on the day."""
    return set(members_on(day).values_list("person_id", flat=True))


def any_vote_closed(meeting: Meeting) -> bool:
    """Return whether the vote on an item of the meeting was closed."""
    return meeting.items.filter(state__in=DECIDED).exists()


def outside_members(day: date) -> QuerySet[Any, Any]:
    """Return the keys of the people who sit on the committee on the day without belonging to the organization."""
    from_outside = Membership.objects.filter(in_force(day), kind__in=(MemberKind.LAWYER, MemberKind.EXPERT))
    return from_outside.order_by().values("person_id")


def too_few_lawyers(day: date) -> bool:
    """Return whether fewer than two outside lawyers sit on the committee on the day."""
    return members_on(day).filter(kind=MemberKind.LAWYER).count() < OUTSIDE_LAWYERS


def quorum_rule(day: date) -> QuorumRule:
    """Return the rule in force on the day; raises QuorumRule.DoesNotExist when there is none."""
    return QuorumRule.objects.get(in_force(day))


def related(case: Case | None, people: Iterable[Person]) -> list[Person]:
    """Return those of the people who may not see the case: named in it, related to it, or head of its unit."""
    if case is None:
        return []
    return [p for p in people if Case.objects.filter(conflict_of(actor_for_person(p)), pk=case.pk).exists()]


def out_of(item: Item) -> set[UUID]:
    """Return who is kept out of the item: by a recusal, or excluded from its case since."""
    recused = set(Recusal.standing.filter(item=item).values_list("person_id", flat=True))
    if item.case_id is None:
        return recused
    return recused | set(Case.objects.filter(pk=item.case_id).values_list("exclusions__person_id", flat=True)) - {None}


def invited_ids(meeting: Meeting) -> set[UUID]:
    """Return who sat on the committee on the day, as the attendance notes it."""
    return set(Attendance.objects.filter(meeting=meeting).values_list("person_id", flat=True))


def present_ids(meeting: Meeting) -> set[UUID]:
    """Return who was present."""
    return set(Attendance.objects.filter(meeting=meeting, present=True).values_list("person_id", flat=True))


def quorum_of(meeting: Meeting, item: Item | None = None) -> Quorum:
    """Return the quorum of a meeting that was held, or of one of its items."""
    rule = quorum_rule(meeting.day)
    return quorum(
        invited_ids(meeting), present_ids(meeting), out_of(item) if item else set(), rule.percent, rule.more_than
    )


def ballots_of(item: Item) -> dict[UUID, str]:
    """Return who voted how."""
    return dict(Vote.objects.filter(item=item).values_list("person_id", "ballot"))


@dataclass(frozen=True)
class ShownItem:
    """An item as a reader sees it, numbered among those that this reader sees."""

    row: Item
    number: int
    title: str
    text: str
    readable: bool


def shown_items(meeting: Meeting, actor: Actor) -> list[ShownItem]:
    """Return the items of the meeting that the actor sees, opened where the actor's keys fit. Three queries."""
    rows = list(visible_items(actor).filter(meeting=meeting).select_related("box", "meeting"))
    return opened(rows, actor)


def shown_item(item: Item, actor: Actor) -> ShownItem:
    """Return one visible item, opened, with its number among those that the actor sees."""
    before = visible_items(actor).filter(meeting=item.meeting, place__lt=item.place).exclude(state=ItemState.WITHDRAWN)
    shown = opened([item], actor)[0]
    return ShownItem(item, before.count() + 1, shown.title, shown.text, shown.readable)


def opened(rows: list[Item], actor: Actor) -> list[ShownItem]:
    """Return the rows opened; one to which the actor was not admitted yet is shown without words. Raises vault.Shut."""
    openers = vault.openers([row.box for row in rows], actor.keys)
    shown, number = [], 0
    for row in rows:
        if row.state != ItemState.WITHDRAWN:
            number += 1
        opener = openers.get(row.box_id)
        said = json.loads(opener("item", row.sealed)) if opener else {"title": "", "text": ""}
        shown.append(ShownItem(row, number, said["title"], said["text"], opener is not None))
    return shown


def seal_item(box: Box, title: str, text: str) -> bytes:
    """Return title and pack, sealed."""
    return seal_json(box, "item", {"title": title, "text": text})


def meetings_for(actor: Actor) -> QuerySet[Meeting]:
    """Return the meetings with `item_count`: how many items the actor sees in each."""
    mine = visible_items(actor).exclude(state=ItemState.WITHDRAWN).filter(meeting=OuterRef("pk"))
    rows: QuerySet[Meeting] = visible_meetings(actor).annotate(item_count=number_of(mine, "meeting"))
    return rows


def latest_edition(meeting: Meeting) -> MinutesEdition | None:
    """Return the present edition of the minutes."""
    return MinutesEdition.objects.filter(meeting=meeting).order_by("-number").select_related("written_by").first()


def not_approved_by(edition: MinutesEdition) -> list[Person]:
    """Return those present who have not approved the edition."""
    approved = Approval.objects.filter(edition=edition).values("person")
    here = Attendance.objects.filter(meeting_id=edition.meeting_id, present=True).values("person")
    return list(Person.objects.filter(pk__in=here).exclude(pk__in=approved).order_by("name"))


def resolutions_for(actor: Actor) -> QuerySet[Resolution]:
    """Return the resolutions with `units`, `reported` and `owing`: how many units each concerns and how far they are."""
    reports = UnitReport.objects.filter(resolution=OuterRef("pk"))
    rows: QuerySet[Resolution] = visible_resolutions(actor).annotate(
        units=number_of(reports, "resolution"),
        reported=number_of(reports.filter(state="reported"), "resolution"),
        owing=number_of(reports.filter(state__in=OWING), "resolution"),
    )
    return rows


def with_unit_names(reports: QuerySet[UnitReport]) -> QuerySet[Any]:
    """Return the reports with `unit_name` as the unit is called today."""
    named: QuerySet[Any] = reports.annotate(unit_name=name_on("unit_id", clock.today()))
    return named


def excused(row: Any) -> int:
    """Return how many units a resolution does not apply to."""
    return int(row.units - row.reported - row.owing)


def share(row: Any) -> int:
    """Return what share of the units that owe or gave a report have reported, in per cent, rounded down."""
    asked = row.reported + row.owing
    return 100 * row.reported // asked if asked else 0


def has_voted(actor: Actor) -> Exists:
    """Return a subquery: whether the actor voted on the item."""
    return Exists(Vote.objects.filter(item=OuterRef("pk"), person_id=actor.own_id))


def yet_to_vote(item: Item) -> QuerySet[Person]:
    """Return the members present who may vote on the item and have not."""
    may = present_ids(item.meeting) - out_of(item)
    return Person.objects.filter(pk__in=may).exclude(pk__in=Vote.objects.filter(item=item).values("person"))


def names(ids: Collection[UUID]) -> dict[UUID, str]:
    """Return the names of people by id."""
    return dict(Person.objects.filter(pk__in=ids).values_list("pk", "name"))
