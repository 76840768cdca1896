"""Reads of entries, rules and gaps for pages."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import F, OuterRef, QuerySet

from compliance.information.access import readable, visible_gaps
from compliance.information.choices import RuleState
from compliance.information.models import Delivery, Gap, Information, RuleSet
from governance.access import Actor
from governance.ledger.models import Entry
from governance.organization.queries import in_force, name_on
from governance.people.models import Person


def rules_in_force(day: date) -> RuleSet:
    """Return the version in force on the day. The first version has no beginning, so there always is one."""
    return RuleSet.objects.filter(in_force(day), state=RuleState.APPROVED).prefetch_related("rules").get()


def with_names(rows: QuerySet[Any], day_field: str = "registered_at__date") -> QuerySet[Any]:
    """Return the rows each with `unit_name` as the unit was called on the day in the field."""
    named: QuerySet[Any] = rows.annotate(unit_name=name_on("unit_id", OuterRef(day_field)))
    return named


def entries_for(actor: Actor) -> QuerySet[Information]:
    """Return what the actor may read, each with `unit_name` and `delay` from awareness to registration."""
    rows: QuerySet[Information] = with_names(readable(actor)).annotate(delay=F("registered_at") - F("aware_at"))
    return rows


def own_entries(actor: Actor) -> QuerySet[Information]:
    """Return what the actor registered."""
    return with_names(Information.objects.filter(registered_by_id=actor.own_id))


def gaps_for(actor: Actor) -> QuerySet[Gap]:
    """Return the gaps the actor deals with."""
    return with_names(visible_gaps(actor), "known_on")


def deliveries_of(information: Information) -> list[Delivery]:
    """Return to whom it went, with the rule and the people who saw and acknowledged it. One query."""
    return list(information.deliveries.select_related("rule", "seen_by", "acknowledged_by"))


@dataclass(frozen=True)
class Step:
    """One line of an entry's course, from the ledger."""

    at: datetime
    action: str
    who: str


QUIET = ("information.open", "information.download")


def course_of(row: Information | Gap | RuleSet) -> list[Step]:
    """Return what happened, oldest first, without the reading. Two queries."""
    entries = Entry.objects.filter(subject_id=row.pk, outcome=Entry.Outcome.DONE).exclude(action__in=QUIET)
    rows = list(entries.order_by("number"))
    people = dict(Person.objects.filter(pk__in={e.actor_id for e in rows if e.actor_id}).values_list("pk", "name"))
    return [Step(e.at, e.action, people.get(e.actor_id, "") if e.actor_id else "") for e in rows]
