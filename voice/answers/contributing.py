"""What this room counts for others."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from voice import contributed
from voice.answers.choices import MeasureState
from voice.answers.models import Matter, Measure, PublicVoice, Reply
from voice.contributed import Change, Work
from voice.queries import day_of

SINCE = {MeasureState.DONE: None, MeasureState.WORKED: True, MeasureState.NOT_WORKED: False}


@contributed.first_told.fill
def first_told() -> QuerySet[Reply]:
    """Return for each voice whose customer was told the answer that came first."""
    told = Reply.objects.filter(told_on__isnull=False)
    earlier = told.filter(voice=OuterRef("voice"), number__lt=OuterRef("number"))
    return told.filter(~Exists(earlier)).order_by()


@contributed.work_on_voices.fill
def work_on_voices(first: date, last: date) -> Work:
    """Return what was done from the first to the last day. Three queries."""
    start, end = day_of(first)[0], day_of(last)[1]
    made = Matter.objects.filter(decided_at__lt=end)
    still_open = made.filter(Q(closed_at__isnull=True) | Q(closed_at__gte=end))
    published = PublicVoice.objects.filter(published_at__gte=start, published_at__lt=end)
    return Work(made.filter(decided_at__gte=start).count(), still_open.count(), published.count())


@contributed.changes_from_voices.fill
def changes(first: date, last: date) -> list[Change]:
    """Return the measures that came into force in the period, oldest first. One query."""
    rows = Measure.objects.filter(state__in=SINCE, changed_on__gte=first, changed_on__lte=last)
    found = rows.order_by("changed_on", "pk").values_list("changed_on", "text", "rule", "state")
    return [Change(day, text, rule, SINCE[MeasureState(state)]) for day, text, rule, state in found if day]
