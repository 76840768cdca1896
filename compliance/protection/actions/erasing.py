"""What protection keeps about a case goes with it, and what it owes the reporter keeps the case open."""

from django.utils.translation import gettext as _

from compliance.lifecycle import closing_condition, erased_with_case
from compliance.models import Case
from compliance.protection.models import CheckIn, Match, Protected, Watch
from compliance.protection.queries import owed_notices
from governance.deadlines.opening import settle_clock


@closing_condition
def notices_owed(case: Case) -> list[str]:
    """Return the written notices that the reporter is still owed (D2b, D3). Check-ins go on after the closing."""
    owed = owed_notices(case)
    words = {
        "D2b": _("The written notice of the result has not been sent to the reporter (D2b)."),
        "D3": _("The reporter has not been told about the measures (D3)."),
    }
    return [text for code, text in words.items() if owed[code]]


@erased_with_case
def erase_protection(case: Case) -> None:
    """Remove matches, protected people, check-ins and the watch of the case, and stop the clocks that run on them.

    Kept personnel actions bear no case.
    """
    for code, watched in (("D4", CheckIn), ("D4-P", Match)):
        for pk in watched._default_manager.filter(case=case).values_list("pk", flat=True):
            settle_clock(code, watched._meta.label_lower, pk, met=False)
    for model in (Match, Protected, CheckIn, Watch):
        model._default_manager.filter(case=case).delete()
