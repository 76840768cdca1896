"""Figures in the access matrix: an edition in each state, and a case with a tie."""

from compliance.figures import actions
from compliance.figures.models import CaseTie
from compliance.figures.teaching import choices_of
from governance.organization.models import Unit
from governance.runner import run
from tests.figures import making
from tests.support.five_cases import accepted_case

PART = "committee"


def rows(office: Unit) -> dict[str, dict[str, dict[str, str]]]:
    """Return the rows."""
    year = making.settled_year()
    published = making.published(year - 1)
    case, head = accepted_case(unit=office)
    known = [code for code, _words in choices_of("article")] or ["5"]
    run(actions.tie, actor=head, subject=case.pk, kind="article", reference=known[0])
    tie = CaseTie.objects.get(case=case)
    return {
        "compliance/figures/yearly/<uuid:pk>": {
            "draft": {"pk": str(making.draft(year=year).pk)},
            "published": {"pk": str(published.pk)},
        },
        "compliance/figures/cases/<uuid:pk>": {"accepted": {"pk": str(case.pk), "tie": str(tie.pk)}},
        "hotline-figures/<int:year>": {"published": {"year": str(year - 1)}, "none": {"year": str(year)}},
    }
