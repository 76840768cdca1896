"""Cross-checks: what should have been registered by the rules and never was. The hourly chore, and the checks of compliance.

A declined report of a customer is a complaint; a leak or a breach of duty found in a case is an error that another area
must learn of. The rules of the seed paper (part 1) want both registered, so that they are not lost with the case.
"""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from compliance.choices import Category, Channel, Finding, ReporterKind, State, Track
from compliance.information.actions import note_gap, settle_gap
from compliance.information.choices import GapState
from compliance.information.models import Gap, Information
from compliance.models import Case
from governance.access import SYSTEM
from governance.handover import CrossCheck, Suspect, cross_check, cross_checks
from governance.runner import Invisible, WrongState, run

PER_ROUND = 500
"""Gaps noted per check and hour; what is left comes in the next round."""
CASE = "compliance.case"


def known_ids(check: CrossCheck) -> QuerySet[Any]:
    """Return a subquery of the ids of the check's subjects that are noted or registered already."""
    noted = Gap.objects.filter(check_name=check.name).values_list("subject_id", flat=True)
    registered = Information.objects.filter(subject_type=check.subject_type).values_list("subject_id", flat=True)
    return noted.union(registered)


def find_gaps() -> int:
    """Run every cross-check, note what is new, settle what was registered in the meantime; return how many were noted."""
    settle_registered()
    found = 0
    for check in cross_checks().values():
        for suspect in islice(check.provider(known_ids(check)), PER_ROUND):
            if not Gap.objects.filter(check_name=check.name, subject_id=suspect.subject_id).exists():
                run(note_gap, actor=SYSTEM, check_name=check.name, suspect=suspect)
                found += 1
    return found


def settle_registered() -> None:
    """Close the gaps whose subject was registered by its area after all."""
    for gap in Gap.objects.filter(state__in=[GapState.OPEN, GapState.DISMISSAL_PROPOSED]):
        rows = Information.objects.filter(subject_type=gap.subject_type, subject_id=gap.subject_id)
        information = rows.first()
        if information is None:
            continue
        try:
            run(settle_gap, actor=SYSTEM, subject=gap.pk, information=information)
        except (Invisible, WrongState):  # someone dealt with it since the list was read
            continue


def _suspects(cases: QuerySet[Case]) -> Iterator[Suspect]:
    rows = cases.filter(track=Track.DIVISION).exclude(channel=Channel.ROUTED).order_by("received_at", "pk")
    for case in rows.only("pk", "unit_id", "decided_at", "concluded_at", "received_at", "reference")[:PER_ROUND]:
        known_at = case.concluded_at or case.decided_at or case.received_at
        path = case.get_absolute_url()
        yield Suspect(CASE, case.pk, case.unit_id, timezone.localdate(known_at), case.reference, path)


def declined_complaints(known: QuerySet[Any]) -> Iterator[Suspect]:
    """Yield reports of customers that were not taken up: complaints that nobody else has."""
    cases = Case.objects.filter(state=State.DECLINED, reporter_kind=ReporterKind.PUBLIC)
    yield from _suspects(cases.exclude(pk__in=known))


def errors_found(known: QuerySet[Any]) -> Iterator[Suspect]:
    """Yield concluded cases in which a leak or a breach of duty was found: errors that other areas must learn of."""
    cases = Case.objects.filter(
        state=State.CONCLUDED,
        finding__in=[Finding.FOUND, Finding.PARTLY],
        category__in=[Category.LEAK, Category.RECORDS, Category.PROCEDURE],
    )
    yield from _suspects(cases.exclude(pk__in=known))


def register_checks() -> None:
    """Register the checks of compliance, once at start-up."""
    cross_check("compliance.declined_complaints", _("Declined report of a customer"), CASE, declined_complaints)
    cross_check("compliance.errors_found", _("Leak or error found in a concluded case"), CASE, errors_found)
