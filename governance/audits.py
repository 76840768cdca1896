"""Which units an auditor audits now: internal audit answers, other areas ask, and neither knows the other.

audited_units.ask(actor) -> ids of units, none for whoever is in no team. Secret audits count: the answer is for the auditor's own
sight.
"""

from collections.abc import Callable
from uuid import UUID

from governance.access import Actor
from governance.slots import Slot

audited_units: Slot[Callable[[Actor], list[UUID]]] = Slot()
