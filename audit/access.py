"""Who may see and do what in internal audit (shared/brief/roles.md), for all rooms of audit.

The department answers to the president: nobody outside it but the president changes plan, finding or rating. What is not yet
opened exists for nobody but the team, the head and the president; rooms that hang rows on an engagement ask
`audit.engagements.access.visible_engagements`, which alone says so.
"""

from typing import Any

from django.db.models import Q

from governance.access import Actor

HEAD, AUDITOR, PRESIDENT, INSPECTOR = "audit_head", "auditor", "president", "statutory_auditor"
PRIVACY_OFFICER = "chief_privacy_officer"

KNOW_EVERYTHING = (HEAD, PRESIDENT)
"""They know of every engagement, those not yet opened too."""
READ_OPENED = (INSPECTOR, "vice_president")
"""They read every engagement once it is opened."""
READERS_OF_ALL = (*KNOW_EVERYTHING, *READ_OPENED)
DEPARTMENT = (HEAD, AUDITOR)
OF_UNIT = ("office_head", "division_owner", "hr_officer")
"""They answer for a unit that is audited: its head, the division in charge, the personnel division."""
OF_BLOCK = ("block_head", "block_officer")
ANSWER_FOR_UNIT = (*OF_UNIT, "block_head")
"""They answer to findings; the block person in charge reads only."""
AUDITED = (*OF_UNIT, *OF_BLOCK)
READERS = (*READERS_OF_ALL, AUDITOR, PRIVACY_OFFICER, *AUDITED)
"""Everyone who may see some engagement, once it is opened."""
OVERSEERS = (*KNOW_EVERYTHING, INSPECTOR)
"""They read how the department works: its auditors, their independence, its draws."""


def is_head(actor: Actor, _: Any) -> bool:
    """Return whether the head of internal audit acts."""
    return actor.kind == "person" and actor.holds(HEAD)


def is_president(actor: Actor, _: Any) -> bool:
    """Return whether the president acts."""
    return actor.kind == "person" and actor.holds(PRESIDENT)


def is_system(actor: Actor, _: Any) -> bool:
    """Return whether the house itself acts."""
    return actor.kind == "system"


def is_reader(actor: Actor, _: Any) -> bool:
    """Return whether the actor is a person who may see the row (the scope has said so already)."""
    return actor.kind == "person"


def of_units(actor: Actor) -> Q:
    """Return the condition for rows (`unit`, `block`) of the units that the actor answers for and of their blocks."""
    return Q(unit_id__in=actor.unit_ids(*OF_UNIT)) | Q(block_id__in=actor.unit_ids(*OF_BLOCK))
