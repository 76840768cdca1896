"""The proof that nobody outside was told before the opening; outsiders check it with the heads of the ledger mailed each day.

One JSON object a line. The chain of the ledger from the plan to the opening is whole (number, moment, both hashes); the entries
about this engagement alone are given in full: what else happened in the house is nobody's business.
"""

import json
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from audit.access import KNOW_EVERYTHING
from audit.contributed import rows_below
from audit.engagements.models import Engagement
from governance import clock
from governance.ledger.models import Entry
from governance.notices.models import Event, Notice
from governance.people.models import RoleAssignment

ABOUT = "number", "at", "actor_kind", "actor_id", "action", "subject_type", "subject_id", "outcome", "details"
OPENINGS = "engagements.open_on_site", "engagements.announce"
BATCH = 2000


def notices_about(engagement: Engagement) -> QuerySet[Notice]:
    """Return every notice about the engagement or what rooms hung on it, oldest first."""
    paths = [path for _pk, path in rows_below(engagement.pk) if path]
    about = Q(path__startswith=engagement.get_absolute_url()) | Q(path__in=paths)
    return Notice.objects.filter(about).order_by("created_at", "pk")


def told_before_opening(engagement: Engagement) -> list[Notice]:
    """Return the notices that went out about the engagement before it was opened."""
    rows = notices_about(engagement)
    return list(rows.filter(created_at__lt=engagement.opened_at) if engagement.opened_at else rows)


def may_know(engagement: Engagement) -> set[UUID]:
    """Return who may know before the opening: who is or was in the team, whoever was audit head or president meanwhile."""
    days = (timezone.localdate(engagement.planned_at), timezone.localdate(engagement.opened_at or clock.now()))
    held = RoleAssignment.objects.filter(role__in=KNOW_EVERYTHING, state=RoleAssignment.State.CONFIRMED)
    meanwhile = held.filter(valid_from__lte=days[1]).exclude(valid_to__lt=days[0])
    return {
        *engagement.members.values_list("auditor__person_id", flat=True),
        *meanwhile.values_list("person_id", flat=True),
    }


def outsiders_told(engagement: Engagement) -> list[Notice]:
    """Return those of these notices that went to somebody who may not know: there should be none."""
    insiders = may_know(engagement)
    return [notice for notice in told_before_opening(engagement) if notice.person_id not in insiders]


def subjects_of(engagement: Engagement) -> list[UUID]:
    """Return the ids by which ledger and events speak of the engagement and of what rooms hung on it."""
    return [engagement.pk, *(pk for pk, _path in rows_below(engagement.pk))]


def lines(engagement: Engagement) -> Iterator[str]:
    """Yield the lines of the proof of an engagement that was opened."""
    subjects = subjects_of(engagement)
    about = Entry.objects.filter(subject_id__in=subjects).order_by("number")
    opening = about.filter(subject_id=engagement.pk, action__in=OPENINGS, outcome=Entry.Outcome.DONE)
    first, last = (rows.values_list("number", flat=True).first() or 0 for rows in (about, opening))
    insiders = may_know(engagement)
    yield _line(
        "proof", engagement=engagement.pk, reference=engagement.reference, opened_at=engagement.opened_at,
        ledger_from=first, ledger_to=last, notices_to_outsiders=len(outsiders_told(engagement)),
    )  # fmt: skip
    for entry in about.filter(number__lte=last).values(*ABOUT):
        yield _line("entry", **entry)
    for name, at in Event.objects.filter(subject_id__in=subjects).order_by("id").values_list("name", "created_at"):
        yield _line("event", name=name, at=at)
    for notice in told_before_opening(engagement):
        yield _line("notice", notice=notice.kind, at=notice.created_at, to_insider=notice.person_id in insiders)
    chain = Entry.objects.filter(number__range=(first, last)).order_by("number")
    for link in chain.values("number", "at", "previous_hash", "hash").iterator(chunk_size=BATCH):
        yield _line("link", **link)


def _line(kind: str, **values: Any) -> str:
    return json.dumps({"kind": kind, **values}, default=_plain, ensure_ascii=False, sort_keys=True) + "\n"


def _plain(value: Any) -> str:
    return str(value.isoformat()) if hasattr(value, "isoformat") else str(value)
