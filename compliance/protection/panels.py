"""What protection shows on the reporter's pages and on the page of a case."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from compliance.access import is_handler
from compliance.case_page import parts
from compliance.models import Case
from compliance.panels import add
from compliance.protection.access import keeps_identities, waits_for_reporter
from compliance.protection.choices import CheckInState, MatchState, TextKind
from compliance.protection.models import CheckIn, LegalText, Match, Tie, Watch
from compliance.protection.queries import owed_notices, texts_on
from governance import clock
from governance.access import Actor
from governance.deadlines.queries import faces_of
from governance.organization.queries import in_force
from governance.web.parts import Section


def who_is_protected(case: Case | None, actor: Actor) -> dict[str, Any] | None:
    """Return the statuses protected today and what everyone must know, for the first page."""
    today = clock.today()
    return {"statuses": texts_on(today, TextKind.STATUS), "duties": texts_on(today, TextKind.DUTY)}


def what_you_must_know(case: Case | None, actor: Actor) -> dict[str, Any] | None:
    """Return the duty notices of today and the note on the reporter's own status, for the receipt."""
    if case is None:
        return None
    return {"duties": texts_on(clock.today(), TextKind.DUTY), "status": _status(case)}


def _status(case: Case) -> LegalText | None:
    return LegalText.objects.filter(in_force(clock.today()), kind=TextKind.STATUS, code=case.reporter_kind).first()


def your_protection(case: Case | None, actor: Actor) -> dict[str, Any] | None:
    """Return the check-in to be answered, the rounds to come, cases that grew from this one, and the duty notices."""
    if case is None:
        return None
    waiting = waits_for_reporter(case)
    rounds = list(CheckIn.objects.filter(case=case).order_by("opens_on"))
    clocks = faces_of("protection.checkin", [waiting.pk]) if waiting else {}
    return {
        "waiting": waiting,
        "clock": next(iter(clocks.get(waiting.pk, [])), None) if waiting else None,
        "coming": [row for row in rounds if row.state == CheckInState.PLANNED],
        "answered": [row for row in rounds if row.answered_at],
        "grown": _grown(case),
        "watch": Watch.objects.filter(case=case).first(),
        "duties": texts_on(clock.today(), TextKind.DUTY),
        "status": _status(case),
    }


def _grown(case: Case) -> list[dict[str, Any]]:
    """Return the cases that grew from this one, each with its clocks: the reporter follows them here."""
    cases = [tie.second for tie in Tie.objects.filter(first=case).select_related("second")]
    clocks = faces_of("compliance.case", [grown.pk for grown in cases])
    return [{"case": grown, "clocks": clocks.get(grown.pk, [])} for grown in cases]


@parts.section
def protection_of(case: Case, actor: Actor) -> Section | None:
    """Return how the protection of a case stands, for those who handle it."""
    if actor.kind != "person" or not is_handler(actor, case):
        return None
    keeps = keeps_identities(actor, case)
    open_matches = Match.objects.filter(case=case).exclude(state__in=[MatchState.CLEARED, MatchState.RAISED])
    shown = {
        "watch": Watch.objects.filter(case=case).first(),
        "next": CheckIn.objects.filter(case=case).exclude(state=CheckInState.DECIDED).order_by("opens_on").first(),
        "matches": open_matches.count() if keeps else None,
        "owed": owed_notices(case),
        "grown": [tie.second for tie in Tie.objects.filter(first=case).select_related("second")],
        "grown_from": Tie.objects.filter(second=case).select_related("first").first(),
    }
    return Section(_("Protection of the reporter"), "protection/panels/case.html", shown, place=55)


def add_panels() -> None:
    """Put the panels on their pages; called once at start-up."""
    add("report-start", "protection/panels/start.html", who_is_protected)
    add("report-receipt", "protection/panels/receipt.html", what_you_must_know)
    add("report-case", "protection/panels/report_case.html", your_protection)
