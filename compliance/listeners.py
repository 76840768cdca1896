"""Who is told when something happened to a case. A notice names the case by its reference number, never by its content."""

from collections.abc import Callable

from django.utils.translation import gettext_lazy as _

from compliance.choices import Track
from compliance.models import Case
from compliance.queries import assigned_investigators, handlers_of, without_excluded
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
declare("compliance.clock.amber", _("A clock of a case has turned amber."))
declare("compliance.clock.red", _("A clock of a case has turned red."))
declare("compliance.clock.escalated", _("A report has not been answered; it was passed upwards to you."))
declare("compliance.clock.passed", _("A period of a case has passed without an answer."))


def _case_of(event: Event) -> Case:
    return Case.objects.get(pk=str(event.subject_id))


def _tell(case: Case, people: list[Person], kind: str, event: Event, *, open_page: bool = True) -> None:
    path = f"/compliance/cases/{case.pk}/" if open_page else ""
    tell(people, kind, reference=case.reference, path=path, event=event)


def _tells_handlers(name: str, kind: str) -> None:
    @on(name)
    def listener(event: Event) -> None:
        case = _case_of(event)
        _tell(case, list(handlers_of(case)), kind, event)


_tells_handlers("compliance.case_filed", "compliance.case_filed")
_tells_handlers("compliance.case_rerouted", "compliance.case_rerouted")
_tells_handlers("compliance.reporter_replied", "compliance.reporter_replied")


@on("compliance.case_assigned")
def tell_investigators(event: Event) -> None:
    """Tell the investigators that the case is theirs."""
    case = _case_of(event)
    _tell(case, list(assigned_investigators(case)), "compliance.case_assigned", event)


def _vice_presidents(case: Case) -> list[Person]:
    """On the statutory track nobody outside it may learn of the case: its own handlers are told again."""
    if case.track == Track.STATUTORY:
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
