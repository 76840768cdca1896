"""What waits about measures."""

from datetime import timedelta

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from compliance.access import visible_to
from compliance.measures.access import OVERSEERS, OWNERS, READERS, visible_measures
from compliance.measures.models import Measure
from governance import clock
from governance.access import Actor
from governance.deadlines.models import Deadline
from governance.deadlines.queries import ClockFace, faces_of, soonest
from governance.desk.registry import PER_AREA, DeskItem, waits

SECOND_PERSONS = (*OVERSEERS, "investigator", "statutory_auditor", "external_counsel")
CHECK_SHOWN_BEFORE = timedelta(days=14)
"""A check of the effect comes to the desk two weeks before it is due."""


@waits
def measures_waiting(actor: Actor) -> list[DeskItem]:
    """Return the measures on which the actor has something to do. Three queries."""
    if not actor.holds(*READERS):
        return []
    own = Q(unit_id__in=actor.unit_ids(*OWNERS), state__in=["proposed", "agreed"])
    followed = Q(pk__in=[])
    if actor.holds("compliance_head", "investigator"):
        followed = Q(state__in=["objected", "reported"]) | Q(state="done", deadline_due=True)
    check_due = Deadline.objects.filter(
        subject_type="measures.measure", subject_id=OuterRef("pk"), rule__code="M2", state="running",
        due_on__lte=clock.today() + CHECK_SHOWN_BEFORE,
    )  # fmt: skip
    found = (
        visible_measures(actor).annotate(deadline_due=Exists(check_due)).filter(own | followed | drops_to_decide(actor))
    )
    rows = list(found.order_by("due_on", "pk")[:PER_AREA])
    clocks = faces_of("measures.measure", [m.pk for m in rows])
    return [_item(measure, clocks.get(measure.pk, [])) for measure in rows]


def drops_to_decide(actor: Actor) -> Q:
    """Return the condition for measures on whose end the actor may decide as the second person."""
    if not actor.holds(*SECOND_PERSONS):
        return Q(pk__in=[])
    without_case = Q(case__isnull=True) if actor.holds(*OVERSEERS) else Q(pk__in=[])
    return Q(state="drop_asked") & ~Q(drop_asked_by_id=actor.own_id) & (without_case | Q(case__in=visible_to(actor)))


def _item(measure: Measure, clocks: list[ClockFace]) -> DeskItem:
    since = timezone.localdate(measure.proposed_at)
    return DeskItem(_task(measure), str(measure), measure.get_absolute_url(), since, soonest(clocks))


def _task(measure: Measure) -> str:
    return {
        "proposed": _("Take a measure on, or raise objections"),
        "agreed": _("Carry a measure out and report it"),
        "objected": _("Answer the objections to a measure"),
        "reported": _("Accept a measure as done, or send it back"),
        "drop_asked": _("Decide whether a measure is dropped"),
        "done": _("Check whether a measure worked"),
    }[measure.state]
