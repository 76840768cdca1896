"""Reads of protection for pages."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from compliance.choices import State
from compliance.models import Case
from compliance.protection.access import visible_check_ins, visible_matches
from compliance.protection.choices import NOTIFIED_IN, TOLD_IN, Change, CheckInState, PersonnelKind, TextKind, Weight
from compliance.protection.models import CheckIn, LegalText, Match, Protected, RuleProposal, Tie, Watch
from compliance.protection.sealing import Opener, apart_opener, case_opener, field_of
from governance import clock
from governance.access import Actor
from governance.deadlines.models import Deadline, Rule
from governance.deadlines.queries import ClockFace, faces_of
from governance.organization.models import Unit
from governance.organization.queries import in_force, name_on
from governance.vault import Locked, Shut


def texts_on(day: date, kind: TextKind) -> list[LegalText]:
    """Return the texts of the law in force on the day, in their order."""
    return list(LegalText.objects.filter(in_force(day), kind=kind))


@dataclass(frozen=True)
class Answer:
    """What a reporter answered, opened."""

    changed: bool
    kinds: tuple[str, ...]
    weight: str
    text: str
    wants_contact: bool


def answer_of(check_in: CheckIn, opener: Opener) -> Answer | None:
    """Return the opened answer with its words, None when there is none."""
    data = opener(field_of(check_in, "answer"), check_in.sealed_answer)
    if data is None:
        return None
    kinds = tuple(str(Change(kind).label) for kind in data["kinds"])
    weight = str(Weight(data["weight"]).label) if data["weight"] else ""
    return Answer(data["changed"] == "yes", kinds, weight, data["text"], data["wants_contact"] == "yes")


@dataclass(frozen=True)
class ShownCheckIn:
    """A check-in as the case's page of protection shows it."""

    row: CheckIn
    answer: Answer | None
    reason: str
    clock: ClockFace | None


def shown_check_ins(case: Case, actor: Actor) -> list[ShownCheckIn]:
    """Return the rounds of a case with opened answers, the soonest first. A constant number of queries."""
    rows = list(visible_check_ins(actor).filter(case=case).select_related("decided_by").order_by("opens_on"))
    opener = case_opener(case, actor)
    clocks = faces_of("protection.checkin", [row.pk for row in rows])
    return [
        ShownCheckIn(
            row,
            answer_of(row, opener),
            opener(field_of(row, "reason"), row.sealed_reason) or "",
            next(iter(clocks.get(row.pk, [])), None),
        )
        for row in rows
    ]


@dataclass(frozen=True)
class ShownPerson:
    """A protected person. `who` is "" for readers who do not keep identities."""

    row: Protected
    who: str


def shown_people(case: Case, actor: Actor, keeps: bool) -> list[ShownPerson]:
    """Return the protected people of a case; named only those whom handlers registered, to those who keep identities.

    The reporter's own name is never shown here: it is opened on its own page, with a reason and a second person's consent.
    """
    rows = list(Protected.objects.filter(case=case, released_at__isnull=True))
    opener = _opener_or_none(lambda: apart_opener(case, actor)) if keeps else None
    return [ShownPerson(row, _who(row, opener)) for row in rows]


def _who(row: Protected, opener: Opener | None) -> str:
    if opener is None or row.standing == "reporter":
        return ""
    data = opener(field_of(row, "who"), row.sealed)
    return " ".join(data[part] for part in ("name", "staff_number") if data[part])


def _opener_or_none(make: Callable[[], Opener]) -> Opener | None:
    """Return the opener, None when the reader was not handed this key. A key that is only shut is asked for (Shut)."""
    try:
        return make()
    except Shut:
        raise
    except Locked:
        return None


@dataclass(frozen=True)
class Facts:
    """What a personnel action says, without name and number."""

    kind: str
    decided_on: date
    effective_on: date
    unit: str
    deciding_unit: str


def facts_of(row: Match, opener: Opener) -> Facts:
    """Return the facts of a match, units by the names that they bore on the day of the decision."""
    data = opener(field_of(row, "facts"), row.sealed)
    decided = date.fromisoformat(data["decided_on"])
    units = Unit.objects.filter(code__in=[data["unit"], data["deciding_unit"]])
    names = dict(units.annotate(name=name_on("pk", decided)).values_list("code", "name"))
    return Facts(
        str(PersonnelKind(data["kind"]).label),
        decided,
        date.fromisoformat(data["effective_on"]),
        names.get(data["unit"]) or data["unit"],
        names.get(data["deciding_unit"]) or data["deciding_unit"],
    )


@dataclass(frozen=True)
class ShownMatch:
    """A match with what was made of it. Person, facts, assessment and legal check only for those who keep identities."""

    row: Match
    who: str
    facts: Facts | None
    assessment: str
    opinion: str
    stop: str
    stop_answer: str
    clock: ClockFace | None


def shown_match(row: Match, actor: Actor, keeps: bool) -> ShownMatch:
    """Return a match, opened as far as the reader may."""
    in_case = case_opener(row.case, actor)
    apart = _opener_or_none(lambda: apart_opener(row.case, actor)) if keeps else None
    return ShownMatch(
        row,
        _who(row.protected, apart),
        facts_of(row, apart) if apart else None,
        (apart(field_of(row, "assessment"), row.sealed_assessment) or "") if apart else "",
        (apart(field_of(row, "opinion"), row.sealed_opinion) or "") if apart else "",
        in_case(field_of(row, "stop"), row.sealed_stop) or "",
        in_case(field_of(row, "stop answer"), row.sealed_stop_answer) or "",
        next(iter(faces_of("protection.match", [row.pk]).get(row.pk, [])), None),
    )


def check_ins_for(actor: Actor) -> QuerySet[CheckIn]:
    """Return the check-ins that were opened, with their case and the day until which an answer is awaited."""
    due = Deadline.objects.filter(subject_type="protection.checkin", subject_id=OuterRef("pk"))
    rows = visible_check_ins(actor).exclude(state=CheckInState.PLANNED).select_related("case")
    found: QuerySet[CheckIn] = rows.annotate(due_on=due.values("due_on")[:1])
    return found


def matches_for(actor: Actor) -> QuerySet[Match]:
    """Return the matches of the actor's cases with the day until which an assessment is due."""
    due = Deadline.objects.filter(subject_type="protection.match", subject_id=OuterRef("pk"))
    found: QuerySet[Match] = visible_matches(actor).select_related("case").annotate(due_on=due.values("due_on")[:1])
    return found


def owed_notices(case: Case) -> dict[str, bool]:
    """Return which written notices, D2b and D3, are still owed to the reporter and can be sent now."""
    running = Deadline.objects.filter(subject_type="compliance.case", subject_id=case.pk, state=Deadline.State.RUNNING)
    codes = set(running.filter(rule__code__in=("D2b", "D3")).values_list("rule__code", flat=True))
    return {"D2b": "D2b" in codes and case.state in NOTIFIED_IN, "D3": "D3" in codes and case.state in TOLD_IN}


def rules_with_versions() -> list[tuple[str, list[Rule]]]:
    """Return every rule by code, its versions newest first, with ladder and confirmation. Three queries."""
    rows = Rule.objects.select_related("confirmation__confirmed_by").prefetch_related("steps")
    by_code: dict[str, list[Rule]] = {}
    for rule in rows.order_by("code", "-valid_from"):
        by_code.setdefault(rule.code, []).append(rule)
    return list(by_code.items())


def text_versions() -> list[LegalText]:
    """Return every version of every text with its confirmation."""
    rows = LegalText.objects.select_related("confirmation__confirmed_by")
    return list(rows.order_by("kind", "position", "-valid_from"))


def open_proposals() -> list[RuleProposal]:
    """Return the proposed versions that wait for a second person."""
    return list(RuleProposal.objects.filter(state="proposed").select_related("proposed_by"))


def is_in_force(row: Any) -> bool:
    """Return whether a version counts today."""
    today = clock.today()
    return bool(row.valid_from <= today and (row.valid_to is None or row.valid_to >= today))


def unwatched_cases(limit: int) -> list[Case]:
    """Return cases without a watch that came in within a year, are not at the external counter and grew from no other."""

    since = clock.today().replace(year=clock.today().year - 1, day=1)
    rows = Case.objects.filter(~Exists(Watch.objects.filter(case=OuterRef("pk"))), clock_day__gte=since)
    rows = rows.exclude(state=State.AT_COUNSEL)
    return list(rows.filter(~Exists(Tie.objects.filter(second=OuterRef("pk"))))[:limit])
