"""What this room adds to the pages of a case."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from compliance.case_page import OVERVIEW, parts
from compliance.figures.access import may_tie
from compliance.figures.models import CaseTie
from compliance.models import Case
from governance.access import Actor
from governance.web.parts import Offer, Section


@parts.section
def ties_of_case(case: Case, actor: Actor) -> Section | None:
    """Return what the case is tied to."""
    ties = list(CaseTie.objects.filter(case=case))
    if not ties:
        return None
    return Section(
        _("What this case teaches something about"), "figures/_on_case.html",
        {"ties": ties, "may_tie": may_tie(actor, case)}, place=70,
    )  # fmt: skip


@parts.offers
def offered(case: Case, actor: Actor) -> list[Offer]:
    """Offer to tie the case to those who handle it."""
    if not may_tie(actor, case):
        return []
    return [Offer(_("Tie to an article, course or question"), reverse("figures:tie", args=[case.pk]), OVERVIEW)]
