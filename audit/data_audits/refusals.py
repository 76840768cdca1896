"""Why something about data audits was refused."""

from django.utils.translation import gettext_lazy as _

from governance.runner import Refused


class NotReady(Refused):
    """Nothing to run on."""

    code = "not_ready"
    message = _("The data set is not ready.")


class NoSample(Refused):
    """Nothing to evaluate."""

    code = "no_sample"
    message = _("Only a sample that was drawn can be evaluated.")


class NotInSample(Refused):
    """Errors in rows that were not drawn say nothing about the whole."""

    code = "not_in_sample"
    message = _("One of the rows is not in the sample.")
    field = "errors"


class NowhereToFile(Refused):
    """No room takes working papers yet, or it is filed already."""

    code = "nowhere_to_file"
    message = _("It is filed already, or cannot be filed.")
