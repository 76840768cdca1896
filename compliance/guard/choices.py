"""Steps that could point at a reporter, states of a request, and why a wording points at a person."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Step(models.TextChoices):
    """What could single the reporter out."""

    LOGS = "logs", _("Pulling logs of terminals, doors or mail")
    HANDWRITING = "handwriting", _("Comparing handwriting or style")
    ASKING = "asking", _("Asking who knew of the facts")
    DEVICES = "devices", _("Collecting devices or papers from people")
    INTERVIEWS = "interviews", _("Interviews of a small circle")
    OTHER = "other", _("Another step")


class NecessityState(models.TextChoices):
    """From the request to the step."""

    OPEN = "open", _("Waits for the external counsel")
    APPROVED = "approved", _("Approved")
    REFUSED = "refused", _("Not approved")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    DONE = "done", _("Carried out")


class Reason(models.TextChoices):
    """Why a stretch of text could point at a person."""

    NAME = "name", _("The name of a person of the unit")
    POST = "post", _("A post that one person holds")
    SMALL = "small", _("A unit with few people")
    DATE = "date", _("An exact day")
    TIME = "time", _("An exact time")
    GENDER = "gender", _("Says man or woman")
    TRAIT = "trait", _("Age, career or way of employment")
    PHRASE = "phrase", _("Speaks of who reported or saw it")
    REPORT = "report", _("The same words as in the report")
