"""Once an hour: versions come into force, newcomers are asked, those who have not signed are reminded."""

from compliance.conduct import actions
from compliance.conduct.actions.signing import is_behind, may_be_reminded
from compliance.conduct.choices import EditionState
from compliance.conduct.models import Edition
from compliance.conduct.queries import editions_to_sign, open_signatures
from governance import clock
from governance.access import SYSTEM
from governance.runner import run


def keep_up() -> None:
    """Do what is due and nothing else: an hour without changes leaves no trace in the ledger."""
    come_into_force()
    for edition in editions_to_sign().filter(state=EditionState.IN_FORCE):
        if is_behind(edition):
            run(actions.ask_signatures, actor=SYSTEM, subject=edition.pk)
        if may_be_reminded(edition, clock.today()) and open_signatures(edition).exists():
            run(actions.remind, actor=SYSTEM, subject=edition.pk)


def come_into_force() -> None:
    """Put approved versions into force whose first day has come, oldest first, after an outage too."""
    due = Edition.objects.filter(state=EditionState.APPROVED, valid_from__lte=clock.today()).order_by("valid_from")
    for pk in list(due.values_list("pk", flat=True)):
        run(actions.put_in_force, actor=SYSTEM, subject=pk)
