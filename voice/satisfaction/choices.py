"""Words of customer satisfaction surveys."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Channel(TextChoices):
    """How a sheet or a code on a form reaches a customer."""

    COUNTER = "counter", _("Sheet handed out at the office")
    NOTICE = "notice", _("Code on the pension coverage letter (ねんきん定期便)")
    CLAIM = "claim", _("Code on a claim form")


MAILED = (Channel.NOTICE, Channel.CLAIM)


class Rhythm(TextChoices):
    """When the waves of a survey come."""

    HALF_YEARLY = "half", _("January and July, at every office")
    CONTINUOUS = "always", _("Without a break, by codes on mailed forms; a wave for each quarter")


class ProposalState(TextChoices):
    """How far a proposed wave has come."""

    PROPOSED = "proposed", _("Proposed")
    CONFIRMED = "confirmed", _("Confirmed")
    DROPPED = "dropped", _("Not held")


class SheetState(TextChoices):
    """How far the typing of a paper sheet has come. Once both entries agree the row is gone."""

    ONCE = "once", _("Typed once")
    DIFFERS = "differs", _("The two entries differ")
