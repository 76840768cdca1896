"""Who is told about functions, and what follows from an event."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Max
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance.access import SYSTEM
from governance.notices.kinds import declare
from governance.notices.models import Event
from governance.notices.outbox import on
from governance.notices.telling import tell
from governance.organization.models import Unit
from governance.people.models import Person
from governance.people.queries import holders
from governance.runner import Refused, run
from privacy.access import HEADS_OF_UNIT, OFFICER
from privacy.functions import actions
from privacy.functions.choices import FlagState, SnapshotKind, SnapshotState, Verdict
from privacy.functions.models import Flag, Line, Removal, Review, Snapshot, UnitReview, Waiver
from privacy.functions.queries import carried_out, units_without

declare("functions.unit_opened", _("Confirm who of your unit may use which function."))
declare("functions.rights_flagged", _("People who left or moved still have functions in your unit."))
declare("functions.waiver_asked", _("An exception about functions or terminals was asked for."))
declare("functions.waiver_decided", _("An exception that you asked for was decided."))
declare("functions.waiver_ended", _("An exception about functions or terminals has run out."))
declare("functions.clock.amber", _("A duty about functions of terminals is due soon."))
declare("functions.clock.red", _("A duty about functions of terminals is due in a few days."))
declare("functions.clock.passed", _("A period about functions of terminals has passed."))
declare("functions.clock.escalated", _("An overdue duty about functions of terminals was passed upwards to you."))


def heads(unit_ids: Iterable[UUID]) -> set[Person]:
    """Return those who decide for the units."""
    return set(holders(HEADS_OF_UNIT, unit_ids=list(unit_ids)))


def _tell(event: Event, people: Iterable[Person], path: str, kind: str = "") -> None:
    tell(sorted(people, key=lambda person: person.staff_number), kind or event.name, path=path, event=event)


@on("functions.snapshot_uploaded")
def follow_a_snapshot(event: Event) -> None:
    """Note the removals that it shows as done; doubt the rights of those who left or moved."""
    snapshot = Snapshot.objects.get(pk=str(event.subject_id))
    if snapshot.kind != SnapshotKind.RIGHTS or snapshot.state != SnapshotState.TAKEN:
        return
    for pk in carried_out(snapshot.pk):
        run(actions.note_removed, actor=SYSTEM, subject=pk)
    run(actions.raise_flags, actor=SYSTEM, subject=snapshot.pk)


@on("functions.rights_flagged")
def tell_of_flags(event: Event) -> None:
    """Tell the heads of the units in which something was found last."""
    found_at = Flag.objects.aggregate(last=Max("found_at"))["last"]
    units = Flag.objects.filter(state=FlagState.OPEN, found_at=found_at).values_list("unit_id", flat=True).distinct()
    _tell(event, heads(units), reverse("functions:flags"))


@on("functions.review_opened")
def open_units(event: Event) -> None:
    """Open the confirmation of each unit that has rights."""
    review = Review.objects.get(pk=str(event.subject_id))
    for unit in Unit.objects.filter(pk__in=units_without(review)):
        run(actions.open_unit, actor=SYSTEM, review=review, unit=unit)


@on("functions.unit_opened")
def tell_the_unit(event: Event) -> None:
    """Tell those who confirm."""
    row = UnitReview.objects.get(pk=str(event.subject_id))
    _tell(event, heads([row.unit_id]), row.get_absolute_url())


@on("functions.unit_confirmed")
def order_what_was_decided(event: Event) -> None:
    """Order the removals of a confirmation."""
    lines = Line.objects.filter(unit_review__pk=str(event.subject_id), verdict=Verdict.REMOVE)
    for line in lines.select_related("holding", "decided_by"):
        if line.decided_by and line.holding.gone_in_id is None:
            _order(line.holding, line.reason, line.decided_by)


@on("functions.removal_wanted")
def order_flagged(event: Event) -> None:
    """Order the removal of a doubted right."""
    flag = Flag.objects.select_related("holding", "removed_by").get(pk=str(event.subject_id))
    if flag.removed_by and flag.holding.gone_in_id is None:
        _order(flag.holding, flag.reason, flag.removed_by)


def _order(holding: object, reason: str, by: Person) -> None:
    try:
        run(actions.order_removal, actor=SYSTEM, holding=holding, reason=reason, by=by)
    except Refused:  # ordered before, from the other side
        return


@on("functions.waiver_asked")
@on("functions.waiver_decided")
@on("functions.waiver_ended")
def tell_about_waiver(event: Event) -> None:
    """Tell those who may decide; then whoever asked; when it has run out, both."""
    row = Waiver.objects.select_related("asked_by").get(pk=str(event.subject_id))
    others = (heads([row.unit_id]) | set(holders([OFFICER]))) - {row.asked_by}
    people = {
        "functions.waiver_asked": others,
        "functions.waiver_decided": {row.asked_by},
        "functions.waiver_ended": others | {row.asked_by},
    }
    _tell(event, people[event.name], reverse("functions:waivers"))


def _climb(event: Event, unit: UUID, path: str) -> None:
    audience = event.payload["audience"]
    people = heads([unit]) if audience == "unit" else set(holders([audience]))
    _tell(event, people, path, f"functions.clock.{event.payload['kind']}")


@on("functions.unitreview.step_due")
def climb_about_a_unit(event: Event) -> None:
    """P10-1: those who confirm, then the chief privacy officer."""
    row = UnitReview.objects.get(pk=str(event.subject_id))
    _climb(event, row.unit_id, row.get_absolute_url())


@on("functions.removal.step_due")
def climb_about_a_removal(event: Event) -> None:
    """P10-2: those who decided for the unit, then the chief privacy officer."""
    row = Removal.objects.get(pk=str(event.subject_id))
    _climb(event, row.unit_id, row.get_absolute_url())
