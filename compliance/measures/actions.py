"""Every change of a measure."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext_lazy as _

from compliance.access import visible_to
from compliance.filing import readers_of
from compliance.lifecycle import erased_with_case
from compliance.measures.access import (
    case_for_measures,
    follows,
    may_accept,
    may_check,
    may_drop,
    may_propose,
    owns,
)
from compliance.measures.choices import Kind
from compliance.measures.models import Measure
from compliance.measures.words import begin, write
from compliance.models import Case
from governance import clock, vault
from governance.access import Actor
from governance.attachments.intake import Examined, keep
from governance.attachments.models import Attachment
from governance.organization.models import Unit
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, READS, STAYS, Clocks, Move, Refused, action

EVIDENCE_READERS = ("compliance_head", "vice_president", "president", "statutory_auditor")


class NotForThisCase(Refused):
    """A measure without a case is the division head's to propose."""

    code = "not_for_this_case"
    message = _("You can only propose measures for cases on which you work.")


def evidence_readers(case: Case | None) -> list[str]:
    """Return to whom evidence is sealed: those who handle the case, on its track; without a case the division and above."""
    if case is None:
        return [vault.post_holder(role) for role in EVIDENCE_READERS]
    granted = case.grants.values_list("user_id", flat=True)
    return [*readers_of(case.track), *(vault.person_holder(pk) for pk in granted)]


def make(
    *, actor: Actor, kind: str, title: str, text: str, unit: Unit | None, due_on: date, case: Case | None,
    follow_up_of: Measure | None = None,
) -> Measure:  # fmt: skip
    """Make a measure; also for rooms whose decisions lead to measures. Called inside an action."""
    box = vault.create_box(evidence_readers(case))
    made = Measure(
        kind=kind, unit=None if kind == Kind.DISCIPLINARY else unit, due_on=due_on, case=case, follow_up_of=follow_up_of,
        proposed_by_id=actor.own_id, box=box,
    )  # fmt: skip
    begin(made, title, text)
    made.save()
    return made


@action(
    "measures.propose", subject=Measure, creates=True, who=may_propose, moves=STAYS, clocks=Clocks(opens=("M1",)),
    emits=("measures.measure_proposed",), ledger=("kind", "unit", "due_on", "case"),
)  # fmt: skip
def propose(
    *, actor: Actor, kind: str, title: str, text: str, unit: Unit | None, due_on: date, case: Case | None
) -> Measure:
    """Propose a measure to the unit that is to carry it out, for a case on which the actor works or, as the head, for none.

    Raises NotForThisCase.
    """
    if case is None and not actor.holds("compliance_head"):
        raise NotForThisCase
    if case is not None and not (visible_to(actor).filter(pk=case.pk).exists() and case_for_measures(actor, case)):
        raise NotForThisCase
    if kind == Kind.DISCIPLINARY and (case is None or case.work_box is None):
        raise NotForThisCase
    return make(actor=actor, kind=kind, title=title, text=text, unit=unit, due_on=due_on, case=case)


@action(
    "measures.agree", subject=Measure, who=owns, moves=Move("proposed", to="agreed"), clocks=NO_CLOCKS,
    emits=("measures.measure_agreed",), ledger=NO_FIELDS,
)  # fmt: skip
def agree(measure: Measure, *, actor: Actor) -> None:
    """The unit takes the measure on."""
    measure.agreed_by_id = actor.own_id


@action(
    "measures.object", subject=Measure, who=owns, moves=Move("proposed", to="objected"), clocks=NO_CLOCKS,
    emits=("measures.measure_objected",), ledger=NO_FIELDS,
)  # fmt: skip
def object_to(measure: Measure, *, actor: Actor, objection: str) -> None:
    """The unit says what stands against it; the clock runs on."""
    write(measure, actor, objection=objection)


@action(
    "measures.revise", subject=Measure, who=follows, moves=Move("objected", "proposed", to="proposed"),
    clocks=Clocks(stops=("M1",), opens=("M1",)), emits=("measures.measure_proposed",), ledger=("due_on",),
)  # fmt: skip
def revise(measure: Measure, *, actor: Actor, title: str, text: str, due_on: date) -> None:
    """Propose it again in other words or for another day; the new day has its own clock."""
    write(measure, actor, title=title, text=text)
    measure.due_on = due_on


@action(
    "measures.report_done", subject=Measure, who=owns, moves=Move("agreed", to="reported"), clocks=Clocks(settles=("M1",)),
    emits=("measures.measure_reported",), ledger=NO_FIELDS,
)  # fmt: skip
def report_done(measure: Measure, *, actor: Actor, report: str, files: Iterable[Examined]) -> None:
    """The unit reports what was done, with evidence."""
    write(measure, actor, report=report)
    measure.reported_by_id, measure.reported_at = actor.own_id, clock.now()
    for file in files:
        keep(measure.box, file, owner_type="measures.measure", owner_id=measure.pk)


@action(
    "measures.accept_report", subject=Measure, who=may_accept, moves=Move("reported", to="done"),
    clocks=Clocks(opens=("M2",)), emits=("measures.measure_accepted",), ledger=NO_FIELDS,
)  # fmt: skip
def accept_report(measure: Measure, *, actor: Actor) -> None:
    """Another person accepts it as done; half a year later it is checked whether it worked (M2)."""
    measure.accepted_by_id, measure.accepted_at = actor.own_id, clock.now()


@action(
    "measures.send_back", subject=Measure, who=may_accept, moves=Move("reported", to="agreed"),
    clocks=Clocks(opens=("M1",)), emits=("measures.measure_returned",), ledger=("due_on",),
)  # fmt: skip
def send_back(measure: Measure, *, actor: Actor, review_note: str, due_on: date) -> None:
    """It is not done yet: say what is missing, and by when."""
    write(measure, actor, review_note=review_note)
    measure.due_on = due_on
    measure.reported_by, measure.reported_at = None, None


@action(
    "measures.check", subject=Measure, who=may_check, moves=STAYS.within("done"), clocks=Clocks(settles=("M2",)),
    emits=("measures.measure_checked",), ledger=("outcome",),
)  # fmt: skip
def check(measure: Measure, *, actor: Actor, outcome: str, observation: str) -> None:
    """Say by a later figure or observation whether it worked. One that did not needs another measure (follow_up)."""
    write(measure, actor, observation=observation)
    measure.state = outcome
    measure.checked_by_id, measure.checked_at = actor.own_id, clock.now()


@action(
    "measures.follow_up", subject=Measure, creates=True, who=may_propose, moves=STAYS, clocks=Clocks(opens=("M1",)),
    emits=("measures.measure_proposed",), ledger=("former", "due_on"),
)  # fmt: skip
def follow_up(*, actor: Actor, former: Measure, title: str, text: str, due_on: date) -> Measure:
    """Propose another measure in place of one that did not work; raises NotForThisCase."""
    if former.state != "not_worked" or not follows(actor, former):
        raise NotForThisCase
    return make(
        actor=actor, kind=former.kind, title=title, text=text, unit=former.unit, due_on=due_on, case=former.case,
        follow_up_of=former,
    )  # fmt: skip


@action(
    "measures.ask_to_drop", subject=Measure, who=follows,
    moves=Move("proposed", "objected", "agreed", "reported", "done", to="drop_asked"), clocks=NO_CLOCKS,
    emits=("measures.drop_asked",), ledger=NO_FIELDS,
)  # fmt: skip
def ask_to_drop(measure: Measure, *, actor: Actor, reason: str) -> None:
    """Ask a second person to agree that the measure is dropped."""
    write(measure, actor, drop_reason=reason)
    measure.drop_asked_by_id, measure.drop_asked_from = actor.own_id, measure.state


@action(
    "measures.drop", subject=Measure, who=may_drop, moves=Move("drop_asked", to="dropped"),
    clocks=Clocks(stops=("M1", "M2")), emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def drop(measure: Measure, *, actor: Actor) -> None:
    """A second person agrees."""
    measure.dropped_by_id = actor.own_id


@action(
    "measures.keep_on", subject=Measure, who=may_drop, moves=STAYS.within("drop_asked"), clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def keep_on(measure: Measure, *, actor: Actor) -> None:
    """A second person does not agree: it stands where it stood; its clocks have run on."""
    write(measure, actor, drop_reason="")
    measure.state = measure.drop_asked_from
    measure.drop_asked_by, measure.drop_asked_from = None, ""


def sees(actor: Actor, measure: Measure) -> bool:
    """Return whether a person reads (the scope has said so already)."""
    return actor.kind == "person"


@action(
    "measures.download",
    subject=Measure,
    who=sees,
    moves=READS,
    clocks=NO_CLOCKS,
    emits=NO_EVENTS,
    ledger=("attachment",),
)
def download(measure: Measure, *, actor: Actor, attachment: Attachment) -> None:
    """Note that a file of evidence was handed out; raises vault.Shut or Locked, and notes nothing, when it stays shut."""
    vault.opener(measure.box, actor.keys)


@erased_with_case
def erase_disciplinary_evidence(case: Case) -> None:
    """Let nobody open the evidence of the case's disciplinary measures again; their words go with the case's work box."""
    for measure in Measure.objects.filter(case=case, kind=Kind.DISCIPLINARY).select_related("box"):
        Attachment.objects.filter(box=measure.box).delete()
        vault.destroy(measure.box)
