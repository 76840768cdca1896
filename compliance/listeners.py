"""Who is told when something happened to a case. A notice names the case by its reference number, never by its content."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from compliance.choices import Track
from compliance.models import Case, Conclusion, Confirmation, Erasure
from compliance.queries import assigned_investigators, handlers_of, without_excluded
from compliance.rules import HEAD_OF_TRACK, REVIEWERS_OF_TRACK
from governance.notices.kinds import declare
from governance.notices.models import Event
from governance.notices.outbox import on
from governance.notices.telling import tell
from governance.people.models import Person
from governance.people.queries import holders

declare("compliance.case_filed", _("A report came in."))
declare("compliance.case_assigned", _("A case was assigned to you."))
declare("compliance.case_rerouted", _("A case was passed to you."))
declare("compliance.reporter_replied", _("The reporter of a case has written."))
declare("compliance.relation_declared", _("Someone declared a relation to a case; see who handles it now."))
declare("compliance.task_added", _("You were given a task in a case."))
declare("compliance.interview_answered", _("A person interviewed has answered."))
declare("compliance.conclusion_submitted", _("A conclusion waits for your review."))
declare("compliance.conclusion_returned", _("A conclusion was returned with comments."))
declare("compliance.case_concluded", _("A case was concluded."))
declare("compliance.case_reopened", _("A case was reopened."))
declare("compliance.erasure_proposed", _("It was proposed to erase a case; your decision is needed."))
declare("compliance.clock.amber", _("A clock of a case has turned amber."))
declare("compliance.clock.red", _("A clock of a case has turned red."))
declare("compliance.clock.escalated", _("A report has not been answered; it was passed upwards to you."))
declare("compliance.clock.passed", _("A period of a case has passed without an answer."))


def _case_of(event: Event) -> Case:
    return Case.objects.get(pk=str(event.subject_id))


def around(event: Event) -> tuple[datetime, datetime]:
    """Return the moment of an event that names the case, to find the row beside it that was made then."""
    moment = timedelta(seconds=5)
    return event.created_at - moment, event.created_at + moment


def _tell(case: Case, people: list[Person], kind: str, event: Event, *, open_page: bool = True) -> None:
    path = f"/compliance/cases/{case.pk}/" if open_page else ""
    tell(people, kind, reference=case.reference, path=path, event=event)


def _tells_handlers(name: str, kind: str) -> None:
    @on(name)
    def listener(event: Event) -> None:
        case = _case_of(event)
        _tell(case, list(handlers_of(case)), kind, event)


_tells_handlers("compliance.case_filed", "compliance.case_filed")
_tells_handlers("compliance.report_passed", "compliance.case_filed")
_tells_handlers("compliance.case_rerouted", "compliance.case_rerouted")
_tells_handlers("compliance.reporter_replied", "compliance.reporter_replied")


_tells_handlers("compliance.case_concluded", "compliance.case_concluded")
_tells_handlers("compliance.case_reopened", "compliance.case_reopened")


@on("compliance.relation_declared")
def tell_of_relation(event: Event) -> None:
    """Tell those who handle the case now that someone is out of it; nobody when there was no relation."""
    case = _case_of(event)
    if case.declarations.filter(relation=True, declared_at__range=around(event)).exists():
        _tell(case, list(handlers_of(case)), "compliance.relation_declared", event)


@on("compliance.task_added")
def tell_assignee(event: Event) -> None:
    """Tell whoever got the task. The event names the case: the task is the one made in the same moment."""
    case = _case_of(event)
    made = case.tasks.filter(made_at__range=around(event))
    people = Person.objects.filter(pk__in=made.values("assignee"))
    _tell(case, list(people), "compliance.task_added", event)


@on("compliance.interview_answered")
def tell_interviewer(event: Event) -> None:
    """Tell whoever held the interview that the person has answered."""
    confirmation = Confirmation.objects.select_related("interview__case", "interview__interviewer").get(
        pk=str(event.subject_id)
    )
    interview = confirmation.interview
    _tell(interview.case, [interview.interviewer], "compliance.interview_answered", event)


@on("compliance.conclusion_submitted")
def tell_reviewers(event: Event) -> None:
    """Tell those who may review the conclusion."""
    case = _case_of(event)
    _tell(case, second_people(case, _author(case)), "compliance.conclusion_submitted", event)


@on("compliance.conclusion_returned")
def tell_author(event: Event) -> None:
    """Tell those who work on the case that the conclusion came back."""
    case = _case_of(event)
    _tell(case, list(handlers_of(case)), "compliance.conclusion_returned", event)


@on("compliance.erasure_proposed")
def tell_second_person(event: Event) -> None:
    """Tell those who may decide on the erasure as the second person."""
    case = _case_of(event)
    proposal = case.erasures.filter(outcome=Erasure.Outcome.PROPOSED).first()
    if proposal is not None:
        _tell(case, second_people(case, proposal.proposed_by_id), "compliance.erasure_proposed", event)


def _author(case: Case) -> object:
    waiting = case.conclusions.filter(outcome=Conclusion.Outcome.WAITING).first()
    return waiting.author_id if waiting else None


def second_people(case: Case, first: object) -> list[Person]:
    """Return who may review or decide as the second person: the heads of the track, the next one up when a head was the first."""
    heads = without_excluded(case, holders(HEAD_OF_TRACK[case.track]))
    others = [person for person in heads if person.pk != first]
    if others and len(others) == len(heads):
        return others
    everyone = without_excluded(case, holders(REVIEWERS_OF_TRACK[case.track]))
    return others or [person for person in everyone if person.pk != first]


@on("compliance.case_assigned")
def tell_investigators(event: Event) -> None:
    """Tell the investigators that the case is theirs."""
    case = _case_of(event)
    _tell(case, list(assigned_investigators(case)), "compliance.case_assigned", event)


def _vice_presidents(case: Case) -> list[Person]:
    """On the statutory track and at the external counter nobody else may learn of the case: its handlers are told again."""
    if case.track in (Track.STATUTORY, Track.EXTERNAL):
        return list(handlers_of(case))
    return list(without_excluded(case, holders(["vice_president"])))


def _committee_chair(case: Case) -> list[Person]:
    """The last step. The chair learns that a period has passed, not what the case is about."""
    chairs = list(without_excluded(case, holders(["committee_chair"])))
    if case.track == Track.DIVISION and chairs:
        return chairs
    return list(without_excluded(case, holders(["statutory_auditor"])))


AUDIENCES: dict[str, Callable[[Case], list[Person]]] = {
    "handlers": lambda case: list(handlers_of(case)),
    "head": lambda case: list(handlers_of(case)),
    "vice_president": _vice_presidents,
    "committee_chair": _committee_chair,
}


@on("compliance.case.step_due")
def climb(event: Event) -> None:
    """Tell the audience of a step of a case's ladder."""
    case = _case_of(event)
    audience = event.payload["audience"]
    _tell(
        case,
        AUDIENCES[audience](case),
        f"compliance.clock.{event.payload['kind']}",
        event,
        open_page=audience != "committee_chair",
    )
