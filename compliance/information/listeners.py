"""Who is told. A notice names an entry by its reference number, never by its content."""

from collections.abc import Collection

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from compliance.choices import Track
from compliance.information.access import APPROVERS_OF_RULES, KEEPERS_OF_GAPS
from compliance.information.choices import POST_OF_AREA, Area
from compliance.information.models import Gap, Information, KeptOut, RuleSet
from compliance.models import Exclusion
from compliance.queries import handlers_of
from compliance.rules import HEAD_OF_TRACK, READERS_OF_TRACK
from governance import clock
from governance.access import actor_for_person
from governance.notices.kinds import declare
from governance.notices.models import Event
from governance.notices.outbox import on
from governance.notices.telling import tell
from governance.organization.queries import periods_on
from governance.people.models import Person
from governance.people.queries import holders

declare("information.entry_registered", _("Problem information was passed to you."))
declare("information.entry_joined", _("Problem information was joined to a case of yours."))
declare("information.passed_on", _("Problem information was passed to your area."))
declare("information.answer_proposed", _("Problem information waits for you as the second person."))
declare("information.answer_returned", _("The second person did not confirm your answer."))
declare("information.answer_confirmed", _("Problem information was answered and confirmed."))
declare("information.rules_approved", _("A new version of the routing rules was approved."))
declare("information.gap_noted", _("A cross-check found something that was never registered."))
declare("information.dismissal_proposed", _("A gap in the register waits for you as the second person."))
declare("information.clock.amber", _("A clock of problem information has turned amber."))
declare("information.clock.red", _("A clock of problem information has turned red."))
declare("information.clock.escalated", _("Problem information was not dealt with; it was passed upwards to you."))
declare("information.clock.passed", _("A period of problem information has passed."))


def _entry(event: Event) -> Information:
    return Information.objects.get(pk=str(event.subject_id))


def people_for(information: Information, posts: Collection[str]) -> list[Person]:
    """Return the holders of the posts who may know of the entry: not named in it, not head of the unit or one above it."""
    kept = KeptOut.objects.filter(information=information, person=OuterRef("pk"))
    people = holders(posts).exclude(Exists(kept))
    if information.unit_id is None:
        return list(people)
    above = periods_on(clock.today()).filter(unit_id=information.unit_id).values_list("parent_id", flat=True).first()
    concerned = {information.unit_id, above}
    return [person for person in people if concerned.isdisjoint(actor_for_person(person).headed_unit_ids)]


def _tell(event: Event, information: Information, posts: Collection[str], kind: str) -> None:
    path = information.get_absolute_url()
    tell(people_for(information, posts), kind, reference=information.reference, path=path, event=event)


@on("information.entry_registered")
def tell_recipients(event: Event) -> None:
    """Tell everyone to whom the rules passed it, all at the same moment."""
    information = _entry(event)
    posts = list(information.deliveries.values_list("role", flat=True))
    _tell(event, information, posts, "information.entry_registered")


@on("information.voice_informed")
@on("information.privacy_informed")
@on("information.audit_informed")
def tell_area(event: Event) -> None:
    """Tell the post of the area to which it was passed."""
    information = _entry(event)
    _tell(event, information, [POST_OF_AREA[Area(information.area)]], "information.passed_on")


@on("information.entry_joined")
def tell_handlers(event: Event) -> None:
    """Tell those who handle the case to which it was joined."""
    information = _entry(event)
    if information.case is not None:
        case = information.case
        path = case.get_absolute_url()
        tell(handlers_of(case), "information.entry_joined", reference=case.reference, path=path, event=event)


@on("information.answer_proposed")
def tell_second_person(event: Event) -> None:
    """Tell everyone who may confirm."""
    information = _entry(event)
    people = people_for(information, READERS_OF_TRACK[Track(information.track)])
    others = [p for p in people if p.pk not in (information.proposed_by_id, information.registered_by_id)]
    path = information.get_absolute_url()
    tell(others, "information.answer_proposed", reference=information.reference, path=path, event=event)


@on("information.answer_confirmed")
@on("information.answer_returned")
def tell_proposer(event: Event) -> None:
    """Tell whoever proposed the answer what the second person said."""
    information = _entry(event)
    people = [information.proposed_by] if information.proposed_by else []
    path = information.get_absolute_url()
    tell(people, event.name, reference=information.reference, path=path, event=event)


@on("information.rules_approved")
def tell_about_rules(event: Event) -> None:
    """Tell those who write and approve rules."""
    rules = RuleSet.objects.get(pk=str(event.subject_id))
    people = list(holders(APPROVERS_OF_RULES))
    tell(people, event.name, reference=str(rules.number), path=rules.get_absolute_url(), event=event)


def _keepers(gap: Gap, posts: Collection[str]) -> list[Person]:
    excluded = Exclusion.objects.filter(case=gap.subject_id, person=OuterRef("pk"))
    return list(holders(posts).exclude(Exists(excluded)))


@on("information.gap_noted")
def tell_about_gap(event: Event) -> None:
    """Tell the head what a cross-check found."""
    gap = Gap.objects.get(pk=str(event.subject_id))
    people = _keepers(gap, ["compliance_head"])
    tell(people, event.name, reference=gap.reference, path=gap.get_absolute_url(), event=event)


@on("information.dismissal_proposed")
def tell_second_person_on_gap(event: Event) -> None:
    """Tell everyone who may confirm that registering is not needed."""
    gap = Gap.objects.get(pk=str(event.subject_id))
    people = [person for person in _keepers(gap, KEEPERS_OF_GAPS) if person.pk != gap.proposed_by_id]
    tell(people, event.name, reference=gap.reference, path=gap.get_absolute_url(), event=event)


@on("information.information.step_due")
def climb(event: Event) -> None:
    """Tell the audience of a step of an entry's ladder. On the statutory track nobody outside it learns of the entry."""
    information = _entry(event)
    heads = HEAD_OF_TRACK[Track(information.track)]
    upwards = event.payload["audience"] == "vice_president" and information.track != Track.STATUTORY
    posts = {"vice_president"} if upwards else set(heads)
    if information.area and not upwards:
        posts.add(POST_OF_AREA[Area(information.area)])
    _tell(event, information, posts, f"information.clock.{event.payload['kind']}")


@on("information.gap.step_due")
def climb_for_gap(event: Event) -> None:
    """Tell the audience of a step of a gap's ladder."""
    gap = Gap.objects.get(pk=str(event.subject_id))
    post = "vice_president" if event.payload["audience"] == "vice_president" else "compliance_head"
    kind = f"information.clock.{event.payload['kind']}"
    tell(_keepers(gap, [post]), kind, reference=gap.reference, path=gap.get_absolute_url(), event=event)
