"""Why something about the audit universe was refused."""

from django.utils.translation import gettext_lazy as _

from governance.runner import Refused


class NothingWeighs(Refused):
    """All weights are nought."""

    code = "nothing_weighs"
    message = _("Give at least one factor of units a weight.")


class OneAtATime(Refused):
    """A version waits already."""

    code = "one_at_a_time"
    message = _("A version of the weights waits for the president already.")


class NoWeights(Refused):
    """No approved version."""

    code = "no_weights"
    message = _("There are no approved weights yet.")


class WithdrawnBefore(Refused):
    """It holds no longer."""

    code = "withdrawn_before"
    message = _("The judgement was withdrawn already.")
