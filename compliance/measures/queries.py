"""Reads of measures for pages, the desk and other rooms."""

from datetime import date
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from compliance.contributed import MeasureCount, measures_counted
from compliance.measures.access import visible_measures
from compliance.measures.choices import OPEN_STATES, MeasureState
from compliance.measures.models import Measure
from compliance.models import Case
from governance import clock, vault
from governance.access import Actor
from governance.attachments.downloads import ShownFile, with_names
from governance.attachments.models import Attachment
from governance.organization.queries import name_on


def measures_for(actor: Actor) -> QuerySet[Measure]:
    """Return the measures the actor may see, each with `unit_name` as the unit is called today."""
    rows: QuerySet[Measure] = visible_measures(actor).annotate(unit_name=name_on("unit_id", clock.today()))
    return rows


def open_measures(case: Case) -> QuerySet[Measure]:
    """Return the measures that keep a case open: not checked yet, or found without effect and not followed up."""
    followed = Exists(Measure.objects.filter(follow_up_of=OuterRef("pk")))
    return Measure.objects.filter(Q(state__in=OPEN_STATES) | Q(Q(state=MeasureState.NOT_WORKED) & ~followed), case=case)


def overdue(rows: QuerySet[Measure]) -> QuerySet[Measure]:
    """Return those whose day has passed without a report."""
    return rows.filter(state__in=["proposed", "objected", "agreed"], due_on__lt=clock.today())


@measures_counted
def count_of(cases: QuerySet[Case], first: date, last: date, as_of: date) -> MeasureCount:
    """Return how many measures were decided between two days and done by a third, and what was open and overdue on that one.

    Counted are those of the cases and those that belong to no case, whenever the open ones were decided.
    """
    known = Q(case__in=cases.order_by().values("pk")) | Q(case__isnull=True)
    rows = Measure.objects.filter(known, proposed_at__date__lte=last).exclude(state=MeasureState.DROPPED)
    decided, done = Q(proposed_at__date__gte=first), Q(accepted_at__date__lte=as_of)
    late = Q(due_on__lt=as_of) & (Q(reported_at__isnull=True) | Q(reported_at__date__gt=as_of))
    numbers = {"decided": decided, "done": decided & done, "open": ~done, "overdue": late & ~done}
    found = rows.aggregate(**{name: Count("pk", filter=condition) for name, condition in numbers.items()})
    return MeasureCount(**found)


def evidence_of(measure: Measure, actor: Actor) -> tuple[int, list[ShownFile]]:
    """Return how many files of evidence there are, and the files by name for those whose keys open them."""
    files = list(Attachment.objects.filter(owner_type="measures.measure", owner_id=measure.pk).order_by("created_at"))
    readable = bool(files) and vault.opens(measure.box, actor.keys)
    return len(files), with_names(files, actor.keys) if readable else []


def evidence_file(measure: Measure, pk: UUID) -> Attachment | None:
    """Return one file of evidence of the measure."""
    return Attachment.objects.filter(pk=pk, owner_type="measures.measure", owner_id=measure.pk).first()
