"""Why something about a leak incident cannot be done."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from governance.runner import Refused


class NotEarlier(Refused):
    """The moment of knowing only ever turns out to be earlier."""

    code = "not_earlier"
    message = _("The clocks run from the earlier moment already. They never start anew.")


class DraftThere(Refused):
    """One draft of a kind at a time."""

    code = "draft_there"
    message = _("There is a draft of this report already. Change it, or submit it first.")


class NothingToTell(Refused):
    """Letters need persons and words."""

    code = "nothing_to_tell"
    message = _("A list with names and addresses and the text of the letter are needed first.")


class OtherPersons(Refused):
    """A frozen scope is completed with names and addresses, and stays the same."""

    code = "other_persons"
    message = _("The list does not hold exactly the persons that were frozen from the log of views.")


class NoScope(Refused):
    """No room says whose records were viewed."""

    code = "no_scope"
    message = _("The log of views gives no persons for this incident.")


class ToldAlready(Refused):
    """One publication instead of telling."""

    code = "told_already"
    message = _("It is decided already that a publication takes the place of telling them.")


class NoParent(Refused):
    """A cause hangs on a cause of the same incident."""

    code = "no_parent"
    message = _("This cause does not belong to the incident.")


class OpenEnds(Refused):
    """Something is owed yet."""

    code = "open_ends"

    def __init__(self, missing: Sequence[Any]) -> None:
        self.message: Any = _("It cannot be closed yet. Missing: %(missing)s") % {
            "missing": "、".join(str(one) for one in missing)
        }


class ConfirmedAlready(Refused):
    """The version of the criteria was confirmed before."""

    code = "confirmed"
    message = _("The legal office has confirmed this version already.")


class OwnConfirmation(Refused):
    """Who notes the confirmation is who confirmed."""

    code = "own_confirmation"
    message = _("Somebody else than you confirms it.")
    field = "confirmed_by"


class BeforeTheLast(Refused):
    """A version would begin before, or on the day of, the one before it."""

    code = "before_the_last"
    message = _("The day must lie after the day on which the last version came into force.")
    field = "valid_from"
