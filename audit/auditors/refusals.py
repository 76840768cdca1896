"""Why something about auditors was refused."""

from django.utils.translation import gettext_lazy as _

from governance.runner import Refused


class AtWork(Refused):
    """The fact would bar somebody from an engagement on which they work."""

    code = "at_work"
    message = _("An auditor is at work where this bars them. The audit head releases them from the team first.")


class EnteredAlready(Refused):
    """The same is there already."""

    code = "entered_already"
    message = _("This is entered already.")
    field = "code"


class NotAnAuditor(Refused):
    """Only people who hold the role."""

    code = "not_an_auditor"
    message = _(
        "Nobody with the role of an auditor or the audit head has this staff number, or they are entered already."
    )
    field = "person"


class NotBefore(Refused):
    """Versions begin in the future, the latest one last."""

    code = "not_before"
    message = _("A version begins after today and after all others.")
    field = "valid_from"
