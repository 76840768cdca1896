"""Who is told about measures. The unit is never told which case one comes from."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from compliance.measures.access import OWNERS
from compliance.measures.models import Measure
from compliance.queries import handlers_of, without_excluded
from governance.notices.kinds import declare
from governance.notices.models import Event
from governance.notices.outbox import on
from governance.notices.telling import tell
from governance.people.models import Person
from governance.people.queries import holders

declare("measures.measure_proposed", _("A measure was proposed to your unit."))
declare("measures.measure_agreed", _("A unit has taken a measure on."))
declare("measures.measure_objected", _("A unit has objections to a measure."))
declare("measures.measure_reported", _("A measure was reported as done."))
declare("measures.measure_accepted", _("A measure was accepted as done."))
declare("measures.measure_returned", _("A measure is not done yet."))
declare("measures.measure_checked", _("The effect of a measure was checked."))
declare("measures.drop_asked", _("Your agreement to drop a measure is asked for."))
declare("measures.clock.amber", _("A measure is due soon."))
declare("measures.clock.red", _("A measure is due in a few days."))
declare("measures.clock.passed", _("A measure is overdue."))
declare("measures.clock.escalated", _("An overdue measure was passed upwards to you."))


def _measure(event: Event) -> Measure:
    return Measure.objects.select_related("case").get(pk=str(event.subject_id))


def owners_of(measure: Measure) -> list[Person]:
    """Return who answers for the measure: the unit's heads, for a disciplinary one those who handle the case."""
    if measure.unit_id is None:
        return followers_of(measure)
    return list(holders(OWNERS, unit_ids=[measure.unit_id]))


def followers_of(measure: Measure) -> list[Person]:
    """Return who follows the measure up."""
    if measure.case is not None:
        return list(handlers_of(measure.case))
    return list(holders(["compliance_head"]))


def _tell(measure: Measure, people: Iterable[Person], kind: str, event: Event) -> None:
    tell(people, kind, path=measure.get_absolute_url(), event=event)


@on("measures.measure_proposed")
@on("measures.measure_accepted")
@on("measures.measure_returned")
@on("measures.measure_checked")
def tell_the_unit(event: Event) -> None:
    """Tell who answers for it."""
    measure = _measure(event)
    _tell(measure, owners_of(measure), event.name, event)


@on("measures.measure_agreed")
@on("measures.measure_objected")
@on("measures.measure_reported")
def tell_those_who_follow_it_up(event: Event) -> None:
    """Tell who follows it up."""
    measure = _measure(event)
    _tell(measure, followers_of(measure), event.name, event)


@on("measures.drop_asked")
def tell_a_second_person(event: Event) -> None:
    """Tell those who can agree."""
    measure = _measure(event)
    people = [p for p in {*followers_of(measure), *_overseers(measure)} if p.pk != measure.drop_asked_by_id]
    _tell(measure, people, event.name, event)


def _overseers(measure: Measure) -> list[Person]:
    """Return the vice-presidents, when they may know of the measure."""
    if measure.case is not None and measure.case.track == "statutory":
        return []
    people = holders(["vice_president"])
    return list(without_excluded(measure.case, people) if measure.case else people)


@on("measures.measure.step_due")
def climb(event: Event) -> None:
    """Tell the audience of a step of a measure's ladder."""
    measure = _measure(event)
    audiences = {"owner": owners_of, "followers": followers_of, "vice_president": _overseers}
    people = audiences[event.payload["audience"]](measure)
    _tell(measure, people, f"measures.clock.{event.payload['kind']}", event)
