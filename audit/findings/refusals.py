"""Why something about findings was refused."""

from django.utils.translation import gettext_lazy as _

from governance.runner import Refused


class NotOpened(Refused):
    """Nothing is written of an audit that is not at work."""

    code = "audit_not_at_work"
    message = _("Findings are written between the opening of the audit and its report.")


class NotAudited(Refused):
    """The unit is not part of the audit, or was not told of it."""

    code = "unit_not_audited"
    message = _("This unit is not audited, or was not told of the audit yet.")
    field = "unit"


class NothingRecommended(Refused):
    """A finding leads to something."""

    code = "nothing_recommended"
    message = _("Write at least one point to improve or one proposal.")
    field = "improvement"


class NoPlan(Refused):
    """Who agrees says what will be done."""

    code = "no_plan"
    message = _("Say what will be done, by whom and until when.")
    field = "what_1"


class NoEvidence(Refused):
    """Done without anything to show it."""

    code = "no_evidence"
    message = _("What is reported as put right needs evidence: choose at least one file.")
    field = "evidence"


class CodeTaken(Refused):
    """The code, the name or the day is taken."""

    code = "taken"
    message = _("There is one already. Choose another code, name or day.")


class PastScale(Refused):
    """A version from the past would change ratings after the fact."""

    code = "past_scale"
    message = _("A new version of the scale begins tomorrow at the earliest.")
    field = "valid_from"


class NothingOpen(Refused):
    """Nothing to look at again."""

    code = "nothing_open"
    message = _("Nothing of this audit is open. There is nothing to follow up.")
