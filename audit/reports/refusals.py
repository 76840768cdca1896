"""Why something about reports was refused."""

from django.utils.translation import gettext_lazy as _

from governance.runner import Refused


class ReportThere(Refused):
    """One report for each audit."""

    code = "report_there"
    message = _("The report of this audit has been begun already.")


class NotYet(Refused):
    """No report before the fieldwork."""

    code = "not_yet"
    message = _("The report is written during and after the fieldwork, and handed in after it.")


class FindingsOpen(Refused):
    """The facts of a finding are not settled."""

    code = "findings_open"
    message = _("The facts of a finding are not settled yet. Settle or withdraw it first.")


class NoReviewer(Refused):
    """Nobody to review."""

    code = "no_reviewer"
    message = _("The team has no reviewer. The audit head names one first.")


class Changed(Refused):
    """Not what was seen."""

    code = "changed"
    message = _("This is not what was handed in, or a finding was withdrawn since. Send the report back.")
