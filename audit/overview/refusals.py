"""Why something about the yearly opinion was refused."""

from django.utils.translation import gettext_lazy as _

from governance.runner import Refused


class OpinionThere(Refused):
    """One a year."""

    code = "opinion_there"
    message = _("There is an opinion of this fiscal year already.")
    field = "fiscal_year"


class OtherContent(Refused):
    """Not what was seen."""

    code = "other_content"
    message = _("This is not what was handed over. Read the opinion again.")
