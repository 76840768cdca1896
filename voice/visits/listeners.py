"""Who is told. A notice names a visit by its reference number: neither the office nor the day stand in it."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance.notices.kinds import declare
from governance.notices.models import Event
from governance.notices.outbox import on
from governance.notices.telling import tell
from governance.people.models import Person
from governance.people.queries import holders
from voice.access import RECEIVERS_AT_BLOCK
from voice.visits.access import PLANNERS, deciders
from voice.visits.choices import VisitState
from voice.visits.models import Contest, Correction, Round, Sheet, Visit

declare("visits.round_planned", _("You are a rater in a round of mystery visits."))
declare("visits.visit_changed", _("A mystery visit on which you go was planned or changed."))
declare("visits.visit_cancelled", _("A mystery visit on which you were to go was cancelled."))
declare("visits.sheet_completed", _("All sheets of a mystery visit are in. Send the result to the office."))
declare("visits.result_delivered", _("The result of a mystery visit has come."))
declare("visits.item_contested", _("An office objects to the result of a mystery visit."))
declare("visits.contest_decided", _("An objection to the result of a mystery visit was decided."))
declare("visits.visit_settled", _("The result of a mystery visit is final."))
declare("visits.correction_reported", _("An office reported what it put right after a mystery visit."))

declare(
    "visits.office_reminded", _("A failing found on a mystery visit has not been reported as put right by its day.")
)


def _tell(event: Event, kind: str, visit: Visit, people: Iterable[Person]) -> None:
    tell(people, kind, reference=visit.reference, path=visit.get_absolute_url(), event=event)


def raters_of(visit: Visit) -> list[Person]:
    """Return the raters of a visit."""
    return list(Person.objects.filter(pk__in=visit.sheets.values("rater_id")).order_by("pk"))


def heads_of_office(visit: Visit) -> list[Person]:
    """Return the heads of the office."""
    return list(holders(["office_head"], unit_ids=[visit.office_id]))


@on("visits.round_planned")
def tell_raters(event: Event) -> None:
    """Tell everyone who goes, once for the round."""
    round_ = Round.objects.get(pk=str(event.subject_id))
    people = Person.objects.filter(pk__in=Sheet.objects.filter(visit__round=round_).values("rater_id")).order_by("pk")
    tell(people, event.name, reference=str(round_), path=reverse("visits:round", args=[round_.pk]), event=event)


@on("visits.visit_changed")
@on("visits.visit_cancelled")
def tell_raters_of_visit(event: Event) -> None:
    """Tell the raters of the visit."""
    visit = Visit.objects.get(pk=str(event.subject_id))
    _tell(event, event.name, visit, raters_of(visit))


@on("visits.revisit_planned")
def tell_raters_of_revisit(event: Event) -> None:
    """Tell the raters of the newest visit that repeats this one."""
    again = Visit.objects.filter(repeats_id=event.subject_id, state=VisitState.PLANNED).order_by("pk").last()
    if again is not None:
        _tell(event, "visits.visit_changed", again, raters_of(again))


@on("visits.sheet_completed")
def tell_planners(event: Event) -> None:
    """Tell Quality Management once the last sheet is in."""
    visit = Sheet.objects.select_related("visit").get(pk=str(event.subject_id)).visit
    if visit.state == VisitState.RATED:
        _tell(event, event.name, visit, holders(PLANNERS))


@on("visits.result_delivered")
@on("visits.visit_settled")
def tell_office(event: Event) -> None:
    """Tell the head of the office and, of the result itself, those in charge at its block."""
    visit = Visit.objects.get(pk=str(event.subject_id))
    people = heads_of_office(visit)
    if event.name == "visits.result_delivered" and visit.block_id is not None:
        at_block = holders(RECEIVERS_AT_BLOCK, unit_ids=[visit.block_id])
        people += [person for person in at_block if person not in people]
    _tell(event, event.name, visit, people)


@on("visits.item_contested")
def tell_deciders(event: Event) -> None:
    """Tell those who decide on it."""
    visit = Visit.objects.get(pk=str(event.subject_id))
    _tell(event, event.name, visit, deciders(visit))


@on("visits.contest_decided")
def tell_decision(event: Event) -> None:
    """Tell the head of the office."""
    visit = Contest.objects.select_related("visit").get(pk=str(event.subject_id)).visit
    _tell(event, event.name, visit, heads_of_office(visit))


@on("visits.office_reminded")
def tell_of_delay(event: Event) -> None:
    """Remind the head of the office; tell those in charge at its block and Quality Management."""
    visit = Correction.objects.select_related("visit").get(pk=str(event.subject_id)).visit
    at_block = holders(RECEIVERS_AT_BLOCK, unit_ids=[visit.block_id]) if visit.block_id else []
    people = {person.pk: person for person in (*heads_of_office(visit), *at_block, *holders(PLANNERS))}
    _tell(event, event.name, visit, people.values())


@on("visits.correction_reported")
def tell_of_report(event: Event) -> None:
    """Tell Quality Management."""
    visit = Correction.objects.select_related("visit").get(pk=str(event.subject_id)).visit
    _tell(event, event.name, visit, holders(PLANNERS))
