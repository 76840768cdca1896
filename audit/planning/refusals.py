"""Why something about a plan was refused."""

from django.utils.translation import gettext_lazy as _

from governance.runner import Refused


class OpenAlready(Refused):
    """One draft at a time."""

    code = "open_already"
    message = _("A version of this year is open already.")
    field = "fiscal_year"


class NeedsReason(Refused):
    """A change of an approved plan."""

    code = "needs_reason"
    message = _("There is an approved plan for this year. Say why it is changed.")
    field = "reason"


class NothingPlanned(Refused):
    """An empty plan."""

    code = "nothing_planned"
    message = _("The plan has no lines.")


class NotAsShown(Refused):
    """The plan that the president saw is another one."""

    code = "not_as_shown"
    message = _("The plan is not the one that you saw. Read it again.")


class NotInForce(Refused):
    """The line is of a draft, or of a version that was replaced."""

    code = "not_in_force"
    message = _("Only from a line of the plan in force an audit is planned.")


class WorkHasBegun(Refused):
    """A line with an engagement stays."""

    code = "work_has_begun"
    message = _("An audit was planned from this line. Cancel the audit first, or leave the line as it is.")
    field = "line"
