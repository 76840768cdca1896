"""What the page of a case shows and offers."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from compliance import words
from compliance.case_page import parts
from compliance.choices import WORKED_ON
from compliance.guard.access import may_ask
from compliance.guard.models import Necessity
from compliance.guard.records import records_of
from compliance.lifecycle import erased_with_case
from compliance.models import Case
from governance import vault
from governance.access import Actor
from governance.web.parts import Offer, Section

words.declare("guard.request_step", _("The external counsel was asked about a step that could point at the reporter"))


@parts.section
def steps(case: Case, actor: Actor) -> Section | None:
    """Return the records of the case; nothing when there are none."""
    records = records_of(case)
    if not records:
        return None
    return Section(_("Steps that could point at the reporter"), "guard/_on_case.html", {"records": records}, place=60)


@parts.offers
def offered(case: Case, actor: Actor) -> list[Offer]:
    """Offer the request and the wording check to those who work on the case."""
    if case.state not in WORKED_ON or not may_ask(actor, case):
        return []
    return [
        Offer(_("Ask before a step that could point at the reporter"), reverse("guard:request-step", args=[case.pk])),
        Offer(_("Check the wording of a text for others"), reverse("guard:check", args=[case.pk])),
    ]


@erased_with_case
def erase_records(case: Case) -> None:
    """Destroy the keys of what counsel could read of the case."""
    for record in Necessity.objects.filter(case=case).select_related("box"):
        vault.destroy(record.box)
