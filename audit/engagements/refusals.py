"""Why something about engagements was refused."""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from governance.runner import Refused


class NotIndependent(Refused):
    """The rule of independence bars somebody."""

    code = "not_independent"
    message = _("Not independent. Only the president can lift the rule, for a reason.")
    field = "auditor"


class MemberNotIndependent(Refused):
    """A change would leave somebody of the team without independence."""

    code = "member_not_independent"
    message = _("Somebody of the team would not be independent. Release them first.")


class AlreadyInTeam(Refused):
    """One role each, one lead."""

    code = "already_in_team"
    message = _("The auditor is in the team already, or the team has a lead already.")
    field = "auditor"


class NotInTeam(Refused):
    """Nobody to release."""

    code = "not_in_team"
    message = _("The auditor is not in the team.")
    field = "auditor"


class NoLead(Refused):
    """Nothing is opened without a lead."""

    code = "no_lead"
    message = _("The team has no lead. Name one first.")


class NothingToAudit(Refused):
    """No unit, process or system is named."""

    code = "nothing_to_audit"
    message = _("Name at least one unit, process or system.")
    field = "units"


class NothingHidden(Refused):
    """Nothing left to reveal."""

    code = "nothing_hidden"
    message = _("All offices are revealed already.")


class Hindered(Refused):
    """Another room says that something is still to be done."""

    code = "hindered"

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.message = format_lazy("{}", words)


class NotReported(Refused):
    """An audit ends with a report, or with a reason that the president sees."""

    code = "not_reported"
    message = _("No report of this audit was approved. Give the reason why there is none; the president is told.")
    field = "unreported_because"


class StillSecret(Refused):
    """The number of the draw would tell of an audit that is not opened."""

    code = "still_secret"
    message = _("Something that was drawn is not planned or not opened yet. The number would tell of it.")


class PoolTooSmall(Refused):
    """Fewer units than picks."""

    code = "pool_too_small"
    message = _("There are fewer units in the pool than are to be drawn.")
    field = "picks"


class NothingLifted(Refused):
    """No conflict of this kind."""

    code = "nothing_to_lift"
    message = _("There is no such conflict. Lift only what stands in the way.")
    field = "lifts"


class AskedAlready(Refused):
    """The president has still to decide on this auditor."""

    code = "asked_already"
    message = _("The president has been asked about this auditor already and has not decided yet.")
    field = "auditor"
