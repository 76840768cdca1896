"""What protection keeps about a case goes with it, and what it owes the reporter keeps the case open."""

from django.utils.translation import gettext as _

from compliance.lifecycle import closing_condition, erased_with_case
from compliance.models import Case
from compliance.protection.models import CheckIn, Match, Protected, Watch
from compliance.protection.queries import owed_notices


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
    """Remove matches, protected people, check-ins and the watch of the case; kept personnel actions bear no case."""
    for model in (Match, Protected, CheckIn, Watch):
        model._default_manager.filter(case=case).delete()
