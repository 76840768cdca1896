"""The pages of a case: which tabs there are. Rooms of compliance add sections and actions (governance/web/parts.py says how).

The case's own sections stand at the places 0 to 40.
"""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from compliance.models import Case
from governance.web.parts import PageParts, Words

OVERVIEW = "case"
TABS: dict[str, Words] = {
    OVERVIEW: _("Overview"),
    "investigation": _("Investigation"),
    "interviews": _("Interviews"),
    "evidence": _("Evidence"),
    "findings": _("Findings"),
    "conversation": _("Conversation"),
    "course": _("Course"),
}
"""Each tab is an address of its own (the name of its route), so that a long case stays readable."""

parts = PageParts[Case]("case", first=OVERVIEW)


def tabs_of(case: Case, current: str) -> list[tuple[str, Words, bool]]:
    """Return address, words and whether it is the current one, for each tab."""
    return [(reverse(f"compliance:{name}", args=[case.pk]), words, name == current) for name, words in TABS.items()]
