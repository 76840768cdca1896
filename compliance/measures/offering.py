"""What measures give to other rooms: a door for orders, and how many measures worked."""

from collections.abc import Sequence
from uuid import UUID

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from compliance.improvement import Line, improvement
from compliance.measures.access import visible_measures
from compliance.measures.actions import propose
from compliance.measures.choices import Kind, MeasureState
from compliance.measures.models import Measure
from compliance.ordering import Order, Ordered, taken_by
from governance import clock
from governance.access import Actor
from governance.runner import run

NOT_REPORTED = ("proposed", "objected", "agreed")


def order_measure(wanted: Order, actor: Actor) -> UUID:
    """Propose the ordered measure to the unit; raises NotForThisCase for someone who does not work on the case."""
    made = run(
        propose, actor=actor, kind=wanted.kind, title=wanted.title, text=wanted.text, unit=wanted.unit,
        due_on=wanted.due_on, case=wanted.case,
    )  # fmt: skip
    if made.subject_id is None:
        raise LookupError("the measure has no id")
    return made.subject_id


def shown(ids: Sequence[UUID], actor: Actor) -> list[Ordered]:
    """Return those of the measures that the actor may see."""
    rows = visible_measures(actor).filter(pk__in=ids).order_by("due_on", "pk")
    return [Ordered(row.title, str(row.get_state_display()), row.get_absolute_url()) for row in rows]


taken_by(order_measure, shown)


@improvement("measures", _("Measures: did they work?"))
def measures_by_result() -> list[Line]:
    """Return how many measures worked, did not, wait for the check, are under way, are overdue.

    Disciplinary measures stay out. One query.
    """
    late = Q(state__in=NOT_REPORTED, due_on__lt=clock.today())
    counted = Measure.objects.exclude(kind=Kind.DISCIPLINARY).aggregate(
        worked=Count("pk", filter=Q(state=MeasureState.WORKED)),
        not_worked=Count("pk", filter=Q(state=MeasureState.NOT_WORKED)),
        done=Count("pk", filter=Q(state__in=["reported", "done"])),
        under_way=Count("pk", filter=Q(state__in=NOT_REPORTED) & ~late),
        late=Count("pk", filter=late),
    )
    address = reverse("measures:measures")
    return [
        Line(_now("It worked"), counted["worked"], f"{address}?state=worked"),
        Line(_now("It did not work"), counted["not_worked"], f"{address}?state=not_worked"),
        Line(_now("Done, effect not checked yet"), counted["done"], f"{address}?state=done"),
        Line(_now("Being carried out"), counted["under_way"], address),
        Line(_now("Overdue"), counted["late"], f"{address}?late=on"),
    ]
