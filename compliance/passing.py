"""What leaves the external counter, and who is there to decide it."""

from collections.abc import Iterable
from dataclasses import dataclass

from compliance.choices import Track
from compliance.content import Content, Identity, identity_in
from compliance.filing import people_named, who_handles
from compliance.models import Case, Exclusion
from governance.access import Actor
from governance.attachments.models import Attachment
from governance.organization.models import Unit
from governance.people.models import RoleAssignment
from governance.people.queries import holders


@dataclass(frozen=True)
class Passed:
    """What leaves the external counter: the report in its new wording, its place, and files."""

    content: Content
    unit: Unit | None
    position: str
    files: tuple[Attachment, ...]


def identity_at_counsel(case: Case, actor: Actor) -> Identity | None:
    """Return who the reporter is, None when even the external counter was not told; raises vault.Locked."""
    return identity_in(case.identity_box, case.sealed_identity, actor) if case.sealed_identity else None


def track_of(named: Iterable[RoleAssignment], passed: Passed) -> Track:
    """Return who handles the report: everyone named in the original counts, and everyone named in the new wording."""
    return who_handles(passed.position, [*named, *people_named(passed.content)], passed.unit)


def has_counsel(case: Case) -> bool:
    """Return whether anyone at the external counter may still handle the case."""
    excluded = Exclusion.objects.filter(case=case).values("person_id")
    return holders(["external_counsel"]).exclude(pk__in=excluded).exists()
