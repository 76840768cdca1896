"""Why something about answers and important voices cannot be done."""

from django.utils.translation import gettext_lazy as _

from governance.runner import Refused


class ImportantAlready(Refused):
    """A voice belongs to one record."""

    code = "important_already"
    message = _("This voice is followed as important already.")


class NoSuchVoice(Refused):
    """No voice with the number that the actor sees."""

    code = "no_such_voice"
    message = _("There is no voice with this number.")


class NotTold(Refused):
    """The result does not fit what happened."""

    code = "not_told"
    message = _("This result does not fit. Have the answer decided and tell the customer, then close the voice.")


class NotPublicYet(Refused):
    """An answer by publication needs the publication."""

    code = "not_public_yet"
    message = _("The answer is to be given by publication. The voice can be closed once it is public.")


class StillOpen(Refused):
    """The record of an important voice has open ends."""

    code = "still_open"
    message = _("Instructions, measures or voices of this record are still open. Look at the list on its page.")


class NotChecked(Refused):
    """No office has been looked at."""

    code = "not_checked"
    message = _("No office has been checked yet. Check at least one first.")


class NotCounted(Refused):
    """The later figure is missing."""

    code = "not_counted"
    message = _("The voices after the change have not been counted yet. It can be said only then whether it worked.")


class TooEarly(Refused):
    """A criterion changes from its first day on at the earliest."""

    code = "too_early"
    message = _("The change must begin after the first day of the present wording.")
