"""What a case shows of its measures, and that it stays open until each was checked."""

from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from compliance.case_page import parts
from compliance.lifecycle import closing_condition
from compliance.measures.access import case_for_measures
from compliance.measures.queries import measures_for, open_measures
from compliance.models import Case
from governance.access import Actor
from governance.web.parts import Offer, Section


@parts.section
def measures_of_the_case(case: Case, actor: Actor) -> Section | None:
    """Show the measures of the case that the reader may see; nothing when there are none."""
    rows = list(measures_for(actor).filter(case=case).order_by("due_on", "pk"))
    return Section(_("Measures"), "measures/_on_case.html", {"measures": rows}, place=60) if rows else None


@parts.offers
def offered_measures(case: Case, actor: Actor) -> list[Offer]:
    """Offer a measure to those who work on the case."""
    if case.state not in ("accepted", "investigating", "concluded") or not case_for_measures(actor, case):
        return []
    return [Offer(_("Propose a measure"), reverse("measures:propose-for-case", args=[case.pk]))]


@closing_condition
def measures_without_check(case: Case) -> list[str]:
    """Return each measure that was not checked yet, or did not work and was not followed up (issue: no case closes before)."""
    words = _now("The measure «%(title)s» has not been checked for its effect, or needs another one in its place.")
    return [words % {"title": measure} for measure in open_measures(case)]
