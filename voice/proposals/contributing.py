"""What this room counts for others."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Count, DateField
from django.db.models.functions import TruncMonth

from voice import contributed
from voice.contributed import Change, MonthOfUnit, Proposing
from voice.proposals.choices import Outcome
from voice.proposals.counting import moments
from voice.proposals.models import Answer, ManualChange, Proposal

ADOPTED = (Outcome.ADOPTED, Outcome.PARTLY)


@contributed.proposals_by_month.fill
def by_month() -> Iterable[MonthOfUnit]:
    """Return how many each unit filed in each month. One query."""
    months = Proposal.objects.order_by().annotate(month=TruncMonth("filed_at", output_field=DateField()))
    return months.values_list("month", "unit", "block").annotate(n=Count("pk"))


@contributed.proposing.fill
def proposing(first: date, last: date) -> Proposing:
    """Return what was received and answered in the period. Three queries."""
    start, end = moments(first, last)
    answers = Answer.objects.filter(given_at__gte=start, given_at__lt=end)
    received = Proposal.objects.filter(filed_at__gte=start, filed_at__lt=end)
    return Proposing(received.count(), answers.count(), answers.filter(outcome__in=ADOPTED).count())


@contributed.changes_from_proposals.fill
def changes(first: date, last: date) -> list[Change]:
    """Return what came into a manual in the period, oldest first. One query."""
    rows = ManualChange.objects.filter(in_force_on__gte=first, in_force_on__lte=last).order_by("in_force_on", "pk")
    found = rows.values_list("in_force_on", "text", "manual", "section")
    return [Change(day, text, f"{manual} {section}", None) for day, text, manual, section in found]
