"""Whether it is to be reported: by the criteria in force, with what is known now."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from governance import clock
from governance.access import Actor
from governance.deadlines.opening import resume_clock, settle_clock
from governance.handover import Handed, hand_over
from governance.runner import NO_CLOCKS, NO_FIELDS, STAYS, action
from privacy.incidents.access import is_officer
from privacy.incidents.actions.filing import CLOCKS, LABEL, move_clocks
from privacy.incidents.choices import State, Verdict
from privacy.incidents.models import Assessment, Incident, KindCorrection
from privacy.incidents.queries import criteria_on, newest_assessment
from privacy.incidents.refusals import SameKind
from privacy.incidents.rules import Facts, facts_under, judge, truth


@dataclass(frozen=True)
class Found:
    """What an assessment gives: the facts, the kinds of data, whether own staff is suspected, and on what it rests."""

    facts: Facts
    data_kinds: Sequence[str]
    own_staff: str
    note: str


@action(
    "incidents.assess", subject=Incident, who=is_officer, moves=STAYS.within(State.OPEN), clocks=NO_CLOCKS,
    emits=("incidents.incident_assessed",), ledger=NO_FIELDS,
)  # fmt: skip
def assess(incident: Incident, *, actor: Actor, found: Found) -> str:
    """Judge by the criteria in force when it became known; return the verdict.

    The clocks go on, stop or run on again, and follow a wrongful purpose: the same clocks, never new ones. Where somebody
    who works for us may have done it on purpose, Compliance has it in the same moment, and the unit sees it no more.
    """
    verdict = _judge(incident, actor, found)
    _run_clocks(incident)
    if suspects_own_staff(found):
        _tell_compliance(incident, actor, found)
    return verdict


@action(
    "incidents.correct_kind", subject=Incident, who=is_officer, moves=STAYS.within(State.OPEN), clocks=NO_CLOCKS,
    emits=("incidents.kind_corrected",), ledger=("kind",),
)  # fmt: skip
def correct_kind(incident: Incident, *, actor: Actor, kind: str, reason: str) -> str:
    """Correct the kind and judge anew what is known by it; return the verdict. Raises SameKind.

    Clocks that stopped run on when it may have to be reported after all; those that run keep their days.
    """
    if kind == incident.kind:
        raise SameKind
    KindCorrection.objects.create(
        incident=incident, number=incident.kind_corrections.count() + 1, was=incident.kind, became=kind, reason=reason,
        corrected_by_id=actor.own_id,
    )  # fmt: skip
    incident.kind = kind
    latest = newest_assessment(incident)
    if latest is not None and (facts := facts_under(kind, latest.facts)) != latest.facts:
        _judge(incident, actor, Found(facts, latest.data_kinds, latest.own_staff, f"種別の訂正による再判定。{reason}"))
        _let_clocks_run(incident)
    return incident.verdict


def _judge(incident: Incident, actor: Actor, found: Found) -> str:
    rules = criteria_on(incident.known_on)
    judged = judge(found.facts, rules)
    Assessment.objects.create(
        incident=incident, number=incident.assessments.count() + 1, rules=rules.version, **asdict(found.facts),
        data_kinds=list(found.data_kinds), own_staff=found.own_staff, note=found.note, assessed_by_id=actor.own_id,
        verdict=judged.verdict, met=list(judged.met), unclear=list(judged.unclear), excluded=judged.excluded,
    )  # fmt: skip
    incident.verdict, incident.persons, incident.wrongful = judged.verdict, found.facts.persons, found.facts.wrongful
    return judged.verdict


def suspects_own_staff(found: Found) -> bool:
    """Return whether somebody who works for us may have done it with a wrongful purpose."""
    return bool(truth(found.facts.wrongful) and truth(found.own_staff))


def _run_clocks(incident: Incident) -> None:
    if incident.verdict == Verdict.NO:
        for code in CLOCKS:
            settle_clock(code, LABEL, incident.pk, met=False)
    _let_clocks_run(incident)
    move_clocks(incident)


def _let_clocks_run(incident: Incident) -> None:
    """Resume what was stopped while it may have to be reported."""
    if incident.verdict != Verdict.NO:
        for code in CLOCKS:
            resume_clock(code, LABEL, incident.pk)


def _tell_compliance(incident: Incident, actor: Actor, found: Found) -> None:
    incident.kept_from_unit = True
    if incident.handed_over_at is not None:
        return
    summary = f"{incident.reference} {incident.get_kind_display()}\n{incident.text}\n\n{found.note}"
    hand_over(
        Handed(
            source="incident", subject_type=LABEL, subject_id=incident.pk, unit=incident.unit,
            aware_at=incident.known_at, summary=summary, actor=actor, kinds=("leak",),
        )
    )  # fmt: skip
    incident.handed_over_at = clock.now()
