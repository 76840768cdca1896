"""What this room adds to the pages of a case: the information it was made of, and what was joined to it."""

from django.utils.translation import gettext_lazy as _

from compliance.case_page import parts
from compliance.information.access import readable
from compliance.information.content import copy_in_case
from compliance.information.models import Information
from compliance.information.queries import with_names
from compliance.lifecycle import erased_with_case
from compliance.models import Case
from governance import vault
from governance.access import Actor
from governance.web.parts import Section


@parts.section
def information_on_case(case: Case, actor: Actor) -> Section | None:
    """Return the entries behind the case; those joined with their text, from the copy that was sealed to the case."""
    rows = list(with_names(Information.objects.filter(case=case)).order_by("registered_at"))
    if not rows:
        return None
    links = set(readable(actor).filter(case=case).values_list("pk", flat=True))
    for row in rows:
        row.case = case  # the case's box, without a query for each
    shown = [(row, copy_in_case(row, actor) if row.sealed_for_case else None, row.pk in links) for row in rows]
    return Section(_("Information behind this case"), "information/_on_case.html", {"shown": shown}, place=45)


@erased_with_case
def erase_entries(case: Case) -> None:
    """Destroy the keys of the entries that became the case or were joined to it."""
    for information in Information.objects.filter(case=case).select_related("box"):
        vault.destroy(information.box)
