"""Who is told about the committee. A notice names a meeting or a resolution by its number, never an item."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from compliance.committee.access import UNIT_HEADS
from compliance.committee.actions import keep_out_again
from compliance.committee.actions.keys import POST
from compliance.committee.choices import OWING
from compliance.committee.models import Attendance, Item, Meeting, Membership, Recusal, Resolution, UnitReport
from compliance.committee.queries import latest_edition, members_on, not_approved_by, out_of
from governance import clock
from governance.access import SYSTEM
from governance.notices.kinds import declare
from governance.notices.models import Event
from governance.notices.outbox import on
from governance.notices.telling import tell, tell_many
from governance.people.models import Person
from governance.people.queries import assignments_on, holders
from governance.runner import run
from governance.vault.holders import person_of
from governance.vault.models import PostKey

declare("committee.member_appointed", _("You were appointed to the compliance committee."))
declare("committee.meeting_convened", _("A meeting of the compliance committee was convened."))
declare("committee.meeting_changed", _("A meeting of the compliance committee has another time or place."))
declare("committee.meeting_cancelled", _("A meeting of the compliance committee was cancelled."))
declare("committee.item_added", _("The agenda of a meeting of the compliance committee was added to."))
declare("committee.minutes_drafted", _("Minutes of the compliance committee wait for your approval."))
declare("committee.minutes_approved", _("Everyone has approved the minutes of a meeting."))
declare("committee.addendum_added", _("The minutes of a meeting were added to."))
declare("committee.resolution_adopted", _("A resolution of the compliance committee was written down."))
declare("committee.resolution_started", _("Your unit is to carry out a resolution of the compliance committee."))
declare("committee.unit_reported", _("Every unit has reported on a resolution."))
declare("committee.report_returned", _("Your unit's report on a resolution was sent back."))
declare("committee.resolution_tested", _("The effect of a resolution was tested."))
declare("committee.minutes.amber", _("The minutes of a meeting are due soon."))
declare("committee.minutes.passed", _("The minutes of a meeting are overdue."))
declare("committee.clock.amber", _("Something about a resolution of the committee is due soon."))
declare("committee.clock.red", _("Something about a resolution of the committee is due in a few days."))
declare("committee.clock.passed", _("Something about a resolution of the committee is overdue."))
declare("committee.clock.escalated", _("Overdue reports on a resolution of the committee were passed upwards to you."))


def _meeting(event: Event) -> Meeting:
    return Meeting.objects.get(pk=str(event.subject_id))


def _resolution(event: Event) -> Resolution:
    return Resolution.objects.get(pk=str(event.subject_id))


def _members(meeting: Meeting) -> list[Person]:
    return [membership.person for membership in members_on(meeting.day)]


def _secretariat() -> list[Person]:
    return list(holders(["compliance_head"]))


def _tell_of(subject: Meeting | Resolution, people: Iterable[Person], kind: str, event: Event) -> None:
    tell(people, kind, path=subject.get_absolute_url(), event=event)


@on("committee.member_appointed")
def tell_member(event: Event) -> None:
    """Tell the new member."""
    membership = Membership.objects.select_related("person").get(pk=str(event.subject_id))
    tell([membership.person], event.name, path=membership.get_absolute_url(), event=event)


@on("committee.meeting_convened")
@on("committee.meeting_cancelled")
@on("committee.meeting_changed")
def tell_members(event: Event) -> None:
    """Tell the members of a meeting that they know of: of one that is only planned, nobody yet."""
    meeting = _meeting(event)
    if meeting.convened_at is not None:
        _tell_of(meeting, _members(meeting), event.name, event)


@on("committee.item_added")
def tell_of_item(event: Event) -> None:
    """Tell the members of a convened meeting of a further item, but for those kept out of it."""
    item = Item.objects.select_related("meeting", "case").get(pk=str(event.subject_id))
    if item.meeting.convened_at is not None:
        out = out_of(item)
        _tell_of(item.meeting, [p for p in _members(item.meeting) if p.pk not in out], event.name, event)


@on("committee.minutes_drafted")
def tell_those_present(event: Event) -> None:
    """Ask those who were present to approve the edition."""
    meeting = _meeting(event)
    edition = latest_edition(meeting)
    if edition is not None:
        _tell_of(meeting, not_approved_by(edition), event.name, event)


@on("committee.minutes_approved")
def tell_when_all_have(event: Event) -> None:
    """Tell the secretariat once the last one has approved."""
    meeting = _meeting(event)
    edition = latest_edition(meeting)
    if edition is not None and not not_approved_by(edition):
        _tell_of(meeting, _secretariat(), event.name, event)


@on("committee.addendum_added")
def tell_of_addendum(event: Event) -> None:
    """Tell those who were present. The notice does not say to what, so that it gives nobody away."""
    meeting = _meeting(event)
    here = Attendance.objects.filter(meeting=meeting, present=True).values("person")
    _tell_of(meeting, Person.objects.filter(pk__in=here), event.name, event)


@on("committee.resolution_adopted")
def tell_secretariat(event: Event) -> None:
    """Tell the secretariat, which gives it to the units."""
    _tell_of(_resolution(event), _secretariat(), event.name, event)


@on("committee.resolution_started")
def tell_units(event: Event) -> None:
    """Tell the heads of all units concerned."""
    resolution = _resolution(event)
    tell_many(owing_heads(resolution), event.name, path=resolution.get_absolute_url(), event=event)


def owing_heads(resolution: Resolution) -> QuerySet[Person]:
    """Return the heads of the units that have not reported."""
    owing = UnitReport.objects.filter(resolution=resolution, state__in=OWING)
    return heads_of_units(owing)


def heads_of_units(reports: QuerySet[UnitReport]) -> QuerySet[Person]:
    """Return who reports for the units of these reports."""
    held = assignments_on(clock.today()).filter(role__in=UNIT_HEADS, unit_id__in=reports.values("unit_id"))
    return Person.objects.filter(id__in=held.values("person_id"))


@on("committee.unit_reported")
def tell_when_all_reported(event: Event) -> None:
    """Tell the secretariat once the last unit has reported."""
    report = UnitReport.objects.select_related("resolution").get(pk=str(event.subject_id))
    if not UnitReport.objects.filter(resolution=report.resolution, state__in=OWING).exists():
        _tell_of(report.resolution, _secretariat(), event.name, event)


@on("committee.report_returned")
def tell_unit(event: Event) -> None:
    """Tell the unit that something is missing."""
    report = UnitReport.objects.get(pk=str(event.subject_id))
    people = heads_of_units(UnitReport.objects.filter(pk=report.pk))
    tell(people, event.name, path=report.get_absolute_url(), event=event)


@on("committee.resolution_tested")
def tell_of_result(event: Event) -> None:
    """Tell today's members, but for those kept out of the item behind it."""
    resolution = _resolution(event)
    out = out_of(Item.objects.get(pk=str(resolution.item_id)))
    people = [m.person for m in members_on(clock.today()) if m.person_id not in out]
    _tell_of(resolution, people, event.name, event)


@on("committee.meeting.step_due")
def climb_for_minutes(event: Event) -> None:
    """Tell the secretariat or the chair of minutes that are due."""
    meeting = _meeting(event)
    people = _secretariat() if event.payload["audience"] == "head" else chair(None)
    _tell_of(meeting, people, f"committee.minutes.{event.payload['kind']}", event)


def chair(resolution: Resolution | None) -> list[Person]:
    """Return who chairs today, unless kept out of the item behind the resolution."""
    out = out_of(Item.objects.get(pk=str(resolution.item_id))) if resolution else set()
    return [m.person for m in members_on(clock.today()).filter(chair=True) if m.person_id not in out]


@on("committee.resolution.step_due")
def climb(event: Event) -> None:
    """Tell the audience of a step of a resolution's ladder; of the units those that have not reported."""
    resolution, audience = _resolution(event), event.payload["audience"]
    kind = f"committee.clock.{event.payload['kind']}"
    if audience == "units":
        tell_many(owing_heads(resolution), kind, path=resolution.get_absolute_url(), event=event)
    elif audience == "chair":
        _tell_of(resolution, chair(resolution), kind, event)
    else:
        _tell_of(resolution, holders([audience]), kind, event)


@on("custody.post_handed")
def keep_post_out(event: Event) -> None:
    """Take the post's key to items away from which somebody is kept out who has the post's key since."""
    given = PostKey.objects.filter(post__holder=POST, post__pk=str(event.subject_id))
    people = [person_of(holder) for holder in given.values_list("member_holder", flat=True)]
    recused = Q(Exists(Recusal.standing.filter(item=OuterRef("pk"), person__in=people)))
    excluded = Q(case__exclusions__person__in=people)
    for pk in (
        Item.objects.filter(recused | excluded, box__admissions__holder=POST).values_list("pk", flat=True).distinct()
    ):
        run(keep_out_again, actor=SYSTEM, subject=pk)


@on("compliance.case_rerouted")
@on("compliance.relation_declared")
def keep_out(event: Event) -> None:
    """Take keys away when a case left the division's track, or someone was excluded from it."""
    for item in Item.objects.filter(case_id=str(event.subject_id)):
        run(keep_out_again, actor=SYSTEM, subject=item.pk)
