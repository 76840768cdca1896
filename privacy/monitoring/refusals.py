"""Why something was refused."""

from django.utils.translation import gettext_lazy as _

from governance.runner import Refused


class NotOlder(Refused):
    """The evidence was recorded at or after the view."""

    code, field = "not_older", "evidence_time"
    message = _("A purpose is shown only by something recorded before the view.")


class NotOlderInTheStore(Refused):
    """By the store the record named was entered after the view."""

    code, field = "not_older_in_the_store", "evidence_reference"
    message = _("By the records that have come in, this was entered only after the view.")


class NothingLeft(Refused):
    """None of the views was named."""

    code, field = "nothing_left", "views"
    message = _("Choose the views for which there is no purpose.")


class NoUnit(Refused):
    """The filer belongs to no unit."""

    code = "no_unit"
    message = _("You belong to no unit for which this can be asked.")


class TooMany(Refused):
    """More views than a printed report bears."""

    code = "too_many_views"
    message = _("There are more than 1,000 views in this period. Ask again for shorter periods.")


class NamesWithoutReason(Refused):
    """The viewers are to be named, but it is not said why."""

    code, field = "names_without_reason", "note"
    message = _("Say why the viewers are to be named.")
