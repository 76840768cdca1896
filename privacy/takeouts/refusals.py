"""Why something about taking data outside was refused."""

from django.utils.translation import gettext_lazy as _

from governance.runner import Refused


class NoUnit(Refused):
    """The asker belongs to no unit."""

    code = "no_unit"
    message = _("You belong to no unit for which this can be asked.")


class TooLate(Refused):
    """The day is over."""

    code = "too_late"
    message = _("More time is asked for before the day is over. Bring back what is outside.")


class ExtensionWaits(Refused):
    """There is a wish already."""

    code = "extension_waits"
    message = _("More time was asked for already; the decision is to come.")


class NoExtension(Refused):
    """There is nothing to decide."""

    code = "no_extension"
    message = _("No wish for more time waits for a decision.")


class NotLater(Refused):
    """The new day is not later."""

    code = "not_later"
    message = _("The new day must lie after the present one.")
    field = "due_on"


class NotOut(Refused):
    """The item is not outside."""

    code = "not_out"
    message = _("None of what is outside has this number.")
    field = "code"


class NothingClaimed(Refused):
    """No item is said to be destroyed."""

    code = "nothing_claimed"
    message = _("Nothing waits for the confirmation that it was destroyed.")


class Expired(Refused):
    """The approved day is over before anything went out."""

    code = "approval_expired"
    message = _("The day until which it was approved is over. Give it up and ask again.")


class StillInside(Refused):
    """Not everything was read at the door."""

    code = "not_all_read"
    message = _("Read the number of each item before it goes out.")
    field = "codes"
