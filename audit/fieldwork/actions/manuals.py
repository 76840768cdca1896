"""Versions of the manual and its programmes."""

from collections.abc import Sequence
from datetime import date

from audit.fieldwork.access import decides, drafts
from audit.fieldwork.first_manual import CHAPTERS, PROCEDURES
from audit.fieldwork.models import Chapter, Check, Manual, Procedure
from audit.fieldwork.refusals import NoSuchLine, SameDrafter
from governance.access import Actor
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, STAYS, Move, action
from governance.versions import NothingToDecide, SetState, decide, next_version

Checks = Sequence[tuple[str, str]]


@action(
    "fieldwork.draft_manual", subject=Manual, creates=True, who=drafts, moves=STAYS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=NO_FIELDS,
)  # fmt: skip
def draft_manual(*, actor: Actor) -> Manual:
    """Begin a version as a copy of the last one, the first one with the text that comes with the system. Raises DraftExists."""
    number, last = next_version(Manual)
    made = Manual.objects.create(number=number, drafted_by_id=actor.own_id)
    if last is None:
        for place, (title, text) in enumerate(CHAPTERS, start=1):
            Chapter.objects.create(manual=made, number=place, title=title, text=text)
        for programme, code, title, objective, steps, checks in PROCEDURES:
            _write(made, programme, code, title, objective, steps, checks)
        return made
    for chapter in last.chapters.all():
        Chapter.objects.create(manual=made, number=chapter.number, title=chapter.title, text=chapter.text)
    for row in last.procedures.prefetch_related("checks"):
        checks = [(check.kind, check.text) for check in row.checks.all()]
        _write(made, row.programme, row.code, row.title, row.objective, row.steps, checks)
    return made


def _write(manual: Manual, programme: str, code: str, title: str, objective: str, steps: str, checks: Checks) -> None:
    row, _made = Procedure.objects.update_or_create(
        manual=manual, code=code,
        defaults={"programme": programme, "title": title, "objective": objective, "steps": steps},
    )  # fmt: skip
    row.checks.all().delete()
    Check.objects.bulk_create(
        Check(procedure=row, position=position, kind=kind, text=text)
        for position, (kind, text) in enumerate(checks, start=1)
    )


@action(
    "fieldwork.write_chapter", subject=Manual, who=drafts, moves=STAYS.within(SetState.DRAFT), clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=("number",),
)  # fmt: skip
def write_chapter(manual: Manual, *, actor: Actor, number: int, title: str, text: str) -> None:
    """Write a chapter of the draft, new or anew."""
    Chapter.objects.update_or_create(manual=manual, number=number, defaults={"title": title, "text": text})


@action(
    "fieldwork.strike_chapter", subject=Manual, who=drafts, moves=STAYS.within(SetState.DRAFT), clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=("number",),
)  # fmt: skip
def strike_chapter(manual: Manual, *, actor: Actor, number: int) -> None:
    """Leave a chapter out of the draft. Raises NoSuchLine."""
    if not manual.chapters.filter(number=number).delete()[0]:
        raise NoSuchLine


@action(
    "fieldwork.write_procedure", subject=Manual, who=drafts, moves=STAYS.within(SetState.DRAFT), clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=("code",),
)  # fmt: skip
def write_procedure(
    manual: Manual, *, actor: Actor, programme: str, code: str, title: str, objective: str, steps: str, checks: Checks
) -> None:
    """Write a procedure of the draft with its checks (kind, words), new or anew."""
    _write(manual, programme, code, title, objective, steps, checks)


@action(
    "fieldwork.strike_procedure", subject=Manual, who=drafts, moves=STAYS.within(SetState.DRAFT), clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=("code",),
)  # fmt: skip
def strike_procedure(manual: Manual, *, actor: Actor, code: str) -> None:
    """Leave a procedure out of the draft. Raises NoSuchLine."""
    row = manual.procedures.filter(code=code).first()
    if row is None:
        raise NoSuchLine
    row.checks.all().delete()
    row.delete()


@action(
    "fieldwork.put_manual_in_force", subject=Manual, who=decides, moves=Move(SetState.DRAFT, to=SetState.DECIDED),
    clocks=NO_CLOCKS, emits=NO_EVENTS, ledger=("valid_from",),
)  # fmt: skip
def put_manual_in_force(manual: Manual, *, actor: Actor, valid_from: date) -> None:
    """Put a version in force that somebody else drafted. Raises SameDrafter, NothingToDecide or TooEarly."""
    if manual.drafted_by_id == actor.person_id:
        raise SameDrafter
    if not manual.procedures.exists():
        raise NothingToDecide
    decide(manual, actor=actor, valid_from=valid_from)
