"""Why something about monitor meetings is refused."""

from django.utils.translation import gettext_lazy as _

from governance.runner import Refused


class NotOpen(Refused):
    """Outside the days of application."""

    code = "not_open"
    message = _("Applications are not taken any more. Your application has not been sent.")


class StillOpen(Refused):
    """Applications may still come in."""

    code = "still_open"
    message = _("Decide after the last day for applications, so that everyone is treated alike.")


class NoPlaceLeft(Refused):
    """As many were chosen as were announced."""

    code = "no_place_left"
    message = _("As many monitors were chosen as were announced.")


class ToldBefore(Refused):
    """Noted once."""

    code = "told_before"
    message = _("It was noted before that the applicant was told.")


class DataErased(Refused):
    """Nothing to show."""

    code = "data_erased"
    message = _("The data of this person have been erased.")


class NoAddress(Refused):
    """Nowhere to send a letter."""

    code = "no_address"
    message = _("This applicant gave no postal address. Please tell them by telephone.")


class NotYet(Refused):
    """The meeting is still to come."""

    code = "not_yet"
    message = _("The day of the meeting has not come yet.")


class LeftBefore(Refused):
    """Noted once."""

    code = "left_before"
    message = _("This monitor has left already.")
