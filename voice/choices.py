"""The words of voices and incidents."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Channel(models.TextChoices):
    """How a voice reached the organization."""

    COUNTER = "counter", _("At the counter")
    PHONE = "phone", _("By phone")
    LETTER = "letter", _("By letter")
    VISIT = "visit", _("During a visit outside")
    BOX = "box", _("Opinion box")
    MONITOR = "monitor", _("At a monitor meeting")
    OTHER = "other", _("Otherwise")
    WEB = "web", _("By the form on our pages")
    EMAIL = "email", _("By e-mail")
    HQ_LETTER = "hqletter", _("Letter to the president")


DIRECT = (Channel.WEB, Channel.EMAIL, Channel.HQ_LETTER)
"""What customers send to headquarters, not to an office."""
UNSIGNED = (Channel.WEB, Channel.EMAIL)
"""What comes in without anybody of ours who files it."""
AT_OFFICES = [(channel.value, channel.label) for channel in Channel if channel not in (*DIRECT, Channel.MONITOR)]
"""What an office types in; what was heard in a monitor meeting is filed from its minutes."""


class VoiceKind(models.TextChoices):
    """What the customer wants to say."""

    COMPLAINT = "complaint", _("Complaint")
    REQUEST = "request", _("Request")
    OPINION = "opinion", _("Opinion or proposal")
    PRAISE = "praise", _("Thanks or praise")
    QUESTION = "question", _("Inquiry")
    UNSORTED = "unsorted", _("Not said")


KINDS = [(kind.value, kind.label) for kind in VoiceKind if kind != VoiceKind.UNSORTED]
"""What can be chosen; a mail says nothing about its kind."""


class AnswerBy(models.TextChoices):
    """How a customer who wrote to headquarters wants to be answered."""

    EMAIL = "email", _("By e-mail")
    LETTER = "letter", _("By letter")


class VoiceState(models.TextChoices):
    """From the filing until the customer has been told what came of it."""

    OPEN = "open", _("Not answered yet")
    DRAFTED = "drafted", _("Answer waits for a decision")
    DECIDED = "decided", _("Answer to be sent")
    TOLD = "told", _("Answered")
    CLOSED = "closed", _("Ended with a result")


class IncidentKind(models.TextChoices):
    """What happened."""

    ACCIDENT = "accident", _("Accident, injury or illness")
    VIOLENCE = "violence", _("Violence, threat or disturbance")
    MONEY = "money", _("Loss of cash or valuables")
    DOCUMENTS = "documents", _("Loss or misdelivery of documents")
    SYSTEM = "system", _("Failure of systems or equipment")
    BUILDING = "building", _("Fire, disaster or building")
    ERROR = "error", _("Error in the work")
    OTHER = "other", _("Other")


class IncidentState(models.TextChoices):
    """Open until the office has reported how it ended."""

    OPEN = "open", _("Going on")
    ENDED = "ended", _("Reported to the end")


class Side(models.TextChoices):
    """Who receives everything, at the same moment."""

    HEADQUARTERS = "headquarters", _("Headquarters")
    BLOCK = "block", _("Block headquarters")
