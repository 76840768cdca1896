"""The dossier for the reversed burden of proof: report, check-ins, personnel actions, what was made of them, who knew when.

It names neither the reporter nor anyone else who is protected; whoever must name them opens the identity on its own page.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Min
from django.utils import timezone
from django.utils.translation import gettext as _

from compliance.models import Case
from compliance.protection.choices import CheckInState
from compliance.protection.models import CheckIn, Match, Watch
from compliance.protection.queries import ShownCheckIn, ShownMatch, shown_check_ins, shown_match
from compliance.queries import course_of
from compliance.words import words_of_action
from governance.access import Actor
from governance.ledger.models import Entry
from governance.people.models import Person
from governance.web.templatetags.dates import japanese_day, moment

OPENINGS = ("compliance.open", "protection.look", "protection.dossier")
"""What in the ledger says that someone came to know."""


def dossier_of(case: Case, actor: Actor, purpose: str) -> dict[str, Any]:
    """Return the data of the dossier, as text; raises vault.Shut or vault.Locked for those who do not keep identities."""
    check_ins = [shown for shown in shown_check_ins(case, actor) if shown.row.state != CheckInState.PLANNED]
    matches = [shown_match(row, actor, True) for row in _matches(case)]
    watch = Watch.objects.get(case=case)
    return {
        "reference": case.reference,
        "purpose": purpose,
        "received": moment(case.received_at),
        "status": str(case.get_reporter_kind_display()),
        "watched": f"{japanese_day(watch.starts_on)} – {japanese_day(watch.ends_on)}",
        "chronology": _chronology(case, check_ins, matches),
        "check_ins": [_check_in(shown) for shown in check_ins],
        "matches": [_match(shown) for shown in matches],
        "knowing": _knowing(case, matches),
    }


def _matches(case: Case) -> Iterable[Match]:
    rows = Match.objects.filter(case=case).order_by("found_at")
    return rows.select_related(
        "case__box", "case__identity_box", "protected", "assessed_by", "checked_by", "stop_by", "stop_answered_by"
    )


def _chronology(case: Case, check_ins: list[ShownCheckIn], matches: list[ShownMatch]) -> list[list[str]]:
    """Return day and event of everything, oldest first: the case's course, check-ins, decisions of the personnel division."""
    events: list[tuple[datetime | date, str]] = [(step.at, words_of_action(step.action)) for step in course_of(case)]
    for shown in check_ins:
        events += _check_in_events(shown.row)
    for found in matches:
        events += _match_events(found)
    return [[_when(at), words] for at, words in sorted(events, key=lambda event: _sortable(event[0]))]


def _check_in_events(row: CheckIn) -> list[tuple[datetime | date, str]]:
    months = {"months": row.months}
    asked = _("The reporter was asked, %(months)s months after the report")
    events: list[tuple[datetime | date, str]] = [(row.opens_on, asked % months)]
    if row.answered_at:
        events.append((row.answered_at, _("The reporter answered the questions after %(months)s months") % months))
    if row.decided_at:
        words = _("The check-in after %(months)s months was decided: %(decision)s")
        events.append((row.decided_at, words % {**months, "decision": row.get_decision_display()}))
    return events


def _match_events(shown: ShownMatch) -> list[tuple[datetime | date, str]]:
    row, facts, events = shown.row, shown.facts, list[tuple[datetime | date, str]]()
    if facts:
        who = row.protected.get_standing_display()
        words = _("%(kind)s was decided by %(unit)s (%(who)s)")
        events.append((facts.decided_on, words % {"kind": facts.kind, "unit": facts.deciding_unit, "who": who}))
        events.append((facts.effective_on, _("%(kind)s takes effect") % {"kind": facts.kind}))
    events.append((row.found_at, _("The personnel action was found to concern a protected person")))
    if row.assessed_at:
        events.append((row.assessed_at, _("Assessed: %(words)s") % {"words": row.get_verdict_display()}))
    if row.checked_on:
        events.append((row.checked_on, _("Checked by lawyers: %(words)s") % {"words": row.get_opinion_display()}))
    if row.stop_at:
        events.append((row.stop_at, _("A stop was recommended to the head")))
    if row.stop_answered_at:
        words = _("The head answered: %(words)s")
        events.append((row.stop_answered_at, words % {"words": row.get_stop_answer_display()}))
    if row.closed_at:
        events.append((row.closed_at, str(row.get_state_display())))
    return events


def _when(at: datetime | date) -> str:
    return moment(at) if isinstance(at, datetime) else japanese_day(at)


def _sortable(at: datetime | date) -> str:
    """Return days and moments in one order; a day stands before the moments of the same day."""
    if isinstance(at, datetime):
        return timezone.localtime(at).isoformat()
    return at.isoformat()


def _check_in(shown: ShownCheckIn) -> dict[str, str]:
    row, answer = shown.row, shown.answer
    said = _("No answer")
    if answer:
        said = _("Yes") if answer.changed else _("No")
    return {
        "round": _("%(months)s months after the report") % {"months": row.months},
        "opened": japanese_day(row.opens_on),
        "asked": str(row.asked),
        "changed": said,
        "kinds": " / ".join(answer.kinds) if answer else "",
        "weight": answer.weight if answer else "",
        "text": answer.text if answer else "",
        "decision": str(row.get_decision_display()),
        "reason": shown.reason,
        "by": row.decided_by.name if row.decided_by else "",
    }


def _match(shown: ShownMatch) -> dict[str, str]:
    row, facts = shown.row, shown.facts
    return {
        "who": str(row.protected.get_standing_display()),
        "kind": facts.kind if facts else "",
        "decided": japanese_day(facts.decided_on) if facts else "",
        "effective": japanese_day(facts.effective_on) if facts else "",
        "unit": facts.unit if facts else "",
        "deciding_unit": facts.deciding_unit if facts else "",
        "how": str(row.get_how_display()),
        "state": str(row.get_state_display()),
        "verdict": str(row.get_verdict_display()),
        "assessment": shown.assessment,
        "assessed": _signed(row.assessed_by, row.assessed_at),
        "opinion": str(row.get_opinion_display()),
        "grounds": shown.opinion,
        "checked": _signed(row.checked_by, row.checked_on),
        "stop": shown.stop,
        "stopped": _signed(row.stop_by, row.stop_at),
        "answer": str(row.get_stop_answer_display()),
        "answer_text": shown.stop_answer,
        "answered": _signed(row.stop_answered_by, row.stop_answered_at),
    }


def _signed(person: Person | None, at: datetime | date | None) -> str:
    return f"{person.name} {_when(at)}" if person and at else ""


def _knowing(case: Case, matches: list[ShownMatch]) -> list[list[str]]:
    """Return who first came to know what, and when, from the ledger: the case itself, and each personnel action."""
    subjects: dict[UUID | None, str] = {
        case.pk: _("The case"),
        **{shown.row.pk: _("Personnel action") for shown in matches},
    }
    rows = (
        Entry.objects.filter(subject_id__in=list(subjects), action__in=OPENINGS, outcome=Entry.Outcome.DONE)
        .values("actor_id", "subject_id")
        .annotate(first=Min("at"))
        .order_by("first")
    )
    found = list(rows)
    names: dict[UUID | None, str] = dict(
        Person.objects.filter(pk__in={r["actor_id"] for r in found}).values_list("pk", "name")
    )
    return [[moment(r["first"]), names.get(r["actor_id"], ""), subjects[r["subject_id"]]] for r in found]
