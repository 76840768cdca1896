"""Why something about the self-assessment was refused."""

from django.utils.translation import gettext_lazy as _

from governance.runner import Refused


class NoCatalogue(Refused):
    """Nothing to assess against."""

    code = "no_catalogue"
    message = _("No version of the catalogue is in force yet.")


class AssessedBefore(Refused):
    """One a year."""

    code = "assessed_before"
    message = _("There is an assessment of this fiscal year already.")
    field = "fiscal_year"


class OwnWork(Refused):
    """Nobody rates their own work."""

    code = "own_work"
    message = _("This is your own work. Another auditor rates it and looks at the rating.")
    field = "owner"


class NotLookedAt(Refused):
    """Some standard is not through."""

    code = "not_looked_at"
    message = _("Some standards are not rated, or no other auditor has looked at the rating yet.")


class GapWithoutMeasure(Refused):
    """A gap nobody closes."""

    code = "gap_without_measure"
    message = _("A standard that is not kept has no measure yet.")


class OtherLines(Refused):
    """Not what was seen."""

    code = "other_lines"
    message = _("Something was rated in the meantime. Read the assessment again.")
