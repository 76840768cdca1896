"""Who is told about designations and openings. No notice says which name, or why."""

from django.utils.translation import gettext_lazy as _

from compliance.handlers.access import handlers_today
from compliance.handlers.models import Designation, IdentityOpening
from compliance.models import Case
from compliance.queries import without_excluded
from compliance.rules import DESIGNATED_HANDLER, IDENTITY_OPENERS
from governance.learning.doors import on_event
from governance.notices.kinds import declare
from governance.notices.models import Event
from governance.notices.outbox import on
from governance.notices.telling import tell
from governance.people.models import Person
from governance.people.queries import holders

declare("handlers.designation_proposed", _("A designation waits for your confirmation."))
declare("handlers.designation_confirmed", _("A letter of designation waits for your acceptance."))
declare("handlers.designation_refused", _("A designation that you proposed was not confirmed."))
declare("handlers.designation_accepted", _("A new designated handler waits for the key of the office."))
declare("handlers.designation_ended", _("Your designation as a handler has ended."))
declare("handlers.identity_asked", _("Your consent to open an identity is asked for."))
declare("handlers.identity_decided", _("Your request to open an identity was decided."))


def _designation(event: Event) -> Designation:
    return Designation.objects.select_related("person").get(pk=str(event.subject_id))


@on("handlers.designation_proposed")
def tell_confirmers(event: Event) -> None:
    """Tell those who confirm."""
    found = _designation(event)
    people = holders(["vice_president"]).exclude(pk=found.person_id)
    tell(people, "handlers.designation_proposed", path=found.get_absolute_url(), event=event)


@on("handlers.designation_confirmed")
@on("handlers.designation_ended")
def tell_the_designated(event: Event) -> None:
    """Tell the person whom the letter names."""
    found = _designation(event)
    tell([found.person], event.name, path=found.get_absolute_url(), event=event)


@on("handlers.designation_refused")
def tell_who_proposed(event: Event) -> None:
    """Tell the one who proposed."""
    found = Designation.objects.select_related("proposed_by").get(pk=str(event.subject_id))
    tell([found.proposed_by], event.name, path=found.get_absolute_url(), event=event)


@on("handlers.designation_accepted")
def tell_the_others_in_office(event: Event) -> None:
    """Tell those who can hand the key over."""
    found = _designation(event)
    tell(handlers_today().exclude(pk=found.person_id), "handlers.designation_accepted", path="/keys/", event=event)


@on("handlers.designation_accepted")
def assign_the_training(event: Event) -> None:
    """Assign the courses for new handlers. Who has completed them, so that it counts, is not asked again."""
    on_event("new_handler", _designation(event).person)


def _openers(case: Case) -> list[Person]:
    posts = IDENTITY_OPENERS[case.track]
    people = handlers_today() if DESIGNATED_HANDLER in posts else holders(sorted(posts))
    return list(without_excluded(case, people))


@on("handlers.identity_asked")
def tell_second_persons(event: Event) -> None:
    """Tell those who can consent: the event's subject is the case, its latest request is meant."""
    case = Case.objects.get(pk=str(event.subject_id))
    latest = IdentityOpening.objects.filter(case=case, state="asked").order_by("-asked_at").first()
    if latest is not None:
        people = [person for person in _openers(case) if person.pk != latest.asked_by_id]
        tell(people, "handlers.identity_asked", reference=case.reference, path=latest.get_absolute_url(), event=event)


@on("handlers.identity_decided")
def tell_the_asker(event: Event) -> None:
    """Tell the one who asked."""
    opening = IdentityOpening.objects.select_related("asked_by", "case").get(pk=str(event.subject_id))
    path = opening.get_absolute_url()
    tell([opening.asked_by], "handlers.identity_decided", reference=opening.case.reference, path=path, event=event)
