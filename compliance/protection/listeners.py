"""Who is told of what. A notice names the case by its number and says nothing of anyone protected."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from compliance.models import Case
from compliance.protection.access import SECOND_PERSONS, heads_of_case, watchers_of
from compliance.protection.actions.personnel import match as match_delivery
from compliance.protection.models import CheckIn, Match, RuleProposal
from compliance.queries import handlers_of
from governance.access import SYSTEM
from governance.notices.kinds import declare
from governance.notices.models import Event
from governance.notices.outbox import on
from governance.notices.telling import tell
from governance.people.models import Person
from governance.people.queries import holders
from governance.runner import run

declare("protection.check_in_opened", _("A check-in with a reporter has begun."))
declare("protection.check_in_answered", _("A reporter has answered a check-in."))
declare("protection.match_noted", _("Something about the protection of a person waits for you."))
declare("protection.handler_wanted", _("A case needs a designated handler."))
declare("protection.stop_recommended", _("A recommendation about the protection of a person waits for you."))
declare("protection.stop_answered", _("The head has answered a recommendation."))
declare("protection.rule_proposed", _("A new version of a rule waits for a second person."))


def _tell(case: Case, people: Iterable[Person], kind: str, event: Event, path: str) -> None:
    tell(people, kind, reference=case.reference, path=path, event=event)


def _check_in(event: Event) -> CheckIn:
    return CheckIn.objects.select_related("case").get(pk=str(event.subject_id))


def _match(event: Event) -> Match:
    return Match.objects.select_related("case").get(pk=str(event.subject_id))


@on("protection.check_in_opened")
@on("protection.check_in_answered")
def tell_handlers(event: Event) -> None:
    """Tell those who handle the case that a check-in was opened or answered."""
    row = _check_in(event)
    _tell(row.case, handlers_of(row.case), event.name, event, row.get_absolute_url())


@on("protection.personnel_delivered")
def match_in_the_background(event: Event) -> None:
    """Match what the personnel division handed in, away from its request: nothing there may depend on the outcome."""
    run(match_delivery, actor=SYSTEM, subject=event.subject_id)


@on("protection.match_noted")
def tell_watchers(event: Event) -> None:
    """Tell the designated handlers of the case, and nobody else. Where there is none the heads are asked to name one."""
    row = _match(event)
    people = list(watchers_of(row.case))
    if people:
        _tell(row.case, people, event.name, event, row.get_absolute_url())
    else:
        path = reverse("protection:case", args=[row.case_id])
        _tell(row.case, heads_of_case(row.case), "protection.handler_wanted", event, path)


@on("protection.stop_recommended")
def tell_heads(event: Event) -> None:
    """Tell the heads that a recommendation waits for their answer."""
    row = _match(event)
    _tell(row.case, heads_of_case(row.case), event.name, event, row.get_absolute_url())


@on("protection.stop_answered")
def tell_who_recommended(event: Event) -> None:
    """Tell the designated handlers that the head has answered."""
    row = _match(event)
    _tell(row.case, watchers_of(row.case), event.name, event, row.get_absolute_url())


@on("protection.rule_proposed")
def tell_second_persons(event: Event) -> None:
    """Tell those who may adopt a new version."""
    row = RuleProposal.objects.get(pk=str(event.subject_id))
    path = reverse("protection:proposal", args=[row.pk])
    tell(holders(SECOND_PERSONS), event.name, reference=row.code, path=path, event=event)


@on("protection.checkin.step_due")
def climb_check_in(event: Event) -> None:
    """Tell the audience of a step of D4."""
    row = _check_in(event)
    people = heads_of_case(row.case) if event.payload["audience"] == "head" else handlers_of(row.case)
    _tell(row.case, people, f"compliance.clock.{event.payload['kind']}", event, row.get_absolute_url())


@on("protection.match.step_due")
def climb_match(event: Event) -> None:
    """Tell the audience of a step of D4-P. A head who keeps no identities learns that a period of the case has passed."""
    row = _match(event)
    of_heads = event.payload["audience"] == "head"
    people = heads_of_case(row.case) if of_heads else watchers_of(row.case)
    path = reverse("protection:case", args=[row.case_id]) if of_heads else row.get_absolute_url()
    _tell(row.case, people, f"compliance.clock.{event.payload['kind']}", event, path)
