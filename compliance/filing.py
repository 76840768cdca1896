"""From answers to a case: who may handle it, who must not see it. Used by the actions of filing."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from compliance.choices import Channel, Counter, Disclosure, Position, ReporterKind, State, Track
from compliance.content import Content, Identity, fingerprint, seal_content, seal_identity
from compliance.models import Case, Exclusion
from compliance.rules import IDENTITY_KEEPERS, READERS_OF_TRACK, TRACK_OF_ROLE, first_track, is_named, track_for
from governance import clock, vault
from governance.attachments.models import Attachment
from governance.organization.models import Unit
from governance.people.models import RoleAssignment
from governance.people.queries import assignments_on
from governance.references import new_reference
from governance.vault.keyring import ring_of_receipt
from governance.vault.models import Box
from governance.vault.receipts import lookup_digest

DIVISION_ROLES = ("compliance_head", "investigator")


@dataclass(frozen=True)
class Report:
    """Everything that makes a case, as it comes from a form."""

    code: str
    channel: Channel
    disclosure: Disclosure
    reporter_kind: ReporterKind
    position: Position
    unit: Unit | None
    content: Content
    identity: Identity | None
    received_on: date
    box: Box | None = None
    attachment_ids: tuple[UUID, ...] = ()
    counter: Counter = Counter.INTERNAL
    name_may_pass: bool = False


AfterFiling = Callable[[Case, Identity | None], None]
_after_filing: list[AfterFiling] = []


def after_filing(hook: AfterFiling) -> AfterFiling:
    """Register what a room adds to every report once the organization has it, in the transaction in which it came.

    The hook gets the case and who the reporter is, None when the organization is not told. A report at the external counter
    comes when it is passed on.
    """
    _after_filing.append(hook)
    return hook


def file(report: Report) -> Case:
    """Make a case from a report and let the rooms add theirs, while the answers are still at hand. Returns the case."""
    case = make_case(report)
    if not case.is_at_counsel:
        tell_rooms(case, report.identity)
    return case


def tell_rooms(case: Case, identity: Identity | None) -> None:
    """Let the rooms add theirs to a report that the organization has from now on."""
    for hook in _after_filing:
        hook(case, identity)


def people_named(content: Content) -> list[RoleAssignment]:
    """Return today's assignments of readers and handlers of cases whose full names stand in the report."""
    roles = set(TRACK_OF_ROLE).union(*READERS_OF_TRACK.values())
    held = assignments_on(clock.today()).filter(role__in=roles).select_related("person")
    return [assignment for assignment in held if is_named(assignment.person.name, content.texts())]


def is_about_the_division(unit: Unit | None) -> bool:
    """Return whether the unit is the one at which the division's own roles are held."""
    held = assignments_on(clock.today()).filter(role__in=DIVISION_ROLES, unit=unit)
    return unit is not None and held.exists()


def make_case(report: Report) -> Case:
    """Make, seal and route a case; exclude everyone named in it. Returns the case, saved."""
    named = people_named(report.content)
    track = first_track(report.counter, who_handles(report.position, named, report.unit))
    receipt = vault.add_receipt(report.code)
    box = report.box or vault.create_box([receipt])
    vault.admit(box, *readers_of(track), keys=ring_of_receipt(report.code, receipt))
    identity_box = vault.create_box([receipt, *identity_keepers(track)])
    case = Case.objects.create(
        reference=new_reference(),
        track=track,
        state=State.AT_COUNSEL if track == Track.EXTERNAL else State.RECEIVED,
        counter=report.counter,
        name_may_pass=report.name_may_pass,
        channel=report.channel,
        disclosure=report.disclosure,
        reporter_kind=report.reporter_kind,
        position=report.position,
        unit=report.unit,
        received_at=clock.now(),
        clock_day=report.received_on,
        receipt_digest=lookup_digest(report.code),
        content_digest=fingerprint(report.code, report.content),
        box=box,
        identity_box=identity_box,
        sealed_content=seal_content(box, report.content),
        sealed_identity=seal_identity(identity_box, report.identity) if report.identity else None,
    )
    exclude(case, {n.person_id for n in named})
    Attachment.objects.filter(pk__in=report.attachment_ids, box=box).update(
        owner_type="compliance.case", owner_id=case.pk
    )
    return case


def who_handles(position: str, named: Iterable[RoleAssignment], unit: Unit | None) -> Track:
    """Return the track of a report: by whom it is about, who is named in it, and where it happened."""
    return track_for(position, (n.role for n in named), about_the_division=is_about_the_division(unit))


def readers_of(track: str) -> list[str]:
    """Return the posts that read cases of the track, as holders."""
    return [vault.post_holder(role) for role in sorted(READERS_OF_TRACK[track])]


def identity_keepers(track: str) -> list[str]:
    """Return the posts that hold the key to identities of the track, as holders."""
    return [vault.post_holder(post) for post in sorted(IDENTITY_KEEPERS[track])]


def exclude(case: Case, person_ids: Iterable[UUID]) -> None:
    """Keep the people out of the case: named in the report."""
    Exclusion.objects.bulk_create(
        (Exclusion(case=case, person_id=pk, reason=Exclusion.Reason.NAMED) for pk in person_ids),
        ignore_conflicts=True,
    )
