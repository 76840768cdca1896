"""What the pages of cases share."""

from compliance.access import CASE_ROLES
from governance.access import roles
from governance.web.views import ActionView

CASES = roles(*CASE_ROLES)


class CaseActionView(ActionView):
    """An action on a case."""

    requires = CASES
