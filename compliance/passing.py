"""What leaves the external counter, and who is there to decide it."""

from dataclasses import dataclass

from compliance.content import Content, Identity, identity_in
from compliance.models import Case
from compliance.queries import without_excluded
from compliance.rules import COUNSEL
from governance.access import Actor
from governance.attachments.models import Attachment
from governance.organization.models import Unit
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
    return identity_in(case.identity_box, case.sealed_identity, actor.keys) if case.sealed_identity else None


def has_counsel(case: Case) -> bool:
    """Return whether anyone at the external counter may still handle the case."""
    return without_excluded(case, holders(COUNSEL)).exists()
