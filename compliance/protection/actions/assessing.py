"""What the people in charge make of a personnel action against someone whom they protect."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from compliance.protection.access import heads, keeps_identities
from compliance.protection.choices import Opinion, Verdict
from compliance.protection.models import Match
from compliance.protection.sealing import field_of, seal_apart, seal_in_case
from governance import clock
from governance.access import Actor
from governance.people.models import Person
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, READS, STAYS, Clocks, Move, Refused, action


class NeedsLegalCheck(Refused):
    """Dismissal or discipline within a year of the report cannot be cleared without a legal check that supports it."""

    code = "needs_legal_check"
    message = _(
        "Within a year of the report this needs a recorded legal check that finds grounds apart from the report."
    )


class SaidToBeRelated(Refused):
    """What was assessed as related to the report cannot be cleared."""

    code = "said_to_be_related"
    message = _("It was assessed as related to the report. Recommend a stop or open a case of retaliation.")


class SamePerson(Refused):
    """Who assessed a match cannot be the one who checked it."""

    code = "same_person"
    message = _("The legal check must come from someone other than the person who assessed.")


@action(
    "protection.look",
    subject=Match,
    who=keeps_identities,
    moves=READS,
    clocks=NO_CLOCKS,
    emits=NO_EVENTS,
    ledger=NO_FIELDS,
)
def look(row: Match, *, actor: Actor) -> None:
    """Note that a person read what a match is about."""


@action(
    "protection.assess",
    subject=Match,
    who=keeps_identities,
    moves=Move("found", "assessed", to="assessed"),
    clocks=Clocks(settles=("D4-P",)),
    emits=NO_EVENTS,
    ledger=("verdict",),
)
def assess(row: Match, *, actor: Actor, verdict: str, reason: str) -> None:
    """Say whether the personnel action is related to the report, and why."""
    row.verdict = verdict
    row.sealed_assessment = seal_apart(row.case, field_of(row, "assessment"), reason)
    row.assessed_by_id, row.assessed_at = actor.person_id, clock.now()


@action(
    "protection.legal_check",
    subject=Match,
    who=keeps_identities,
    moves=STAYS.within("assessed", "stop", "answered"),
    clocks=NO_CLOCKS,
    emits=NO_EVENTS,
    ledger=("opinion", "checker", "checked_on"),
)
def legal_check(row: Match, *, actor: Actor, checker: Person, checked_on: date, opinion: str, text: str) -> None:
    """Record the check by the legal office or the external counsel; raises SamePerson."""
    if checker.pk == row.assessed_by_id:
        raise SamePerson
    row.checked_by, row.checked_on, row.opinion = checker, checked_on, opinion
    row.sealed_opinion = seal_apart(row.case, field_of(row, "opinion"), text)


@action(
    "protection.clear",
    subject=Match,
    who=keeps_identities,
    moves=Move("assessed", "answered", to="cleared"),
    clocks=NO_CLOCKS,
    emits=NO_EVENTS,
    ledger=NO_FIELDS,
)
def clear(row: Match, *, actor: Actor) -> None:
    """Close a match as no retaliation; raises SaidToBeRelated or NeedsLegalCheck."""
    if row.verdict == Verdict.RELATED:
        raise SaidToBeRelated
    if row.needs_legal and row.verdict != Verdict.OTHER_PERSON and row.opinion != Opinion.JUSTIFIED:
        raise NeedsLegalCheck
    row.closed_at = clock.now()


@action(
    "protection.recommend_stop",
    subject=Match,
    who=keeps_identities,
    moves=Move("assessed", to="stop"),
    clocks=NO_CLOCKS,
    emits=("protection.stop_recommended",),
    ledger=NO_FIELDS,
)
def recommend_stop(row: Match, *, actor: Actor, text: str) -> None:
    """Recommend to the head that the personnel action be stopped. The head reads the text, so it is sealed in the case."""
    row.sealed_stop = seal_in_case(row.case, field_of(row, "stop"), text)
    row.stop_by_id, row.stop_at = actor.person_id, clock.now()


@action(
    "protection.respond",
    subject=Match,
    who=heads,
    moves=Move("stop", to="answered"),
    clocks=NO_CLOCKS,
    emits=("protection.stop_answered",),
    ledger=("answer",),
)
def respond(row: Match, *, actor: Actor, answer: str, text: str) -> None:
    """The head says what was done about the recommendation."""
    row.stop_answer = answer
    row.sealed_stop_answer = seal_in_case(row.case, field_of(row, "stop answer"), text)
    row.stop_answered_by_id, row.stop_answered_at = actor.person_id, clock.now()
