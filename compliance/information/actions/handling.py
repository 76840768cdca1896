"""What becomes of an entry: taken up, a case, joined to a case, passed to another area. It cannot be dropped."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from compliance.actions import take_in
from compliance.choices import Channel, Disclosure, Position, ReporterKind
from compliance.content import Content
from compliance.filing import Report
from compliance.information.access import decides, may_acknowledge, own_deliveries
from compliance.information.choices import POST_OF_AREA, Area, Relation, Source, Why
from compliance.information.concerned import concerned
from compliance.information.content import (
    Heard,
    copy_for_case,
    heard_in,
    let_in,
    opened_files,
    sealed_text,
)
from compliance.information.models import Delivery, Information
from compliance.information.routing import kept_out
from compliance.models import Case
from governance import clock
from governance.access import Actor, visible
from governance.attachments.intake import Examined, keep
from governance.notices import outbox
from governance.runner import NO_EVENTS, NO_FIELDS, STAYS, Clocks, Move, Refused, action, run
from governance.vault.receipts import new_code

AREA_EVENTS = {
    Area.VOICE: "information.voice_informed",
    Area.PRIVACY: "information.privacy_informed",
    Area.AUDIT: "information.audit_informed",
}
"""Emitted with the entry's id when it is passed to an area; the payload holds the unit's id."""


class NoSuchCase(Refused):
    """The case to join is not one that the actor may see."""

    code = "no_such_case"
    field = "case"
    message = _("There is no case with this reference number that you may see.")


class Concerned(Refused):
    """The post of the area is concerned by the entry."""

    code = "concerned"
    field = "area"
    message = _("This area is concerned by the information itself, so it cannot be passed there.")


def note_acknowledged(information: Information, actor: Actor) -> None:
    """Stamp the deliveries to the actor's posts as seen and acknowledged."""
    now = clock.now()
    waiting = own_deliveries(actor, information).filter(acknowledged_at__isnull=True)
    waiting.filter(seen_at__isnull=True).update(seen_at=now, seen_by=actor.own_id)
    waiting.update(acknowledged_at=now, acknowledged_by=actor.own_id)


@action(
    "information.acknowledge",
    subject=Information,
    who=may_acknowledge,
    moves=STAYS,
    clocks=Clocks(settles_when={"D5b": "for_the_area"}),
    emits=NO_EVENTS,
    ledger=("for_the_area",),
)
def acknowledge(information: Information, *, actor: Actor, for_the_area: bool) -> None:
    """Note that a recipient took notice. When it was passed to the recipient's area, that area has taken it up (D5b)."""
    note_acknowledged(information, actor)


@action(
    "information.take_up",
    subject=Information,
    who=decides,
    moves=Move("received", to="taken_up"),
    clocks=Clocks(opens=("D5c",), settles=("D5b",)),
    emits=NO_EVENTS,
    ledger=NO_FIELDS,
)
def take_up(information: Information, *, actor: Actor) -> None:
    """Take the entry up; from here the clock for deciding runs (D5c)."""
    information.taken_up_by_id = actor.person_id
    information.taken_up_at = clock.now()
    note_acknowledged(information, actor)


@action(
    "information.make_case",
    subject=Information,
    who=decides,
    moves=Move("taken_up", to="case"),
    clocks=Clocks(settles=("D5c",)),
    emits=NO_EVENTS,
    ledger=NO_FIELDS,
)
def make_case(information: Information, *, actor: Actor) -> None:
    """Make it a case, handled like a report: same creation, same routing to who may handle it, same clocks."""
    heard = heard_in(information, actor)
    outcome = run(take_in, actor=actor, report=_report(information, heard))
    case = Case.objects.get(pk=str(outcome.subject_id))
    _carry_files(case, opened_files(information, actor))
    information.case = case
    information.closed_at = clock.now()


def _report(information: Information, heard: Heard) -> Report:
    source, relation = Source(information.source).label, Relation(information.relation).label
    return Report(
        code=new_code(),  # nobody learns it: there is no reporter who would come back
        channel=Channel.ROUTED,
        disclosure=Disclosure.ANONYMOUS,
        reporter_kind=ReporterKind.STAFF,
        position=Position(information.position),
        unit=information.unit,
        content=Content(heard.what, "", "", "", heard.who, f"{source} / {relation} ({information.reference})"),
        identity=None,
        received_on=clock.today(),
    )


def _carry_files(case: Case, files: Sequence[Examined]) -> None:
    for file in files:
        keep(case.box, file, owner_type="compliance.case", owner_id=case.pk)


@action(
    "information.join",
    subject=Information,
    who=decides,
    moves=Move("taken_up", to="joined"),
    clocks=Clocks(settles=("D5c",)),
    emits=("information.entry_joined",),
    ledger=("case",),
)
def join(information: Information, *, actor: Actor, case: str) -> None:
    """Join it to a case by its reference number: a copy is sealed to the case. Raises NoSuchCase."""
    found = visible(Case, actor).filter(reference=case).first()
    if found is None:
        raise NoSuchCase
    information.sealed_for_case = copy_for_case(found.box, information, heard_in(information, actor))
    _carry_files(found, opened_files(information, actor))
    information.case = found
    information.closed_at = clock.now()


@action(
    "information.pass_on",
    subject=Information,
    who=decides,
    moves=Move("taken_up", to="passed_on"),
    clocks=Clocks(opens=("D5b",), settles=("D5c",)),
    emits=NO_EVENTS,
    ledger=("area",),
)
def pass_on(information: Information, *, actor: Actor, area: str, reason: str) -> None:
    """Pass it to another area, which has a business day to take it up (D5b anew). Raises Concerned."""
    post = POST_OF_AREA[Area(area)]
    texts = heard_in(information, actor).texts()
    if kept_out(post, concerned(information.position, information.unit, texts).facts):
        raise Concerned
    let_in(information, post, actor)
    passed = {"why": Why.AREA, "rule": None, "delivered_at": clock.now(), "seen_at": None, "seen_by": None}
    fresh = {**passed, "acknowledged_at": None, "acknowledged_by": None}
    Delivery.objects.update_or_create(information=information, role=post, defaults=fresh)
    information.area = area
    information.sealed_reason = sealed_text(information.box, "reason", reason)
    information.closed_at = clock.now()
    unit = str(information.unit_id) if information.unit_id else ""
    outbox.emit(AREA_EVENTS[Area(area)], information.pk, {"unit": unit})
