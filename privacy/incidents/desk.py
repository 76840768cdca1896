"""What waits about leak incidents."""

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from governance import clock
from governance.access import Actor
from governance.deadlines.queries import ClockFace, face_until, faces_of, soonest
from governance.desk.registry import PER_AREA, DeskItem, waits
from privacy.access import HEADS_OF_UNIT, OFFICER, READERS_OF_BLOCK
from privacy.incidents.access import CARRIERS, visible_criteria
from privacy.incidents.choices import MeasureState, Side, State
from privacy.incidents.models import Incident, Measure, Sighting
from privacy.incidents.queries import SUBJECT, Owed, measures_waiting, owed_by_officer, owed_next


@waits
def first_reports(actor: Actor) -> list[DeskItem]:
    """Return the first reports that nobody has opened on a side that the actor stands for. One query."""
    if not actor.holds(*HEADS_OF_UNIT, *READERS_OF_BLOCK):
        return []
    mine = Q(pk__in=[])
    posts = [(Side.HEAD, "unit_id", "office_head"), (Side.MANAGER, "unit_id", "privacy_manager")]
    for side, column, role in [*posts, *((Side.BLOCK, "block_id", role) for role in READERS_OF_BLOCK)]:
        units = actor.unit_ids(role)
        seen = Sighting.objects.filter(incident=OuterRef("pk"), side=side)
        mine |= Q(~Exists(seen), **{f"{column}__in": units}) if units else Q(pk__in=[])
    rows = Incident.objects.filter(mine, state=State.OPEN, kept_from_unit=False).order_by("known_at", "pk")
    return [
        DeskItem(_("Open the first report of a leak"), row.reference, row.get_absolute_url(), row.known_on, None)
        for row in rows[:PER_AREA]
    ]


@waits
def incidents_of_officer(actor: Actor) -> list[DeskItem]:
    """Return the open incidents with the next thing that is owed about each. Three queries."""
    if not actor.holds(OFFICER):
        return []
    rows = list(owed_by_officer()[:PER_AREA])
    clocks = faces_of(SUBJECT, [row.pk for row in rows])
    return [
        DeskItem(next_step(row, clocks.get(row.pk, [])), row.reference, row.get_absolute_url(), row.known_on,
                 soonest(clocks.get(row.pk, [])))
        for row in rows
    ]  # fmt: skip


def next_step(incident: Incident, clocks: list[ClockFace]) -> str:
    """Return what the chief privacy officer owes next about an incident."""
    words = {
        Owed.ASSESSMENT: _("Assess a leak of personal information"),
        Owed.PRELIMINARY: _("Send the preliminary report about a leak"),
        Owed.NOTICE: _("Tell the persons concerned by a leak"),
        Owed.FULL: _("Send the full report about a leak"),
        Owed.END: _("Bring a leak to its end: causes, measures, effect"),
    }
    return words[owed_next(incident, clocks)]


@waits
def measures(actor: Actor) -> list[DeskItem]:
    """Return measures to carry out in the actor's unit, and for the officer those whose effect can be checked. One query."""
    if not actor.holds(*CARRIERS, OFFICER):
        return []
    mine = Q(unit_id__in=actor.unit_ids(*CARRIERS), state=MeasureState.PLANNED)
    if actor.holds(OFFICER):
        mine |= Q(state=MeasureState.DONE, check_on__lte=clock.today()) & ~Q(done_by_id=actor.own_id)
    words = {
        MeasureState.PLANNED: _("Carry out a measure after a leak and report it"),
        MeasureState.DONE: _("Check whether a measure after a leak worked"),
    }
    return [
        DeskItem(words[MeasureState(row.state)], row.incident.reference, row.get_absolute_url(),
                 timezone.localdate(row.planned_at), _due(row))
        for row in measures_waiting(actor, mine)[:PER_AREA]
    ]  # fmt: skip


def _due(measure: Measure) -> ClockFace:
    """Return the day by which it is to be carried out; once it is, the day from which its effect can be checked."""
    planned = measure.state == MeasureState.PLANNED
    day, words = (measure.due_on, _("To be done by")) if planned else (measure.check_on, _("Effect to be checked on"))
    return face_until(day, words, timezone.localdate(measure.planned_at))


@waits
def criteria_to_confirm(actor: Actor) -> list[DeskItem]:
    """Return the versions of the criteria that nobody of the legal office has compared with the law. One query."""
    if not actor.holds(OFFICER):
        return []
    rows = visible_criteria(actor).filter(confirmed_by__isnull=True).order_by("valid_from")
    return [
        DeskItem(_("Have the criteria of leaks compared with the law, and note who did"), row.code, row.get_absolute_url(),
                 row.valid_from, None)
        for row in rows[:PER_AREA]
    ]  # fmt: skip
