"""Who is an auditor."""

from dataclasses import dataclass
from datetime import date

from audit.access import DEPARTMENT, is_head
from audit.auditors.actions.writing import kept_independent
from audit.auditors.models import Auditor
from audit.auditors.refusals import NotAnAuditor
from governance.access import Actor
from governance.organization.models import Unit
from governance.people.models import Person
from governance.people.queries import holders
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, STAYS, action


@dataclass(frozen=True)
class Particulars:
    """What is known of an auditor."""

    origin: str
    home_block: Unit | None
    private_years: int
    private_experience: str
    days_a_year: int
    joined_on: date
    left_on: date | None = None


@action(
    "auditors.enroll", subject=Auditor, creates=True, who=is_head, moves=STAYS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=("person",),
)  # fmt: skip
def enroll(*, actor: Actor, person: Person, particulars: Particulars) -> Auditor:
    """Enter somebody who holds the role. Raises NotAnAuditor."""
    if not holders(DEPARTMENT).filter(pk=person.pk, auditor__isnull=True).exists():
        raise NotAnAuditor
    return Auditor.objects.create(person=person, **vars(particulars))


@action(
    "auditors.change", subject=Auditor, who=is_head, moves=STAYS, clocks=NO_CLOCKS, emits=NO_EVENTS, ledger=NO_FIELDS
)
def change(auditor: Auditor, *, actor: Actor, particulars: Particulars) -> None:
    """Change what is known of them. Raises AtWork."""
    for name, value in vars(particulars).items():
        setattr(auditor, name, value)
    with kept_independent():
        auditor.save()
