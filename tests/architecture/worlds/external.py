"""What the external counter has passed on."""

from compliance.actions import pass_on
from compliance.choices import Counter
from compliance.models import PassingOn
from compliance.passing import Passed
from governance.organization.models import Unit
from governance.runner import run
from tests.support import factories

PART = "compliance"


def rows(office: Unit) -> dict[str, dict[str, dict[str, str]]]:
    """Return a report about the office as the counsel keeps it."""
    case, _ = factories.file_case(unit=office, counter=Counter.EXTERNAL)
    counsel = factories.actor(factories.person("external_counsel"))
    passed = Passed(factories.content(), office, "staff", ())
    run(pass_on, actor=counsel, subject=case.pk, passed=passed, with_name=False, message="引き継ぎました。")
    return {"compliance/passed-on/<uuid:pk>/": {"passed on": {"pk": str(PassingOn.objects.get(case=case).pk)}}}
